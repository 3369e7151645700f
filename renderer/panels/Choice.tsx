import { Button, Label, Select, SelectValue } from 'react-aria-components'
import { ChoiceList, type NamedChoice } from './ChoiceList'
import { DownIcon } from './icons'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly choices: readonly NamedChoice<T>[]
  readonly chosen: T | null
  readonly onChoose: (id: T) => void
  readonly isDisabled?: boolean
  /** Where none of them is chosen. */
  readonly none?: string
  /** Whether they are whole sentences. */
  readonly isLong?: boolean
  /** Whether it has the focus when its panel opens. */
  readonly isFirst?: boolean
}

/** One of a few, by name. */
export function Choice<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
  isDisabled = false,
  none,
  isLong = false,
  isFirst,
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
      <Button
        className={isLong ? 'button select chosen-long' : 'button select'}
        data-first={isFirst}
      >
        <SelectValue />
        <DownIcon />
      </Button>
      <ChoiceList choices={choices} isLong={isLong} />
    </Select>
  )
}
