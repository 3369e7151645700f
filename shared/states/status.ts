import { type CalendarDate, monthsLater } from './calendar-date'
import {
  type StateEntry,
  type StateStatus,
  type StatesRegister,
  statuses,
  type Treaty,
} from './register'

/** Where a State stood at the end of a day. A State whose protocol is not in force for it yet is bound. */
export function statusAt(entry: StateEntry, date: CalendarDate): StateStatus {
  const isDone = (on: CalendarDate | undefined) => on !== undefined && on <= date
  if (isDone(entry.consent)) return 'bound'
  if (isDone(entry.conventionJoined?.on)) return 'convention_party_not_bound'
  return isDone(entry.conventionSigned) ? 'signatory_only' : 'not_party'
}

/** When the protocol enters into force for a State; `null` for one that has not consented. */
export function inForceFor({ consent }: StateEntry, treaty: Treaty): CalendarDate | null {
  if (!consent) return null
  const own = monthsLater(consent, treaty.monthsToForce)
  return own < treaty.inForce ? treaty.inForce : own
}

export type StatusGroups = Readonly<Record<StateStatus, readonly StateEntry[]>>

/** All States by where they stood at the end of a day, each group in the order of the register. */
export function groupsAt({ entries }: StatesRegister, date: CalendarDate): StatusGroups {
  const withStatus = (status: StateStatus) =>
    entries.filter((each) => statusAt(each, date) === status)
  return {
    bound: withStatus('bound'),
    convention_party_not_bound: withStatus('convention_party_not_bound'),
    signatory_only: withStatus('signatory_only'),
    not_party: withStatus('not_party'),
  }
}

/** `notBound` is the sum of the last three. */
export type StatusCounts = Readonly<Record<StateStatus, number>> & { readonly notBound: number }

export function countsAt(register: StatesRegister, date: CalendarDate): StatusCounts {
  const groups = groupsAt(register, date)
  const count = (status: StateStatus) => groups[status].length
  return {
    bound: count('bound'),
    convention_party_not_bound: count('convention_party_not_bound'),
    signatory_only: count('signatory_only'),
    not_party: count('not_party'),
    notBound: statuses
      .filter((each) => each !== 'bound')
      .reduce((sum, each) => sum + count(each), 0),
  }
}
