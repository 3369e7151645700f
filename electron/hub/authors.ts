import { z } from 'zod'
import type { By } from '../../shared/amendments/by'
import { roles } from '../../shared/conference'
import { type DelegationId, isId, type PersonId } from '../../shared/ids'
import type { DocumentUpdate, Store } from './store'

/**
 * Whose Yjs clients are whose in one document.
 *
 * Yjs believes any client number. Someone who wrote under a colleague's would make that colleague's
 * next words look known already: acknowledged, and in nobody's document. So the first person to
 * write as a client is the only one who ever may.
 *
 * It is kept beside the words, in a journal of its own, so that what comes of them can still be told
 * to whoever typed them after the hub was stopped.
 */
export class Authors {
  readonly #authors = new Map<number, By>()
  readonly #kept = new Set<number>()

  private constructor(readonly journal: string) {}

  /** Of which document this journal is of; `null` if it is another one. */
  static documentOf(journal: string): string | null {
    return journal.startsWith('authors/') ? journal.slice('authors/'.length) : null
  }

  static of(document: string): Authors {
    return new Authors(`authors/${document}`)
  }

  /** From the disk. What cannot be read there is nobody's. */
  async load(store: Store): Promise<void> {
    const rows = await store.load(this.journal)
    for (const { update } of rows) this.keep({ update })
    const last = rows.at(-1)
    if (last && rows.length >= longEnough) {
      await store.compact(this.journal, last.seq, format([...this.#authors]))
    }
  }

  /** Learns what is on the disk now. */
  keep({ update }: Pick<DocumentUpdate, 'update'>): void {
    for (const [client, by] of parse(update)) {
      if (!this.#authors.has(client)) this.#authors.set(client, by)
      this.#kept.add(client)
    }
  }

  /** Takes the clients for this person; `false` if one of them is somebody else's. */
  mayWrite(by: By, clients: Iterable<number>): boolean {
    const all = [...clients]
    if (!all.every((client) => (this.#authors.get(client) ?? by).person === by.person)) return false
    for (const client of all) if (!this.#authors.has(client)) this.#authors.set(client, by)
    return true
  }

  of(client: number): By | null {
    return this.#authors.get(client) ?? null
  }

  /** What is to be written with the first words of these clients; `null` if that is nothing. */
  toKeep(clients: Iterable<number>): DocumentUpdate | null {
    const fresh = [...clients].flatMap((client): Entry[] => {
      const by = this.#kept.has(client) ? null : this.of(client)
      return by ? [[client, by]] : []
    })
    return fresh.length > 0 ? { document: this.journal, update: format(fresh) } : null
  }

  /** They are on the disk. */
  kept(clients: Iterable<number>): void {
    for (const client of clients) this.#kept.add(client)
  }
}

/** Rows after which the journal is written as one. */
const longEnough = 500

type Entry = readonly [client: number, by: By]

const id = <T extends string>() => z.custom<T>(isId)
export const bySchema: z.ZodType<By> = z.strictObject({
  person: id<PersonId>(),
  name: z.string(),
  role: z.enum(roles),
  delegation: id<DelegationId>().nullable(),
})
const EntriesSchema: z.ZodType<readonly Entry[]> = z.array(z.tuple([z.int().min(0), bySchema]))

function format(entries: readonly Entry[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entries))
}

function parse(bytes: Uint8Array): readonly Entry[] {
  try {
    const entries = EntriesSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return entries.success ? entries.data : []
  } catch {
    return [] // Not written by us: the store has already looked that it is whole.
  }
}
