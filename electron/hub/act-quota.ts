import { z } from 'zod'
import { type DelegationId, isId } from '../../shared/ids'
import type { DocumentUpdate, Store } from './store'

export interface ActQuotaOptions {
  /** So many acts this hub may count before they are asked for; `null` where there are no others. */
  readonly ahead: number | null
  readonly now: () => Date
}

/** More than people can do by hand, ten at once; a program that acts without end is held up. */
const actsPerMinute = 600
const minute = 60_000
export const usualActsAhead = 20

const journal = 'acts-asked'
const NoteSchema = z.strictObject({
  delegation: z.custom<DelegationId>(isId),
  since: z.int(),
  count: z.int().min(1),
})
type Note = z.infer<typeof NoteSchema>

interface Asked {
  readonly since: number
  readonly count: number
  /** Counted by this hub, and not asked for yet. */
  readonly left: number
}

/**
 * How many acts a delegation may ask for in a minute, done or not. Several hubs count together: each
 * counts some ahead, in a journal that all of them have read before they judge.
 */
export class ActQuota {
  readonly #asked = new Map<DelegationId, Asked>()

  constructor(readonly options: ActQuotaOptions) {}

  /** Where several hubs count: what they have by now is of the last minute at most. */
  async open(store: Pick<Store, 'load' | 'compact'>): Promise<void> {
    const rows = await store.load(journal)
    for (const row of rows) this.heard(row)
    const last = rows.at(-1)
    if (last && rows.length > 1) await store.compact(journal, last.seq, last.update)
  }

  /** Whether a row of the journal that another hub has written is of these. */
  heard({ document, update }: DocumentUpdate): boolean {
    if (document !== journal) return false
    const note = NoteSchema.safeParse(JSON.parse(new TextDecoder().decode(update))).data
    if (note) this.#count(note.delegation, note.since, note.count, 0)
    return true
  }

  /** Counts one act. `note` is to be written before anything is done for it, where it is not `null`. */
  ask(delegation: DelegationId | null): { note: DocumentUpdate | null } | 'too-many-acts' {
    if (delegation === null) return { note: null }
    const now = this.options.now().getTime()
    const { since, count, left } = this.#of(delegation, now)
    if (left > 0) {
      this.#asked.set(delegation, { since, count, left: left - 1 })
      return { note: null }
    }
    const { ahead } = this.options
    const more = Math.min(ahead ?? 1, actsPerMinute - count)
    if (more < 1) return 'too-many-acts'
    this.#count(delegation, since, more, more - 1)
    const note: Note = { delegation, since, count: more }
    const update = new TextEncoder().encode(JSON.stringify(note))
    return { note: ahead === null ? null : { document: journal, update } }
  }

  #count(delegation: DelegationId, at: number, count: number, left: number): void {
    const before = this.#of(delegation, at)
    const counted = { since: before.since, count: before.count + count, left: before.left + left }
    this.#asked.set(delegation, counted)
  }

  /** Of the minute in which this is. A clock that was put back begins a new one as well. */
  #of(delegation: DelegationId, at: number): Asked {
    const known = this.#asked.get(delegation)
    const isOver = !known || Math.abs(at - known.since) >= minute
    return isOver ? { since: at, count: 0, left: 0 } : known
  }
}
