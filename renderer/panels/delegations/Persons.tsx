import { useState } from 'react'
import { Button } from 'react-aria-components'
import { delegationOf, type Seat, type SeatOf } from '../../../shared/conference'
import type { People } from '../../../shared/people'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { useConference, useLive, usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { DeviceList, isGoodNow } from './DeviceList'
import { Mark } from './Plate'
import { SeatSelect } from './SeatSelect'
import { saySeat } from './say-people'
import { useSeen } from './use-seen'

/** Everybody who has joined: the pen, another seat, and the devices by which they come in. */
export function Persons() {
  const { session } = useConference()
  const people = useLive(session.roll)
  const plates = usePlates()
  const seen = useSeen()
  if (people.persons.length === 0) return null
  const persons = [...people.persons].sort(
    (a, b) => compareNames(saySeat(a, plates), saySeat(b, plates)) || compareNames(a.name, b.name),
  )
  return (
    <section className="board">
      <h3>{t('panel.persons.title', { count: persons.length })}</h3>
      <ul className="persons">
        {persons.map((seat) => (
          <li key={seat.person}>
            <Person seat={seat} people={people} seen={seen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PersonProps {
  readonly seat: Seat
  readonly people: People
  readonly seen: Readonly<Record<string, string>>
}

function Person({ seat, people, seen }: PersonProps) {
  const { session, seat: own } = useConference()
  const here = useLive(session.people)
  const plates = usePlates()
  const acting = useAct()
  const isSelf = seat.person === own.person
  const isHere = here.some(
    ({ user }) =>
      user.name === seat.name && user.role === seat.role && user.delegation === delegationOf(seat),
  )
  const devices = people.devices.filter(({ person }) => person === seat.person)
  const isOut = devices.every((each) => !isGoodNow(people, each))
  return (
    <details className="person">
      <summary>
        <span className="plate">
          <Mark delegation={delegationOf(seat)} />
          <span>
            <bdi>{seat.name}</bdi>
            {isSelf && <span className="hint"> {t('bar.here.you')}</span>}
            <span className="hint person-seat">
              <bdi>{saySeat(seat, plates)}</bdi>
            </span>
          </span>
        </span>
        <span className="hint">
          {isOut ? t('panel.persons.out') : t(isHere ? 'panel.persons.here' : 'panel.persons.away')}
        </span>
      </summary>
      <div className="person-body">
        {!isSelf && !isOut && <OtherSeat seat={seat} acting={acting} />}
        <DeviceList
          devices={devices}
          people={people}
          name={seat.name}
          seen={seen}
          onRevoke={
            isSelf ? null : (device) => void acting.perform({ kind: 'revoke-device', device })
          }
        />
        <NotDoneHere acting={acting} />
      </div>
    </details>
  )
}

/** The pen is given and taken with a tick; another seat is chosen, and then given. */
function OtherSeat({ seat, acting }: { readonly seat: Seat; readonly acting: Acting }) {
  const [to, setTo] = useState<SeatOf | null>(null)
  const give = (other: SeatOf) =>
    acting.perform({ kind: 'change-seat', person: seat.person, to: other })
  return (
    <>
      {seat.role === 'delegation' && (
        <Check
          label={t('panel.persons.pen')}
          isSelected={seat.pen}
          onChange={(pen) => void give({ role: 'delegation', delegation: seat.delegation, pen })}
        />
      )}
      <div className="one-line">
        <SeatSelect label={t('panel.persons.another')} seat={to} onChoose={setTo} />
        <Button
          className="button"
          isDisabled={!to || acting.doing.kind === 'busy'}
          onPress={async () => {
            if (to && (await give(to))) setTo(null)
          }}
        >
          {t('panel.persons.give')}
        </Button>
      </div>
    </>
  )
}
