import { type ReactNode, type RefObject, useId } from 'react'
import { Button } from 'react-aria-components'

/** One of the large choices of the welcome screen. */
export function Choice({
  icon,
  title,
  text,
  isDisabled,
  isExpanded,
  onPress,
  ref,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly isDisabled: boolean
  /** For a choice that opens something beneath it. */
  readonly isExpanded?: boolean
  readonly onPress: () => void
  readonly ref?: RefObject<HTMLButtonElement | null>
}) {
  const [named, described] = [useId(), useId()]
  return (
    <Button
      {...(ref && { ref })}
      className="choice-card"
      isDisabled={isDisabled}
      onPress={onPress}
      aria-labelledby={named}
      aria-describedby={described}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
    >
      {icon}
      <span id={named} className="choice-title">
        {title}
      </span>
      <span id={described} className="choice-text">
        {text}
      </span>
    </Button>
  )
}
