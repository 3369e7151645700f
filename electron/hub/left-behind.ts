import type * as Y from 'yjs'
import type { By } from '../../shared/amendments/by'
import type { KeptWords } from '../../shared/document/kept-words'
import type { ItemId } from '../../shared/document/moves'
import { longest, type Run, sayRuns, silence } from '../../shared/document/runs'
import { isNamed, type Piece, unseenPieces } from '../../shared/document/unseen'
import type { Instant } from '../../shared/ids'
import { blockAround, type Decoded, type Grave, Graves } from './graves'
import { placeLate } from './late-entries'
import { type Late, lateIn } from './late-words'

/**
 * Notices the words of a text that nobody has taken away and that are in it no more.
 *
 * The window in which they were typed notices as well, and brings them along or offers them; but it
 * may be closed by then. The hub sees every update and has every word, so it is here that nothing is
 * missed. What a window alone remembered would be gone with a borrowed machine or a private window.
 *
 * It happens in two ways. An update deletes a block with words of which its author did not know; Yjs
 * tells these apart by what the update names. Or words come for a block that is gone already: of that
 * block Yjs remembers nothing, so what blocks said that went is remembered here for a while.
 */
export class LeftBehind {
  readonly #graves = new Graves()
  /** Of which something was kept since this hub began. */
  readonly #clients = new Set<number>()

  constructor(
    /** The name of the document. */
    readonly document: string,
    readonly authorOf: (client: number) => By | null,
  ) {}

  /** Learns that something of a client is kept, by another hub. */
  isOf(client: number): void {
    this.#clients.add(client)
  }

  /** Remembers what blocks said that an update is about to take away. */
  dig(document: Y.Doc, update: Decoded): ReadonlyMap<Y.Item, Grave> {
    return this.#graves.dig(document, update)
  }

  /** What an update takes along unseen. Asked before it is applied, of all that take something away. */
  taken(document: Y.Doc, update: Decoded, at: Instant): readonly Taken[] {
    const graves = this.dig(document, update)
    const found = new Map<string, Found>()
    for (const [item, pieces] of unseenPieces(document, update.ds, { of: 'anyone' })) {
      const { client } = item.id
      const by = this.authorOf(client)
      const block = blockAround(document, item)
      const grave = block && graves.get(block)
      if (!by || !grave) continue
      const key = `${client}/${block.id.client}/${block.id.clock}`
      const known = found.get(key)
      if (known) known.pieces.push(...pieces)
      else found.set(key, { by, client, grave, pieces: [...pieces] })
    }
    return [...found.values()].map(({ by, client, grave, pieces }) => {
      const words = pieces.map((piece) => [piece.clock, endOf(piece)] as const)
      const isWord = (id: ItemId) => id.client === client && isWithin(words, id.clock)
      const runs = standing(grave, isWord)
      this.#clients.add(client)
      return { by, kept: { ...this.#entry(by, client, words, at), runs, after: grave.after } }
    })
  }

  /**
   * What of an update comes too late, with the entries of the same author that it belongs to. Words
   * of an update are its sender's own.
   */
  late(
    document: Y.Doc,
    { structs, ds }: Decoded,
    by: By,
    { at, kept }: { readonly at: Instant; readonly kept: () => Promise<readonly KeptWords[]> },
  ): Promise<readonly KeptWords[]> | null {
    const late = lateIn(document, structs)
    if (late.length === 0) return null
    const matters = late.some(({ isWords, run }) => isWords || this.#clients.has(run.client))
    return (matters ? kept() : Promise.resolve([])).then((entries) => {
      const begin = ({ run }: Late, grave: Grave | null) => this.#begun(run, grave, by, at)
      return placeLate(late, entries, this.#graves, begin).flatMap((entry) => {
        this.#clients.add(entry.client)
        return without(entry, (id) => isNamed(ds, id)) ?? []
      })
    })
  }

  /** A new entry for something late, with what stood around it where that is known. */
  #begun({ client, clock }: Run, grave: Grave | null, by: By, at: Instant): KeptWords {
    const runs = grave ? standing(grave, () => false) : []
    return { ...this.#entry(by, client, [], at, clock), after: grave?.after ?? [], runs }
  }

  #entry(
    { person, name }: By,
    client: number,
    words: KeptWords['words'],
    at: Instant,
    first = words[0]?.[0] ?? 0,
  ) {
    const { document } = this
    return {
      id: `${document}/${client}/${first}`,
      by: { person, name },
      document,
      at,
      client,
      words,
    }
  }
}

export interface Taken {
  readonly by: By
  readonly kept: KeptWords
}

interface Found {
  readonly by: By
  readonly client: number
  readonly grave: Grave
  readonly pieces: Piece[]
}

/**
 * An entry once some of its letters have been taken away by their author; the same if none were, and
 * `null` if none of its words are left.
 */
export function without(entry: KeptWords, goes: (id: ItemId) => boolean): KeptWords | null {
  const runs = silence(entry.runs, goes)
  const isLeft = runs.some(
    ({ client, clock, length, text }) =>
      client === entry.client &&
      text !== '' &&
      entry.words.some(([from, to]) => from < clock + length && clock < to),
  )
  return isLeft ? (runs === entry.runs ? entry : { ...entry, runs }) : null
}

/** Of a block that the text still has, the words alone are missed; so it is with an endless one. */
function standing({ runs, stays }: Grave, isWord: (id: ItemId) => boolean): readonly Run[] {
  const isWhole = !stays && sayRuns(runs).length <= longest
  return isWhole ? runs : silence(runs, (id) => !isWord(id))
}

function isWithin(words: KeptWords['words'], clock: number): boolean {
  return words.some(([from, to]) => from <= clock && clock < to)
}

function endOf({ clock, words }: Piece): number {
  return clock + words.length
}
