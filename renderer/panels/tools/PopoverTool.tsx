import { type ReactNode, useEffect, useRef } from 'react'
import { Button, Dialog, Popover, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useConference } from '../conference'

interface PopoverToolProps {
  /** What is read on the button where there is a sign on it alone. */
  readonly name: string
  /** What its dialog is called, where that is another name. */
  readonly title?: string
  readonly keys: string
  readonly sign: ReactNode
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly isDisabled?: boolean
  /** Whether what it is for is so where the caret is. */
  readonly isSelected?: boolean
  /** By which its own style is known. */
  readonly kind: string
  readonly children: ReactNode
}

/** A tool with a dialog behind it, about the place of the caret. */
export function PopoverTool({
  name,
  title = name,
  keys,
  sign,
  isOpen,
  onOpen,
  onClose,
  isDisabled = false,
  isSelected = false,
  kind,
  children,
}: PopoverToolProps) {
  const { page } = useConference()
  const button = useRef<HTMLButtonElement>(null)
  // Back into the text, and not to the button: the caret waits there for the next word.
  useEffect(() => (isOpen ? () => page.editor()?.focus() : undefined), [isOpen, page])
  return (
    <>
      <TooltipTrigger delay={600}>
        <Button
          className={`tool ${kind}-tool`}
          aria-label={name}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          data-selected={isSelected || undefined}
          isDisabled={isDisabled}
          onPress={onOpen}
          ref={button}
        >
          {sign}
        </Button>
        <Tooltip className="tip">
          {name}
          <kbd>{keys}</kbd>
        </Tooltip>
      </TooltipTrigger>
      <Popover
        className={`popover ${kind}-popover`}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={(stays) => !stays && onClose()}
      >
        <Dialog aria-label={title} className={`${kind}-dialog`}>
          {children}
        </Dialog>
      </Popover>
    </>
  )
}
