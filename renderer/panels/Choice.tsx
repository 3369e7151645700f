import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import { DownIcon } from './icons'

interface ChoiceProps {
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly isDisabled?: boolean
}

/** One of a few, by name. */
export function Choice({ label, choices, chosen, onChoose, isDisabled = false }: ChoiceProps) {
  return (
    <Select
      className="field"
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(String(key))}
      isDisabled={isDisabled}
    >
      <Label>{label}</Label>
      <Button className="button select">
        <SelectValue />
        <DownIcon />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {choices.map(({ id, name }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="menu-item">
              <bdi>{name}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
