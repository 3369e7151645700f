import type { EditorView } from 'prosemirror-view'
import * as Y from 'yjs'
import { findBlock } from '../../../shared/document/blocks'
import { type Act, type Copied, itemAt, nameOf, runsOf } from '../../../shared/document/copies'
import { actsOf, type Copies, copiesIn } from '../../../shared/document/copy-index'
import type { ItemId } from '../../../shared/document/moves'
import type { BlockId } from '../../../shared/ids'
import { moveTo } from '../moving/move'
import { blockAround, idsIn } from './signs'

/**
 * Blocks that two people put in behind one block at once come to stand in an order of chance. Where
 * one of them is a second half that does not do: a window puts those of its own blocks behind it that
 * have what came later in the words, and those that were begun behind the whole.
 */
export function putInOrder(view: EditorView, doc: Y.Doc, theirs: Act): void {
  const halves = halvesOf(doc, theirs)
  if (!halves) return
  const copies = copiesIn(doc)
  const { first, second, root } = halves
  const children = childrenOf(second)
  const from = first ? children.indexOf(first) : -1
  const acts = [theirs, ...actsOf(doc, doc.clientID)]
  const order = (child: Y.XmlElement) => {
    const orders = idsIn(child).map((id) => orderOfWords(id, root, acts, copies))
    return orders.find((each) => each !== null) ?? null
  }
  const isOwn = (child: Y.XmlElement) => child._item?.id.client === doc.clientID
  const before = children.slice(from + 1, children.indexOf(second))
  const lastEarly = before.findLastIndex((child) => isOwn(child) && order(child) === 'before')
  const late = before.filter(
    (child, index) =>
      isOwn(child) && (order(child) === 'after' || (from >= 0 && index > lastEarly)),
  )
  for (const child of late.reverse()) moveBehind(view, child, second)
}

interface Halves {
  /** `null` where it has gone since. */
  readonly first: Y.XmlElement | null
  readonly second: Y.XmlElement
  /** The word that the second half began with, where it was first written. */
  readonly root: ItemId
}

/** The two parts of a block that was ended in the middle. */
function halvesOf(doc: Y.Doc, { kind, copied }: Act): Halves | null {
  const [run] = runsOf(copied)
  if (kind !== 'across' || !run) return null
  const [second, first] = [run.copy, run.source].map((id) => blockOf(doc, id))
  const id = second?._item?.id
  const isMade = id?.client === copied.by && copied.from <= id.clock && id.clock < copied.to
  if (!second || !isMade) return null
  return { first: first ?? null, second, root: copiesIn(doc).rootOf(run.source) }
}

function blockOf({ store }: Y.Doc, id: ItemId): Y.XmlElement | null {
  const item = itemAt(store, id)
  return item && blockAround(item)
}

function childrenOf({ parent }: Y.XmlElement): readonly Y.XmlElement[] {
  return parent instanceof Y.XmlFragment
    ? parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
    : []
}

/**
 * How two words stood when one act copied both; `null` if none of these did. Where they stand in the
 * block that they come from does not tell: Yjs puts what is typed at the end of a first half behind
 * all that has been taken from there.
 */
export function orderOfWords(
  one: ItemId,
  other: ItemId,
  acts: readonly Act[],
  copies: Copies,
): 'before' | 'same' | 'after' | null {
  const [first, second] = [one, other].map((id) => nameOf(copies.rootOf(id)))
  if (first === undefined || second === undefined) return null
  if (first === second) return 'same'
  for (const { copied } of acts) {
    const [at, beside] = [placeIn(copied, first, copies), placeIn(copied, second, copies)]
    if (at !== null && beside !== null) return at < beside ? 'before' : 'after'
  }
  return null
}

/** The how manieth of what was copied a word was. */
function placeIn(copied: Copied, root: string, copies: Copies): number | null {
  let place = 0
  for (const { source, length } of runsOf(copied)) {
    for (let at = 0; at < length; at++, place++) {
      const id = { client: source.client, clock: source.clock + at }
      if (nameOf(copies.rootOf(id)) === root) return place
    }
  }
  return null
}

/** Not a deed of this person's, and so nothing that they could undo. */
function moveBehind(view: EditorView, block: Y.XmlElement, beside: Y.XmlElement): void {
  const { doc } = view.state
  const [moved, other] = [block, beside].map((each) =>
    findBlock(doc, each.getAttribute('id') as BlockId),
  )
  if (!moved || !other) return
  const [$at, $beside] = [doc.resolve(moved.pos), doc.resolve(other.pos)]
  const [start, parent, from] = [$at.start(), $at.parent, $at.index()]
  const index = $beside.index() + 1
  if ($beside.start() !== start || index === from) return
  const tr = moveTo(view.state, { start, parent, from, to: from + 1 }, { start, parent, index })
  view.dispatch(tr.setMeta('addToHistory', false))
}
