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

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly choices: readonly { readonly id: T; readonly name: string }[]
  readonly chosen: T | null
  readonly onChoose: (id: T) => void
  readonly isDisabled?: boolean
  /** Where none of them is chosen. */
  readonly none?: string
}

/** One of a few, by name. */
export function Choice<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
  isDisabled = false,
  none,
}: ChoiceProps<T>) {
  return (
    <Select
      className="field"
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const choice = choices.find(({ id }) => id === key)
        if (choice) onChoose(choice.id)
      }}
      isDisabled={isDisabled}
      {...(none !== undefined && { placeholder: none })}
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
