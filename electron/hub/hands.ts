import type * as Y from 'yjs'
import type { Instant, TextId } from '../../shared/ids'
import type { Source } from '../../shared/versions/handwriting'
import { type Copy, copiesIn } from './copies'
import { foundIn, type Note, type Signer, touchedIn } from './hand-notes'
import type { DocumentUpdate, Store } from './store'

/** Where what is kept of a text's hands lies in the store. */
export function handsOf(text: TextId): string {
  return `hands/${text}`
}

/** Rows after which what is kept is put together when it is opened. */
const longEnough = 500
/** Milliseconds for which one time stands for all that a person writes. */
const coarse = 10 * 60_000

/**
 * In whose hand the words of a text are.
 *
 * Every word of a Yjs document names the client that wrote it, a number that says nothing of a
 * person. Here is kept whose it was: with each update goes, into the same write to the disk, a note
 * of who sent it and when, if that is not known already. Of an act the hub is the client, and the
 * note has the number of its entry in the record. Words that an update takes away and writes anew,
 * as a split, a move or a merge does, stay in the hand they were in.
 */
export class Hands {
  readonly #wrote = new Map<number, Wrote[]>()
  readonly #copied = new Map<number, Copy[]>()
  readonly #touched = new Map<string, Signer[]>()

  constructor(readonly document: string) {}

  static async open(store: Store, document: string): Promise<Hands> {
    const hands = new Hands(document)
    const rows = await store.load(document)
    for (const row of rows) {
      const notes = notesIn(row.update)
      if (notes) hands.#learn(notes)
      else await store.putAside(row)
    }
    const last = rows.at(-1)
    if (rows.length >= longEnough && last) {
      await store.compact(document, last.seq, bytesOf(hands.#all()))
    }
    return hands
  }

  /**
   * What is to be kept of an update before it is applied; `null` if it says nothing that is not
   * known. `since` is when the text was last issued: what was done before and after is told apart.
   * Costs what the update does, and nothing in proportion to the text.
   */
  note(text: Y.Doc, update: Uint8Array, by: Signer, since = ''): DocumentUpdate | null {
    const found = foundIn(text, update)
    const notes: Note[] = []
    for (const { client, clock } of found.written) {
      if (!this.#isKnown(client, by, since)) notes.push({ kind: 'wrote', client, clock, by })
    }
    for (const copy of copiesIn(found)) {
      let { clock } = copy
      for (const from of this.#first(copy.from.client, copy.from.clock, copy.length)) {
        notes.push({ kind: 'copied', client: copy.client, clock, length: from.length, from })
        clock += from.length
      }
    }
    for (const block of touchedIn(text, found)) {
      if (!this.#hasTouched(block, by, since)) notes.push({ kind: 'touched', block, by })
    }
    return notes.length === 0 ? null : { document: this.document, update: bytesOf(notes) }
  }

  /** Learns what is on disk now. */
  keep({ update }: Pick<DocumentUpdate, 'update'>): void {
    this.#learn(notesIn(update) ?? [])
  }

  /** In whose hand a run of items is, in pieces of one hand each. */
  *of(client: number, clock: number, length: number): Iterable<Piece> {
    for (const first of this.#first(client, clock, length)) {
      const wrote = this.#wrote.get(first.client) ?? []
      const end = first.clock + first.length
      for (let at = first.clock; at < end; ) {
        const index = wrote.findLastIndex((each) => each.clock <= at)
        const to = Math.min(end, wrote[index + 1]?.clock ?? end)
        yield { length: to - at, by: wrote[index]?.by ?? null }
        at = to
      }
    }
  }

  /** As which items a run was first written. What is kept of a copy never names another copy. */
  *#first(client: number, clock: number, length: number): Iterable<Written> {
    const copies = this.#copied.get(client) ?? []
    const end = clock + length
    for (let at = clock; at < end; ) {
      const copy = copies.findLast((each) => each.clock <= at)
      if (copy && at < copy.clock + copy.length) {
        const to = Math.min(end, copy.clock + copy.length)
        yield { ...copy.from, clock: copy.from.clock + at - copy.clock, length: to - at }
        at = to
      } else {
        const next = copies.find((each) => each.clock > at)
        const to = Math.min(end, next?.clock ?? end)
        yield { client, clock: at, length: to - at }
        at = to
      }
    }
  }

  /** Who took words out of a block or gave it another form, the first first. */
  touchedBy(block: string): readonly Signer[] {
    return this.#touched.get(block) ?? []
  }

  get touchedBlocks(): Iterable<string> {
    return this.#touched.keys()
  }

  #learn(notes: readonly Note[]): void {
    for (const note of notes) {
      switch (note.kind) {
        case 'wrote':
          list(this.#wrote, note.client).push({ clock: note.clock, by: note.by })
          break
        case 'copied':
          list(this.#copied, note.client).push(note)
          list(this.#copied, note.client).sort((one, other) => one.clock - other.clock)
          break
        case 'touched':
          list(this.#touched, note.block).push(note.by)
          break
      }
    }
  }

  #isKnown(client: number, by: Signer, since: Instant): boolean {
    const last = this.#wrote.get(client)?.at(-1)
    return last !== undefined && isStill(last.by, by, since)
  }

  #hasTouched(block: string, by: Signer, since: Instant): boolean {
    return this.touchedBy(block).some((each) => isStill(each, by, since))
  }

  #all(): readonly Note[] {
    return [
      ...[...this.#wrote].flatMap(([client, all]) =>
        all.map((each): Note => ({ kind: 'wrote', client, ...each })),
      ),
      ...[...this.#copied].flatMap(([client, all]) =>
        all.map((each): Note => ({ ...each, kind: 'copied', client })),
      ),
      ...[...this.#touched].flatMap(([block, all]) =>
        all.map((by): Note => ({ kind: 'touched', block, by })),
      ),
    ]
  }
}

export interface Piece {
  readonly length: number
  /** `null` for words from before anyone kept account of them. */
  readonly by: Source | null
}

interface Wrote {
  readonly clock: number
  readonly by: Signer
}

function isStill(before: Signer, now: Signer, since: Instant): boolean {
  if (before.at < since) return false
  if (before.kind === 'act') return now.kind === 'act' && before.entry === now.entry
  return (
    now.kind === 'person' &&
    before.by.person === now.by.person &&
    Date.parse(now.at) - Date.parse(before.at) < coarse
  )
}

interface Written {
  readonly client: number
  readonly clock: number
  readonly length: number
}

function list<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key)
  if (known) return known
  const made: V[] = []
  map.set(key, made)
  return made
}

function bytesOf(notes: readonly Note[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(notes))
}

/** `null` for what this hub did not write. */
function notesIn(bytes: Uint8Array): readonly Note[] | null {
  try {
    const notes: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(notes) ? (notes as Note[]) : null
  } catch {
    return null // The caller puts it aside.
  }
}
