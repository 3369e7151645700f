import { Fragment, type Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { findBlock, idOf, isContainer } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import { markMove } from '../shared-text/exact-moves'

/**
 * Moving blocks, by key and by hand. A block keeps its id and its words wherever it goes; only its
 * number becomes another.
 */
const { paragraph, heading, section, annex, part } = schema.nodes

/** Blocks that stand one after the other in one parent: the text itself, a section or an annex. */
export interface Lot {
  /** Before the parent's first child. */
  readonly start: number
  readonly parent: Node
  /** Indexes of the first, and of the one after the last. */
  readonly from: number
  readonly to: number
}

/** Between which children of which parent. */
export interface Place {
  readonly start: number
  readonly parent: Node
  readonly index: number
}

/** Alt with an arrow: the blocks of the selection go one place up or down. */
export function move(by: 1 | -1): Command {
  return (state, dispatch) => {
    const lot = selectedLot(state)
    if (!lot) return false
    const place = nextPlace(state.doc, lot, by)
    if (place) dispatch?.(moveTo(state, lot, place).scrollIntoView())
    return true
  }
}

export function canMove(state: EditorState, by: 1 | -1): boolean {
  const lot = selectedLot(state)
  return lot !== null && nextPlace(state.doc, lot, by) !== null
}

/** What the outline moves with a heading, one place up or down. `false` if there is none. */
export function moveHeading(id: BlockId, by: 1 | -1): Command {
  return (state, dispatch) => {
    const lot = lotOfHeading(state.doc, id)
    const place = lot && nextHeadingPlace(state.doc, lot, by)
    if (!lot || !place) return false
    dispatch?.(moveTo(state, lot, place))
    return true
  }
}

/** Puts a heading, with what is beneath it, before or after another with what is beneath that. */
export function moveHeadingTo(id: BlockId, beside: BlockId, side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    const lot = lotOfHeading(state.doc, id)
    const place = lot && placeBeside(state.doc, lot, beside, side)
    if (!lot || !place) return false
    dispatch?.(moveTo(state, lot, place))
    return true
  }
}

/** Puts a block, with its sub-paragraphs, where it was let go, and the caret into it. */
export function moveBlockTo(id: BlockId, place: Place): Command {
  return (state, dispatch) => {
    const lot = lotOfBlock(state.doc, id)
    if (!lot || !mayStand(lot, place)) return false
    const tr = moveTo(state, lot, place)
    const moved = findBlock(tr.doc, id)
    if (moved) tr.setSelection(Selection.near(tr.doc.resolve(moved.pos + 1)))
    dispatch?.(tr)
    return true
  }
}

/**
 * The blocks that the selection touches, and the sub-paragraphs that hang on the last of them. A
 * heading goes alone: on the page one moves where a section begins, in the outline all that is in it.
 */
export function selectedLot({ selection: { $from, $to } }: EditorState): Lot | null {
  const depth = $from.sharedDepth($to.pos)
  for (let at = depth; at > 0; at--) {
    const parent = $from.node(at)
    if (!isContainer(parent)) continue
    return withSubs({
      start: $from.start(at),
      parent,
      from: $from.index(at),
      to: $to.indexAfter(at) === $from.index(at) ? $from.index(at) + 1 : $to.index(at) + 1,
    })
  }
  return null
}

export function lotOfBlock(doc: Node, id: BlockId): Lot | null {
  const block = findBlock(doc, id)
  const $at = block && doc.resolve(block.pos)
  if (!$at || !isContainer($at.parent)) return null
  return withSubs({
    start: $at.start(),
    parent: $at.parent,
    from: $at.index(),
    to: $at.index() + 1,
  })
}

export function withSubs(lot: Lot): Lot {
  const { parent, to } = lot
  if (parent.child(to - 1).type !== paragraph) return lot
  return { ...lot, to: endOfSubs(parent, to, leastLevel(lot)) }
}

function leastLevel({ parent, from, to }: Lot): number {
  let least = levelOf(parent.child(from))
  for (let index = from + 1; index < to; index++) {
    least = Math.min(least, levelOf(parent.child(index)))
  }
  return least
}

