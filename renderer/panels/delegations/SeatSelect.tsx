import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import { delegationOf, roles, type SeatOf } from '../../../shared/conference'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { usePlates } from '../conference'
import { DownIcon } from '../icons'
import { type Plates, partOf } from './plates'

interface SeatSelectProps {
  readonly label: string
  readonly seat: SeatOf | null
  readonly onChoose: (seat: SeatOf | null) => void
}

/** The seats of a conference: a delegation's, with its pen, or one of the other three. */
export function SeatSelect({ label, seat, onChoose }: SeatSelectProps) {
  const plates = usePlates()
  const seats = seatsOffered(plates)
  return (
    <Select
      className="field"
      placeholder={t('panel.invite.choose')}
      selectedKey={seat ? keyOf(seat) : null}
      onSelectionChange={(key) => onChoose(seats.find((each) => keyOf(each) === key) ?? null)}
    >
      <Label>{label}</Label>
      <Button className="button select">
        <SelectValue />
        <DownIcon />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {seats.map((each) => (
            <ListBoxItem key={keyOf(each)} id={keyOf(each)} className="menu-item">
              {partOf({ role: each.role, delegation: delegationOf(each) }, plates)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

function seatsOffered(plates: Plates): readonly SeatOf[] {
  const named = [...plates.all].sort((a, b) => compareNames(a.name, b.name))
  return [
    ...named.map(({ id }): SeatOf => ({ role: 'delegation', delegation: id, pen: true })),
    ...roles.flatMap((role): SeatOf[] => (role === 'delegation' ? [] : [{ role }])),
  ]
}

function keyOf(seat: SeatOf): string {
  return seat.role === 'delegation' ? `delegation/${seat.delegation}` : seat.role
}
