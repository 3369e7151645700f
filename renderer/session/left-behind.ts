import * as Y from 'yjs'
import { lettersOf, livingAt } from '../../shared/document/copies'
import { copiesIn } from '../../shared/document/copy-index'
import type { Clocks, TypedWords } from '../../shared/document/kept-words'
import { unseenWords } from '../../shared/document/unseen'
import type { DocumentName } from '../../shared/document-name'
import { type Aside, blocksOf, idOf, labelsOf, type Passage, textOf } from './set-aside'

export interface Arriving {
  readonly name: DocumentName
  readonly at: number
  readonly doc: Y.Doc
  /** What is about to be put into the document. */
  readonly update: Uint8Array
  /** Whether it tells what happened while the hub could not be reached. */
  readonly away: boolean
}

/**
 * The blocks that an update is about to take away with words of one's own in them, of which whoever
 * deleted or moved them did not know: as they stand now, so that nothing of them is lost. Of what
 * went while one was away all one's own words count, as nobody could see them go.
 */
export function wordsLeftBehind({ name, at, doc, update, away }: Arriving): Aside | null {
  // Who has typed nothing here loses nothing. So it is when the whole text comes in.
  if (Y.getState(doc.store, doc.clientID) === 0) return null
  const words = unseenWords(doc, update, { of: doc.clientID, named: away })
  if (words.size === 0) return null
  const holders = clocksIn(words.keys())
  const blocks = blocksOf(doc)
  const labels = labelsOf(doc)
  const passages = blocks.flatMap((block, index): readonly Passage[] => {
    const text = textOf(block).trim()
    const clocks = holders.get(block)
    if (!clocks || text === '') return []
    const typed = { client: doc.clientID, words: clocks }
    return [{ label: labels(block), text, was: null, after: before(blocks, index), words: typed }]
  })
  return passages.length > 0 ? { name, why: 'deleted', at, passages } : null
}

/**
 * What of these is in no block now that all have heard of the update: a block that was moved may have
 * had its words brought after it, and words may have been brought after those that they were among.
 */
export function stillMissing(aside: Aside, doc: Y.Doc): Aside | null {
  const now = new Map(blocksOf(doc).map((block) => [idOf(block), textOf(block)]))
  const copies = copiesIn(doc)
  const isThere = ({ client, words }: TypedWords) =>
    words.every(([from, to]) =>
      lettersOf({ client, clock: from }, to - from).every((id) =>
        copies.sameAs(id).some((copy) => livingAt(doc, copy)),
      ),
    )
  const passages = aside.passages.filter(({ text, after = [], words }) => {
    const [block = null] = after
    return !now.get(block)?.includes(text) && !(words && isThere(words))
  })
  return passages.length > 0 ? { ...aside, passages } : null
}

/** Of all that these items are in, which of their Yjs clocks. */
function clocksIn(items: Iterable<Y.Item>): ReadonlyMap<unknown, readonly Clocks[]> {
  const clocks = new Map<unknown, Clocks[]>()
  for (const item of items) {
    for (const holder of around(item)) {
      const known = clocks.get(holder) ?? []
      known.push([item.id.clock, item.id.clock + item.length])
      clocks.set(holder, known)
    }
  }
  return clocks
}

/** All that the item is in. */
function around(item: Y.Item): readonly unknown[] {
  const { parent } = item
  if (!(parent instanceof Y.AbstractType)) return []
  return [parent, ...(parent._item ? around(parent._item) : [])]
}

/** More than this go at once only with a whole text. */
const farthest = 50

/** The block itself, which may only have moved, and those before it from the nearest on. */
function before(blocks: readonly Y.XmlElement[], index: number): readonly string[] {
  return blocks
    .slice(Math.max(0, index - farthest), index + 1)
    .reverse()
    .flatMap((block) => idOf(block) ?? [])
}
