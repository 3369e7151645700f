import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components'

/** One of the large choices of the welcome screen. */
export function Choice({
  icon,
  title,
  text,
  isDisabled,
  isExpanded,
  onPress,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly isDisabled: boolean
  /** For a choice that opens something beneath it. */
  readonly isExpanded?: boolean
  readonly onPress: () => void
}) {
  const [named, described] = [useId(), useId()]
  return (
    <Button
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
