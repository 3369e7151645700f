import * as Y from 'yjs'
import { type CopiedRun, livingAt, nameOf, tellBrought } from '../../../shared/document/copies'
import { type Copies, copiesIn } from '../../../shared/document/copy-index'
import type { ItemId } from '../../../shared/document/moves'
import { copyOf, putNode, putWords } from './late-words'
import { ranking } from './rank'
import { idsIn, type Sign, signsIn, spotOf, takeAway } from './signs'
import { childrenOf, numbersOf, pairRuns } from './standing'

/** How words stood before they were taken elsewhere, and which of them were. */
export interface Taken {
  readonly copies: Copies
  /** What was on this window's page until now. */
  readonly was: (item: Y.Item) => boolean
  /** Of that, what is there no longer. */
  readonly isGone: (id: ItemId) => boolean
  /** What whoever took the words had before them. */
  readonly isKnown: (id: ItemId) => boolean
  /** Of what is gone, what went knowingly. */
  readonly wasSeen: (id: ItemId) => boolean
}

/**
 * Takes what this window wrote in a block after the words that it was written among, where these have
 * been taken elsewhere by someone who did not have it yet. It goes behind the word that it stood
 * behind or, where it was the first, before the one that it stood before.
 *
 * Each window does so with its own words and no other does, so that they come there once. The answer
 * says which are copies of which.
 */
export function bringOwn(doc: Y.Doc, block: Y.XmlElement, taken: Taken): readonly CopiedRun[] {
  return linesIn(block).flatMap((line) => {
    const before = new Map<string, number>()
    return lateIn(doc, signsIn(line, taken.was), taken).flatMap(({ place, signs }) => {
      const pairs = place ? put(doc, place, signs, { taken, before }) : []
      // What has found no place stays where it is.
      if (place && pairs.length === 0) return []
      const runs = pairRuns(pairs)
      const { clientID: by } = doc
      const [first] = runs
      if (first) {
        const to = Y.getState(doc.store, by)
        tellBrought(doc, { by, from: first.copy.clock, to, origins: numbersOf(runs), known: {} })
      }
      takeAway(line, new Set(signs.map(({ id }) => nameOf(id))))
      return runs
    })
  })
}

/** The words of the block and those of its notes, each a line of its own. */
export function linesIn(block: Y.XmlElement): readonly Y.XmlElement[] {
  const notes = childrenOf(block).flatMap(({ content }) =>
    content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? [content.type] : [],
  )
  return [block, ...notes]
}

interface Place {
  readonly beside: ItemId
  readonly side: 'before' | 'after'
}

/** What goes to one place, in its order. */
interface Late {
  readonly signs: Sign[]
  /** `null` for what is there already: brought along by one who had seen it. */
  readonly place: Place | null
}

/** From the last to the first, so that what is put behind one word comes to stand as it stood. */
function lateIn(doc: Y.Doc, line: readonly Sign[], taken: Taken): readonly Late[] {
  const all: Late[] = []
  const ranks = ranking(taken.copies)
  const doubles = new Set<string>()
  const isStaying = (id: ItemId) => !doubles.has(nameOf(id))
  let next = line.length
  for (let at = line.length - 1; at >= 0; at--) {
    const sign = line[at]
    if (sign?.id.client !== doc.clientID || taken.isKnown(sign.id)) continue
    if (taken.isGone(sign.id) && taken.wasSeen(sign.id)) continue
    const place = placeOf(doc, line, at, taken)
    if (!place) continue
    const others = copiesOf(doc, sign.id, taken).filter(isStaying)
    const isOutranked = others.some((other) => ranks.yields(sign.id, other))
    // One's own copy stays beside another; who takes which away is settled elsewhere.
    const isCopy = taken.copies.actsBehind(sign.id).length > 0
    if (isCopy && (taken.isGone(sign.id) ? isOutranked : others.length > 0)) continue
    const isThere = isOutranked || others.some(({ client }) => client === doc.clientID)
    if (isThere) doubles.add(nameOf(sign.id))
    const last = all.at(-1)
    if (!isThere && next === at + 1 && last?.place && isSame(last.place, place)) {
      last.signs.unshift(sign)
    } else all.push({ signs: [sign], place: isThere ? null : place })
    next = at
  }
  return all
}

