import { z } from 'zod'
import type { By } from '../../shared/amendments/by'
import { bySchema } from './authors'
import type { DocumentUpdate, Store } from './store'

/**
 * Who has typed in a text since the verdicts on amendments were last looked at.
 *
 * It is kept in a journal of its own, written with the words themselves: a hub that is killed before
 * it has looked knows afterwards that it must, and for whom.
 */
export class Typists {
  readonly #since = new Map<string, By>()

  private constructor(readonly journal: string) {}

  static async open(store: Store, document: string): Promise<Typists> {
    const typists = new Typists(`typists/${document}`)
    const rows = await store.load(typists.journal)
    for (const { update } of rows) typists.keep({ update })
    const last = rows.at(-1)
    if (last && rows.length >= longEnough) {
      await store.compact(typists.journal, last.seq, format(typists.all))
    }
    return typists
  }

  /** The first first. */
  get all(): readonly By[] {
    return [...this.#since.values()]
  }

  /** What is to be written with the words that someone types; `null` if they are known. */
  note(by: By): DocumentUpdate | null {
    if (this.#since.has(by.person)) return null
    return { document: this.journal, update: format([by]) }
  }

  /** What is to be written once the verdicts have been looked at. */
  lookedAt(): DocumentUpdate {
    return { document: this.journal, update: format(null) }
  }

  /** Learns what is on the disk now. */
  keep({ update }: Pick<DocumentUpdate, 'update'>): void {
    const row = parse(update)
    if (row === null) this.#since.clear()
    for (const by of row ?? []) if (!this.#since.has(by.person)) this.#since.set(by.person, by)
  }
}

/** Rows after which the journal is written as one. */
const longEnough = 500

/** `null` says that the verdicts have been looked at, for all that was typed before. */
type Row = readonly By[] | null

const rowSchema: z.ZodType<Row> = z.array(bySchema).nullable()

function format(row: Row): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(row))
}

function parse(bytes: Uint8Array): Row {
  try {
    const row = rowSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return row.success ? row.data : []
  } catch {
    return [] // Not written by us: the store has already looked that it is whole.
  }
}