/** Anything but a sub-paragraph stands at level 0. */
function levelOf(block: Node): number {
  return block.type === paragraph ? block.attrs.level : 0
}

function endOfSubs(parent: Node, index: number, above: number): number {
  let end = index
  while (end < parent.childCount && isSub(parent.child(end), above)) end++
  return end
}

function isSub(block: Node, above: number): boolean {
  return block.type === paragraph && block.attrs.level > above
}

/** The nearest place where the blocks can stand, in this parent or in one further on. */
export function nextPlace(doc: Node, lot: Lot, by: 1 | -1): Place | null {
  for (const place of placesFrom(doc, lot, by)) if (mayStand(lot, place)) return place
  return null
}

function* placesFrom(doc: Node, lot: Lot, by: 1 | -1): Generator<Place> {
  const { start, parent } = lot
  const last = by > 0 ? parent.childCount : 0
  for (let index = by > 0 ? lot.to : lot.from; index !== last; ) {
    index += by
    yield { start, parent, index }
  }
  const $parent = doc.resolve(start - 1)
  let pos = by > 0 ? $parent.pos + parent.nodeSize : $parent.pos
  for (let index = $parent.index() + by; index >= 0 && index < doc.childCount; index += by) {
    const top = doc.child(index)
    if (by < 0) pos -= top.nodeSize
    if (isContainer(top)) {
      const count = top.childCount
      for (let at = 0; at <= count; at++) {
        yield { start: pos + 1, parent: top, index: by > 0 ? at : count - at }
      }
    }
    if (by > 0) pos += top.nodeSize
  }
}

/**
 * Whether the blocks may stand there: not above the heading of a section; a sub-paragraph only
 * beneath one that it can belong to; nothing between a paragraph and its own sub-paragraphs.
 */
export function mayStand(lot: Lot, place: Place): boolean {
  const { parent, index } = place
  const same = place.start === lot.start
  if (same && index > lot.from && index < lot.to) return false
  const above = parent.maybeChild(same && index === lot.to ? lot.from - 1 : index - 1)
  const below = parent.maybeChild(same && index === lot.from ? lot.to : index)
  if (index === 0 && below && isOwnHeading(below)) return false
  const level = levelOf(lot.parent.child(lot.from))
  if (level > 0 && (above?.type !== paragraph || above.attrs.level < level - 1)) return false
  return !below || levelOf(below) <= leastLevel(lot)
}

function isOwnHeading(block: Node): boolean {
  return block.type === heading && block.attrs.level === 1
}

/**
 * - Of a part: it, and what stands down to the next part or the first annex.
 * - Of the first heading of a section or annex: all of that.
 * - Of any other: the blocks down to the next heading of its level or above.
 */
export function lotOfHeading(doc: Node, id: BlockId): Lot | null {
  const top = topOf(doc, id)
  if (top !== null) {
    const to = doc.child(top).type === part ? endOfPart(doc, top + 1) : top + 1
    return { start: 0, parent: doc, from: top, to }
  }
  const block = findBlock(doc, id)
  if (block?.node.type !== heading) return null
  const $at = doc.resolve(block.pos)
  const from = $at.index()
  let to = from + 1
  while (to < $at.parent.childCount && !isHeading($at.parent.child(to), block.node.attrs.level))
    to++
  return { start: $at.start(), parent: $at.parent, from, to }
}

/** The index of the part, section or annex that has this id, or this first heading. */
function topOf(doc: Node, id: BlockId): number | null {
  for (let index = 0; index < doc.childCount; index++) {
    const top = doc.child(index)
    const named = top.type === part ? top.attrs.id : isContainer(top) && top.firstChild?.attrs.id
    if (named === id && (top.type === part || top.firstChild?.type === heading)) return index
  }
  return null
}

function endOfPart(doc: Node, from: number): number {
  let end = from
  while (end < doc.childCount && doc.child(end).type === section) end++
  return end
}

function isHeading(block: Node, level: number): boolean {
  return block.type === heading && block.attrs.level <= level
}

function nextHeadingPlace(doc: Node, lot: Lot, by: 1 | -1): Place | null {
  if (lot.parent === doc) return nextTopPlace(doc, lot, by)
  for (const place of placesFrom(doc, lot, by)) if (isHeadingPlace(lot, place)) return place
  return null
}

