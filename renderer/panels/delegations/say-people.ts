import type { Deed } from '../../../shared/amendments/register'
import { delegationOf, type SeatOf } from '../../../shared/conference'
import { t } from '../../i18n/translate'
import { type Plates, partOf } from './plates'

type PeopleDeed = Extract<Deed, { kind: 'invitation-revoked' | 'device-revoked' | 'seat-changed' }>

/** What was done about who takes part. */
export function sayPeople(deed: PeopleDeed, plates: Plates): string {
  switch (deed.kind) {
    case 'invitation-revoked':
      return t('record.invitation-revoked', { seat: partOf(deed, plates) })
    case 'device-revoked':
      return t('record.device-revoked', { name: deed.of.name, seat: partOf(deed.of, plates) })
    case 'seat-changed':
      return t('record.seat-changed', {
        name: deed.of.name,
        before: partOf(deed.of, plates),
        seat: saySeat(deed.to, plates),
      })
  }
}

/** "Ardesia", "Ardesia, without the pen", "Observer". */
export function saySeat(seat: SeatOf, plates: Plates): string {
  const name = partOf({ role: seat.role, delegation: delegationOf(seat) }, plates)
  return seat.role === 'delegation' && !seat.pen ? t('seat.without-pen', { seat: name }) : name
}
