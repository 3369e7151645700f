import type { ReactNode } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'

interface ToolProps {
  readonly name: string
  readonly keys?: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A button of a tool bar, by its picture; its name and its keys are in the tip. */
export function Tool({ name, keys, children, ...button }: ToolProps) {
  return (
    <TooltipTrigger delay={600}>
      <Button className="tool" aria-label={name} {...button}>
        {children}
      </Button>
      <Tip name={name} keys={keys} />
    </TooltipTrigger>
  )
}

export function Tip({ name, keys }: { readonly name: string; readonly keys: string | undefined }) {
  return (
    <Tooltip className="tip">
      {name}
      {keys && <kbd>{keys}</kbd>}
    </Tooltip>
  )
}
