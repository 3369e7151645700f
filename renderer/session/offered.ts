import type { Seat } from '../../shared/conference'
import {
  isOffered,
  type KeptWords,
  overlap,
  readKept,
  sayKept,
  type TypedWords,
} from '../../shared/document/kept-words'
import { parseDocumentName } from '../../shared/document-name'
import { limitOfSeenTo } from '../../shared/protocol'
import type { Answer } from './acts'
import type { SharedDocument } from './document-state'
import { cell, derived, type Live } from './live'
import { view } from './register-view'
import { type Aside, wordsIn } from './set-aside'

export interface OfferOptions {
  /** The document in which the hub keeps words; `null` for whoever never writes. */
  readonly kept: SharedDocument | null
  readonly seat: Seat
  /** What this window itself has set aside. */
  readonly own: Live<readonly Aside[]>
  /** The Yjs clients of the windows that are open now; `null` while that is not known. */
  readonly clients: Live<ReadonlySet<number> | null>
  /** Whatever may mean that the hub can be told again. */
  readonly again: Live<unknown>
  readonly tell: (kept: readonly string[]) => Promise<Answer>
}

export interface Offers {
  /** Words of one's own that the hub has kept and that no open window sees to. */
  readonly asides: Live<readonly Aside[]>
  /** They are where they belong, or thrown away: nobody is to offer them again. */
  seenTo(words: readonly TypedWords[]): void
}

/**
 * Offers what the hub has kept of one's own words when the window that typed them was closed.
 *
 * While that window is open it knows better than the hub what has become of them: it may have brought
 * them along, or it offers them itself, here or in another place. So the hub's are offered only when
 * it is gone, and are let go when either has seen to them. If the hub cannot be told now, it is told
 * when it is back.
 */
export function offersOf({ kept, seat, own, clients, again, tell }: OfferOptions): Offers {
  const all = kept ? view(kept, (doc) => ofPerson(readKept(doc), seat)) : cell([])
  const seen = cell<readonly TypedWords[]>([])
  const told = new Set<string>()
  const isIn = (one: KeptWords, words: readonly TypedWords[]) =>
    words.some((other) => overlap(one, other))

  async function tellHub(): Promise<void> {
    const ids = all
      .get()
      .filter((each) => !told.has(each.id) && isIn(each, seen.get()))
      .map(({ id }) => id)
      .slice(0, limitOfSeenTo)
    if (ids.length === 0) return
    for (const id of ids) told.add(id)
    const { kind } = await tell(ids)
    if (kind === 'done') return
    for (const id of ids) told.delete(id)
  }
  for (const each of [all, seen, again]) each.subscribe(() => void tellHub())

  const asides = derived(
    [all, seen, own, clients],
    () => {
      const open = clients.get()
      if (!open) return []
      const others = own.get().flatMap(({ passages }) => wordsIn(passages))
      const offered = all
        .get()
        .filter((each) => !open.has(each.client) && !isIn(each, others) && !isIn(each, seen.get()))
      return asidesOf(offered)
    },
    sameAsides,
  )
  return { asides, seenTo: (words) => seen.set([...seen.get(), ...words]) }
}

function ofPerson(kept: readonly KeptWords[], seat: Seat): readonly KeptWords[] {
  return kept.filter((each) => isOffered(each, seat) && sayKept(each) !== '')
}

/** One for each window that typed them, in each document. */
function asidesOf(kept: readonly KeptWords[]): readonly Aside[] {
  const asides = new Map<string, Aside>()
  for (const each of kept) {
    const name = parseDocumentName(each.document)
    if (!name) continue
    const { client, words, after } = each
    const key = `${each.document}/${client}`
    const before = asides.get(key)?.passages ?? []
    const typed = { client, words }
    const passage = { label: null, text: sayKept(each), was: null, after, words: typed }
    const at = asides.get(key)?.at ?? Date.parse(each.at)
    const passages = [...before, passage]
    asides.set(key, { name, why: 'deleted', at, passages, isKept: true })
  }
  return [...asides.values()]
}

function sameAsides(a: readonly Aside[], b: readonly Aside[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
