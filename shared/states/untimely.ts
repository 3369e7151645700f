import type { CalendarDate } from './calendar-date'
import type { StateEntry, Treaty } from './register'

export type DateColumn = 'convention-signed' | 'convention-joined' | 'consent'

/** A date on which what it says cannot have been done. */
export interface Untimely {
  readonly kind: 'future' | 'before-treaty' | 'before-convention'
  readonly column: DateColumn
  readonly date: CalendarDate
}

/** The dates of a State that cannot be; nothing has been done after `today`. */
export function untimely(
  { conventionSigned, conventionJoined, consent }: StateEntry,
  treaty: Treaty,
  today: CalendarDate,
): readonly Untimely[] {
  const joined = conventionJoined?.on
  const dates = [
    ['convention-signed', conventionSigned, treaty.openedForSignature],
    ['convention-joined', joined, treaty.openedForSignature],
    ['consent', consent, treaty.adopted],
  ] as const
  const found = dates.flatMap(([column, date, first]): readonly Untimely[] => {
    if (!date) return []
    if (date > today) return [{ kind: 'future', column, date }]
    return date < first ? [{ kind: 'before-treaty', column, date }] : []
  })
  // Only parties to the convention can be bound by its protocol.
  const isEarly = consent && joined && consent < joined
  return isEarly
    ? [...found, { kind: 'before-convention', column: 'consent', date: consent }]
    : found
}
