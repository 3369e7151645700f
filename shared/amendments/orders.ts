import type { Node } from 'prosemirror-model'
import { findBlock, idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Change, goingOn, isReordered, toBlock } from './change'
import type { Comparison, Rival } from './compare-rivals'
import { outOfOrder } from './pairing'
import { reorderIn } from './reorder'

/** In which order blocks stand, and in which amendments that are set side by side would have them. */
export interface Orders {
  /** As they stand, in the order of reading. */
  readonly now: readonly Node[]
  /** One for each amendment, in their order; `null` for one that leaves them as they stand. */
  readonly rivals: readonly (Order | null)[]
}

export interface Order {
  readonly blocks: readonly Node[]
  /** As few of them as can be. */
  readonly moved: ReadonlySet<Node>
}

/**
 * `null` where no amendment changes an order. One that cannot be adopted, since others have changed
 * the order as well, is shown as its sponsors propose it beside the order that there is (A57).
 */
export function ordersIn(text: Node, { rivals }: Comparison): Orders | null {
  const turning = rivals.filter(({ amendment }) => isReordered(amendment.change))
  if (turning.length === 0) return null
  const ids = new Set(turning.flatMap(({ amendment }) => goingOn(amendment.change)))
  const placed = [...ids].flatMap((id) => findBlock(text, id) ?? [])
  const now = placed.sort((one, other) => one.pos - other.pos).map(({ node }) => node)
  return { now, rivals: rivals.map((rival) => orderOf(text, now, rival, rivals)) }
}

function orderOf(
  text: Node,
  now: readonly Node[],
  { amendment: { amends, change } }: Rival,
  rivals: readonly Rival[],
): Order | null {
  if (!isReordered(change)) return null
  const parent = rivals.find(({ amendment }) => amendment.id === amends)?.amendment.change
  const under = parent ? parent.proposed.map(toBlock) : now
  const ids = parent ? goingOn(change) : orderIn(text, change)
  const blocks = ids.flatMap((id) => findBlock(text, id)?.node ?? seen(change, id))
  const places = new Map(blocks.map((node, at) => [idOf(node), at]))
  // From what stands to what is to stand, as in the text: where either of two might be the one that
  // moves, it is the same one that is said to.
  const moved = outOfOrder(under.map((node) => places.get(idOf(node)) ?? -1))
  const names = new Set([...moved].flatMap((at) => idOf(under[at] as Node) ?? []))
  return { blocks, moved: new Set(blocks.filter((node) => names.has(idOf(node) as BlockId))) }
}

function orderIn(text: Node, change: Change): readonly BlockId[] {
  const reorder = reorderIn(text, change)
  return reorder?.kind === 'ordered' ? reorder.order : goingOn(change)
}

/** A block that is gone by now, as its sponsors saw it. */
function seen({ base }: Change, id: BlockId): readonly Node[] {
  return base.map(toBlock).filter((node) => idOf(node) === id)
}
