import { Button } from 'react-aria-components'
import type { DeviceId } from '../../../shared/ids'
import { type Device, type People, standingOf } from '../../../shared/people'
import { formatDateTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Confirm } from '../Confirm'

interface DeviceListProps {
  readonly devices: readonly Device[]
  readonly people: People
  /** Whose they are. */
  readonly name: string
  /** When each was last connected. */
  readonly seen: Readonly<Record<string, string>>
  /** The one in front of the reader, if it is among them. */
  readonly here?: DeviceId
  /** Ends the access of one; `null` where the reader may end none. The one in front stays. */
  readonly onRevoke: ((device: DeviceId) => void) | null
}

/** By what a person comes in. */
export function DeviceList(props: DeviceListProps) {
  const { devices, people, name, seen, here, onRevoke } = props
  return (
    <ul className="roster">
      {devices.map((device, index) => (
        <DeviceRow
          key={device.id}
          device={device}
          people={people}
          number={index + 1}
          name={name}
          seen={seen[device.id] ?? null}
          isHere={device.id === here}
          onRevoke={device.id === here || !onRevoke ? null : () => onRevoke(device.id)}
        />
      ))}
    </ul>
  )
}

interface DeviceRowProps {
  /** When it was last connected; `null` if that is not known. */
  readonly seen: string | null
  /** Whether it is the one in front of the reader. */
  readonly isHere: boolean
  readonly device: Device
  readonly people: People
  /** Of this person's, from 1. */
  readonly number: number
  readonly name: string
  /** `null` for one's own. */
  readonly onRevoke: (() => void) | null
}

function DeviceRow(props: DeviceRowProps) {
  const { device, people, number, name, seen, isHere, onRevoke } = props
  return (
    <li>
      <div>
        {t('panel.device.name', { number })}
        {isHere && <span className="hint"> {t('panel.device.this')}</span>}
        <div className="hint">
          {t('panel.device.joined', { when: formatDateTime(device.joined) })}
        </div>
        {seen && !device.revoked && <div className="hint">{saySeen(seen)}</div>}
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

/** Milliseconds: who was there a moment ago is there. */
const moment = 60_000

function saySeen(seen: string): string {
  const isNow = Math.abs(Date.now() - Date.parse(seen)) < moment
  return isNow ? t('panel.device.now') : t('panel.device.seen', { when: formatDateTime(seen) })
}

/** By this machine's clock; the hub's own is the one that counts. */
export function isGoodNow(people: People, { id }: Device): boolean {
  return standingOf(people, id, new Date().toISOString()).kind === 'good'
}
