import { useState } from 'react'
import { Button } from 'react-aria-components'
import { delegationOf, type Seat, type SeatOf } from '../../../shared/conference'
import { type Device, type People, standingOf } from '../../../shared/people'
import { compareNames, formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { Confirm } from '../Confirm'
import { useConference, useLive, usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { Mark } from './Plate'
import { SeatSelect } from './SeatSelect'
import { saySeat } from './say-people'

/** Everybody who has joined: the pen, another seat, and the devices by which they come in. */
export function Persons() {
  const { session } = useConference()
  const people = useLive(session.roll)
  const plates = usePlates()
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
            <Person seat={seat} people={people} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Person({ seat, people }: { readonly seat: Seat; readonly people: People }) {
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
        <ul className="roster">
          {devices.map((device, index) => (
            <DeviceRow
              key={device.id}
              device={device}
              people={people}
              number={index + 1}
              name={seat.name}
              onRevoke={
                isSelf
                  ? null
                  : () => void acting.perform({ kind: 'revoke-device', device: device.id })
              }
            />
          ))}
        </ul>
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

interface DeviceRowProps {
  readonly device: Device
  readonly people: People
  /** Of this person's, from 1. */
  readonly number: number
  readonly name: string
  /** `null` for one's own. */
  readonly onRevoke: (() => void) | null
}

function DeviceRow({ device, people, number, name, onRevoke }: DeviceRowProps) {
  return (
    <li>
      <div>
        {t('panel.device.name', { number })}
        <div className="hint">
          {t('panel.device.joined', { when: formatDateTime(device.joined) })}
        </div>
        {device.revoked && (
          <div className="hint">
            {t('panel.device.revoked', { when: formatDateTime(device.revoked) })}
          </div>
        )}
      </div>
      {onRevoke && isGoodNow(people, device) && (
        <Confirm
          title={t('panel.device.revoke-asked.title', { name })}
          text={t('panel.device.revoke-asked.text')}
          yes={t('panel.device.revoke')}
          onYes={onRevoke}
          loses
        >
          <Button
            className="button small"
            aria-label={t('panel.device.revoke-named', { number, name })}
          >
            {t('panel.device.revoke')}
          </Button>
        </Confirm>
      )}
    </li>
  )
}

/** By this machine's clock; the hub's own is the one that counts. */
function isGoodNow(people: People, { id }: Device): boolean {
  return standingOf(people, id, new Date().toISOString()).kind === 'good'
}
