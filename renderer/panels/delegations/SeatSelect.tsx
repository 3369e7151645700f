import { delegationOf, roles, type SeatOf } from '../../../shared/conference'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Choice } from '../Choice'
import { usePlates } from '../conference'
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
    <Choice
      label={label}
      choices={seats.map((each) => ({
        id: keyOf(each),
        name: partOf({ role: each.role, delegation: delegationOf(each) }, plates),
      }))}
      chosen={seat && keyOf(seat)}
      onChoose={(key) => onChoose(seats.find((each) => keyOf(each) === key) ?? null)}
      none={t('panel.invite.choose')}
    />
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