/** Where a subsection may begin: before a heading of its level or above, or at the end. */
function isHeadingPlace(lot: Lot, { start, parent, index }: Place): boolean {
  if (start === lot.start && index >= lot.from && index <= lot.to) return false
  const below = parent.maybeChild(index)
  if (!below) return true
  return index > 0 && isHeading(below, lot.parent.child(lot.from).attrs.level)
}

/** Annexes stay behind the body, and the body behind the title. */
function nextTopPlace(doc: Node, lot: Lot, by: 1 | -1): Place | null {
  const kind = kindOfLot(lot)
  if (by < 0) {
    let index = lot.from - 1
    if (kind === part) while (index >= 0 && doc.child(index).type === section) index--
    const above = doc.maybeChild(index)
    if (!above || !goesWith(kind, above)) return null
    return {
      start: 0,
      parent: doc,
      index: above.type === part || kind !== part ? index : index + 1,
    }
  }
  const below = doc.maybeChild(lot.to)
  if (!below || !goesWith(kind, below)) return null
  return { start: 0, parent: doc, index: kind === part ? endOfPart(doc, lot.to + 1) : lot.to + 1 }
}

function kindOfLot({ parent, from }: Lot): Node['type'] {
  return parent.child(from).type
}

function goesWith(kind: Node['type'], top: Node): boolean {
  return kind === annex ? top.type === annex : top.type === section || top.type === part
}

function placeBeside(doc: Node, lot: Lot, beside: BlockId, side: 'before' | 'after'): Place | null {
  const other = lotOfHeading(doc, beside)
  if (!other) return null
  if (lot.parent === doc) {
    const goes = other.parent === doc && goesWith(kindOfLot(lot), doc.child(other.from))
    const index = side === 'before' ? other.from : other.to
    return goes ? unlessInside(lot, { start: 0, parent: doc, index }) : null
  }
  if (other.parent !== doc) {
    const index = side === 'before' ? other.from : other.to
    return unlessInside(lot, { start: other.start, parent: other.parent, index })
  }
  // Before or after the heading of a whole section: at the end of the one above, or first in it.
  return side === 'after' ? firstIn(doc, other) : lastBefore(doc, other.from)
}

function unlessInside(lot: Lot, place: Place): Place | null {
  const inside = place.start === lot.start && place.index >= lot.from && place.index <= lot.to
  return inside ? null : place
}

function firstIn(doc: Node, { from }: Lot): Place | null {
  const top = doc.child(from)
  if (!isContainer(top)) return null
  let index = 1
  while (index < top.childCount && top.child(index).type !== heading) index++
  return { start: doc.resolve(0).posAtIndex(from) + 1, parent: top, index }
}

function lastBefore(doc: Node, index: number): Place | null {
  for (let at = index - 1; at >= 0; at--) {
    const top = doc.child(at)
    if (!isContainer(top)) continue
    return { start: doc.resolve(0).posAtIndex(at) + 1, parent: top, index: top.childCount }
  }
  return null
}

/** One transaction, in which the selection goes along with the words that it is in. */
export function moveTo(state: EditorState, lot: Lot, place: Place): Transaction {
  const { doc, selection, tr } = state
  const from = posIn(lot.parent, lot.start, lot.from)
  const to = posIn(lot.parent, lot.start, lot.to)
  const target = posIn(place.parent, place.start, place.index)
  const blocks = doc.slice(from, to).content
  tr.delete(from, to)
  const at = tr.mapping.map(target)
  tr.insert(at, Fragment.from(blocks))
  const goes = (pos: number) => (from <= pos && pos <= to ? at + pos - from : tr.mapping.map(pos))
  tr.setSelection(
    TextSelection.between(
      tr.doc.resolve(goes(selection.anchor)),
      tr.doc.resolve(goes(selection.head)),
    ),
  )
  const first = lot.parent.child(lot.from)
  return markMove(tr, idOf(isContainer(first) ? (first.firstChild ?? first) : first))
}

function posIn(parent: Node, start: number, index: number): number {
  let pos = start
  for (let at = 0; at < index; at++) pos += parent.child(at).nodeSize
  return pos
}
