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

const KeptSchema = z.object({
  current: z.string().nullable(),
  seats: z.array(z.object({ id: z.string(), joined: JoinedSchema, opened: z.string() })),
})
type Kept = z.infer<typeof KeptSchema>

/** The seats of a tab and the one it sits on. What cannot be read is as if it were not there. */
export function seatsIn(storage: Storage) {
  const kept = (): Kept => read(storage.getItem(keptAs))
  const keep = (now: Kept) => storage.setItem(keptAs, JSON.stringify(now))
  return {
    all: (): readonly KeptSeat[] => kept().seats,

    current(): KeptSeat | null {
      const { current, seats } = kept()
      return seats.find((seat) => seat.id === current) ?? null
    },

    take(joined: Joined, now: string): void {
      const seat = { id: joined.seat.person, joined, opened: now }
      keep({ current: seat.id, seats: [seat, ...kept().seats.filter(({ id }) => id !== seat.id)] })
    },

    sit(id: string | null): void {
      keep({ ...kept(), current: id })
    },
  }
}

function read(stored: string | null): Kept {
  const nothing: Kept = { current: null, seats: [] }
  if (stored === null) return nothing
  try {
    return KeptSchema.catch(nothing).parse(JSON.parse(stored))
  } catch {
    return nothing // Not JSON: another program's, or cut short.
  }
}