/** `null` if it stays: what it stood beside is still there, or nowhere. */
function placeOf(doc: Y.Doc, line: readonly Sign[], at: number, taken: Taken): Place | null {
  const own = line[at]?.id
  const known = (sign: Sign) => taken.isKnown(sign.id)
  for (const { id } of line.slice(0, at).filter(known).reverse()) {
    if (!taken.isGone(id)) {
      // One that went with what it was in cannot stay.
      if (own && taken.isGone(own)) break
      return null
    }
    const beside = elsewhere(doc, id, taken)
    if (beside) return { beside, side: 'after' }
  }
  for (const { id } of line.slice(at + 1).filter(known)) {
    if (!taken.isGone(id)) return null
    const beside = elsewhere(doc, id, taken)
    if (beside) return { beside, side: 'before' }
  }
  return null
}

function isSame(one: Place, other: Place): boolean {
  return one.side === other.side && nameOf(one.beside) === nameOf(other.beside)
}

/** Where else a word is now. */
export function elsewhere(doc: Y.Doc, id: ItemId, among: Among): ItemId | null {
  return copiesOf(doc, id, among)[0] ?? null
}

type Among = Pick<Taken, 'copies' | 'isGone'>

function copiesOf(doc: Y.Doc, id: ItemId, { copies, isGone }: Among): readonly ItemId[] {
  return copies
    .sameAs(id)
    .filter((other) => nameOf(other) !== nameOf(id) && livingAt(doc, other) && !isGone(other))
}

/** Of what was put there, and what was copied to make room for it, what it was before. */
type Pair = Parameters<typeof pairRuns>[0][number]

interface Putting {
  readonly taken: Taken
  /** How much has been put before each word already. */
  readonly before: Map<string, number>
}

function put(
  doc: Y.Doc,
  { beside, side }: Place,
  signs: readonly Sign[],
  { taken, before }: Putting,
): readonly Pair[] {
  const name = nameOf(beside)
  // To make room for a note the words after it are copied.
  const now = copiesIn(doc).madeOf(beside)
  const there = now.find((id) => livingAt(doc, id) !== null)
  const item = there && livingAt(doc, there)
  const spot = item && spotOf(item, there)
  if (!spot) return []
  const { line, offset } = spot
  if (side === 'after') return putAt(line, offset + 1, signs, taken)
  const already = before.get(name) ?? 0
  before.set(name, already + signs.length)
  return putAt(line, offset - already, signs, taken)
}

function putAt(
  line: Y.XmlElement,
  offset: number,
  signs: readonly Sign[],
  taken: Taken,
): readonly Pair[] {
  const there = idsIn(line)
  const within: Pair[] = []
  signs.forEach(({ what }, index) => {
    if (!(what instanceof Y.XmlElement)) {
      const { letter: words, attributes } = what
      putWords(line, offset + index, { kind: 'words', late: true, words, attributes })
      return
    }
    const copy = copyOf(what, taken.was)
    putNode(line, offset + index, copy)
    const sources = signsIn(what, taken.was)
    idsIn(copy).forEach((id, at) => {
      const source = sources[at]
      if (source) within.push({ copy: id, source: source.id })
    })
  })
  const sources = [...there.slice(0, offset), ...signs.map(({ id }) => id), ...there.slice(offset)]
  const moved = idsIn(line).flatMap((copy, at): readonly Pair[] => {
    const source = sources[at]
    return source && nameOf(source) !== nameOf(copy) ? [{ copy, source }] : []
  })
  return [...moved, ...within]
}
