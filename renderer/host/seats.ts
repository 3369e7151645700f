import { z } from 'zod'
import { type Joined, JoinedSchema } from '../../shared/protocol'

/** A seat at this page's hub, known by its person. */
export interface KeptSeat {
  readonly id: string
  readonly joined: Joined
  /** ISO 8601. */
  readonly opened: string
}

const keptAs = 'rapporteur.seats'

const sitsOn = 'rapporteur.seat'

const KeptSchema = z.array(z.object({ id: z.string(), joined: JoinedSchema, opened: z.string() }))

/**
 * The seats of a browser, and the one on which this tab sits. What cannot be read is as if it were
 * not there.
 */
export function seatsIn(browser: Storage, tab: Storage) {
  const kept = (): readonly KeptSeat[] => read(browser.getItem(keptAs))
  const keep = (seats: readonly KeptSeat[]) => browser.setItem(keptAs, JSON.stringify(seats))
  const sit = (id: string | null) => {
    if (id === null) tab.removeItem(sitsOn)
    else tab.setItem(sitsOn, id)
  }
  return {
    all: kept,

    current(): KeptSeat | null {
      const current = tab.getItem(sitsOn)
      return kept().find(({ id }) => id === current) ?? null
    },

    take(joined: Joined, now: string): void {
      const seat = { id: joined.seat.person, joined, opened: now }
      keep([seat, ...kept().filter(({ id }) => id !== seat.id)])
      sit(seat.id)
    },

    forget(id: string): void {
      keep(kept().filter((each) => each.id !== id))
    },

    sit,
  }
}

function read(stored: string | null): readonly KeptSeat[] {
  if (stored === null) return []
  try {
    return KeptSchema.catch([]).parse(JSON.parse(stored))
  } catch {
    return [] // Not JSON: another program's, or cut short.
  }
}
