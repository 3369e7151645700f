import * as Y from 'yjs'
import { ByElement } from '../../shared/document/by-element'
import type { Holder } from '../../shared/document/moves'
import { schema } from '../../shared/document/schema'
import { contentOf } from '../../shared/document/ydoc'
import type { BlockId } from '../../shared/ids'
import { type Handwriting, isSameHand, type Source } from '../../shared/versions/handwriting'
import type { Hands } from './hands'

/**
 * In whose hand a live text is, or one block of it. The hand of a word does not change, so that a
 * block is looked at again only after something has changed in it.
 */
export class KeptHandwriting {
  readonly #runs: ByElement<readonly SourceRun[]>

  constructor(
    readonly doc: Y.Doc,
    readonly hands: Hands,
  ) {
    this.#runs = new ByElement(contentOf(doc))
  }

  of(only?: BlockId): Handwriting {
    const { hands } = this
    const sources = new Sources()
    const runs: Partial<Record<BlockId, readonly number[]>> = {}
    for (const block of blocksOf(this.doc)) {
      const id: unknown = block.getAttribute('id')
      if (typeof id !== 'string' || (only && id !== only) || id in runs) continue
      const all = this.#runs.of(block, (each) => runsIn(each, hands))
      runs[id as BlockId] = all.flatMap(({ length, by }) => [length, sources.indexOf(by)])
      if (only) break
    }
    const touched: Partial<Record<BlockId, readonly number[]>> = {}
    for (const block of only ? [only] : hands.touchedBlocks) {
      const by = hands.touchedBy(block)
      if (by.length > 0) touched[block as BlockId] = by.map((each) => sources.indexOf(each))
    }
    return { sources: sources.all, runs, touched }
  }
}

function* blocksOf(doc: Y.Doc): Iterable<Y.XmlElement> {
  for (const top of contentOf(doc).toArray()) {
    if (!(top instanceof Y.XmlElement)) continue
    if (top.nodeName !== 'section' && top.nodeName !== 'annex') yield top
    else for (const block of top.toArray()) if (block instanceof Y.XmlElement) yield block
  }
}

/** So many positions in one hand. */
interface SourceRun {
  length: number
  readonly by: Source | null
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

function runsIn(block: Y.XmlElement, hands: Hands): readonly SourceRun[] {
  const runs: SourceRun[] = []
  const add = (length: number, by: Source | null) => {
    const last = runs.at(-1)
    if (last && isSameHand(last.by, by)) last.length += length
    else runs.push({ length, by })
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
