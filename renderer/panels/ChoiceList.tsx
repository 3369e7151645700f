import { ListBox, ListBoxItem, Popover } from 'react-aria-components'

export interface NamedChoice<T extends string> {
  readonly id: T
  readonly name: string
  /** By what it is found when one types, if that is not its name. */
  readonly typed?: string
}

interface ChoiceListProps<T extends string> {
  readonly choices: readonly NamedChoice<T>[]
  /** Of whole sentences. */
  readonly isLong?: boolean
}

/** What opens beneath the button of a `Select`. */
export function ChoiceList<T extends string>({ choices, isLong = false }: ChoiceListProps<T>) {
  return (
    <Popover className={isLong ? 'popover choices-long' : 'popover'}>
      <ListBox className="menu">
        {choices.map(({ id, name, typed = name }) => (
          <ListBoxItem key={id} id={id} textValue={typed} className="menu-item">
            <bdi>{name}</bdi>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
