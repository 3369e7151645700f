import { type ReactNode, type Ref, useState } from 'react'
import {
  Button,
  Keyboard,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Text,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { DownIcon } from '../icons'
import { useOnceClosed } from '../use-once-closed'

interface MenuToolProps {
  /** What is read on the button, and what the menu is called. */
  readonly name: string
  /** Where the button itself says too little. */
  readonly label?: string
  readonly keys?: string
  readonly onAction: (key: string) => void
  readonly isDisabled?: boolean
  readonly disabled?: readonly string[]
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A tool with several things to choose from behind it. */
export function MenuTool({
  name,
  label = name,
  keys,
  onAction,
  isDisabled = false,
  disabled = [],
  isOpen,
  onOpenChange,
  buttonRef,
  children,
}: MenuToolProps) {
  const [own, setOwn] = useState(false)
  const open = isOpen ?? own
  const onceClosed = useOnceClosed(open)
  return (
    <MenuTrigger isOpen={open} onOpenChange={onOpenChange ?? setOwn}>
      <TooltipTrigger delay={600} isDisabled={!keys && label === name}>
        <Button className="tool tool-menu" isDisabled={isDisabled} ref={buttonRef}>
          {name}
          <DownIcon />
        </Button>
        <Tooltip className="tip">
          {label}
          {keys && <kbd>{keys}</kbd>}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover tool-popover" placement="bottom start" aria-label={label}>
        <Menu
          className="menu"
          aria-label={label}
          disabledKeys={disabled}
          onAction={(key) => onceClosed(() => onAction(String(key)))}
        >
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface ItemProps {
  readonly id: string
  readonly name: string
  readonly keys?: string | undefined
  /** For what is so or not so: whether it is. */
  readonly checked?: boolean
}

export function Item({ id, name, keys, checked }: ItemProps) {
  return (
    <MenuItem id={id} textValue={name} className="menu-item tool-item">
      {checked !== undefined && (
        <span className="tool-check" aria-hidden="true">
          {checked ? '✓' : ''}
        </span>
      )}
      <Text slot="label">{name}</Text>
      {keys && <Keyboard>{keys}</Keyboard>}
    </MenuItem>
  )
}
