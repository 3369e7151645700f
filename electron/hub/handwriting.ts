import * as Y from 'yjs'
import type { Holder } from '../../shared/document/moves'
import { schema } from '../../shared/document/schema'
import { contentOf } from '../../shared/document/ydoc'
import type { BlockId } from '../../shared/ids'
import { type Handwriting, isSameHand, type Source } from '../../shared/versions/handwriting'
import type { Hands } from './hands'

/** In whose hand a text is, or one block of it. */
export function handwritingOf(doc: Y.Doc, hands: Hands, only?: BlockId): Handwriting {
  const sources = new Sources()
  const runs: Partial<Record<BlockId, readonly number[]>> = {}
  for (const block of blocksOf(doc)) {
    const id: unknown = block.getAttribute('id')
    if (typeof id !== 'string' || (only && id !== only) || id in runs) continue
    runs[id as BlockId] = runsIn(block, hands, sources)
    if (only) break
  }
  const touched: Partial<Record<BlockId, readonly number[]>> = {}
  for (const block of only ? [only] : hands.touchedBlocks) {
    const by = hands.touchedBy(block)
    if (by.length > 0) touched[block as BlockId] = by.map((each) => sources.indexOf(each))
  }
  return { sources: sources.all, runs, touched }
}

function* blocksOf(doc: Y.Doc): Iterable<Y.XmlElement> {
  for (const top of contentOf(doc).toArray()) {
    if (!(top instanceof Y.XmlElement)) continue
    yield top
    if (top.nodeName !== 'section' && top.nodeName !== 'annex') continue
    for (const block of top.toArray()) if (block instanceof Y.XmlElement) yield block
  }
}

/** Each source once, however many runs it has. */
class Sources {
  readonly all: Source[] = []
  readonly #known = new Map<string, number>()

  indexOf(source: Source | null): number {
    if (!source) return -1
    const key = source.kind === 'act' ? `act ${source.entry}` : `${source.by.person} ${source.at}`
    const before = this.#known.get(key)
    if (before !== undefined) return before
    this.#known.set(key, this.all.length)
    return this.all.push(source) - 1
  }
}

function runsIn(block: Y.XmlElement, hands: Hands, sources: Sources): readonly number[] {
  const runs: number[] = []
  let last: Source | null = null
  const add = (length: number, by: Source | null) => {
    const end = runs.length
    if (end > 0 && isSameHand(last, by)) runs[end - 2] = (runs[end - 2] ?? 0) + length
    else {
      runs.push(length, sources.indexOf(by))
      last = by
    }
  }
  const put = ({ id }: Y.Item, length: number) => {
    for (const piece of hands.of(id.client, id.clock, length)) add(piece.length, piece.by)
  }
  /** Whatever is no word counts as the item that it is, as ProseMirror counts it. */
  const mark = ({ id }: Y.Item, size: number) => {
    for (const piece of hands.of(id.client, id.clock, 1)) add(size, piece.by)
  }
  const visit = ({ _start }: Holder) => {
    for (let item = _start; item; item = item.right) {
      if (item.deleted) continue
      const { content } = item
      if (content instanceof Y.ContentString) put(item, item.length)
      else if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) {
        visit(content.type)
      } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
        const isLeaf = schema.nodes[content.type.nodeName as keyof typeof schema.nodes]?.isLeaf
        mark(item, 1)
        if (isLeaf) continue
        visit(content.type)
        mark(item, 1)
      }
    }
  }
  visit(block)
  return runs
}
