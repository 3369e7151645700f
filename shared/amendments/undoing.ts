import type { Node } from 'prosemirror-model'
import type { BlockEdit } from '../document/block-edits'
import { findBlock, idOf, isContainer } from '../document/blocks'
import type { BlockId } from '../ids'
import { type BlockJSON, blockIdOf, type Change, type Place } from './change'

/**
 * The change that takes an adopted one back: kept with the decision, so that "reconsider" merges it
 * into whatever the text has become, as it would any other. `null` where a place in the text cannot
 * be named again.
 */
export function undoing(text: Node, change: Change, edits: readonly BlockEdit[]): Change | null {
  const now = (json: BlockJSON) => {
    const id = blockIdOf(json)
    return id && (findBlock(text, id)?.node ?? null)
  }
  const becomes = new Map<BlockId | null, Node>()
  for (const edit of edits) {
    if (edit.kind === 'words') becomes.set(edit.block, edit.becomes)
    if (edit.kind === 'put') for (const block of edit.blocks) becomes.set(idOf(block), block)
  }
  const before = change.base.flatMap((json) => now(json) ?? [])
  const after = change.proposed.flatMap((json) => becomes.get(blockIdOf(json)) ?? now(json) ?? [])
  const place = placeBefore(text, change, before[0], after.length === 0)
  return place && { place, base: after.map(toJSON), proposed: before.map(toJSON) }
}

function toJSON(node: Node): BlockJSON {
  return node.toJSON() as BlockJSON
}

function placeBefore(
  text: Node,
  { place }: Change,
  first: Node | undefined,
  isGone: boolean,
): Place | null {
  const stood = place.kind === 'there'
  if (!first || (stood && !isGone)) return { kind: 'there' }
  return placeOf(text, first)
}

/** Where a block stands, said by what is before it. */
function placeOf(text: Node, block: Node): Place | null {
  const id = idOf(block)
  const found = id && findBlock(text, id)
  if (!found) return null
  const at = text.resolve(found.pos)
  const container = at.parent
  if (!isContainer(container)) return null
  const own = idOf(container)
  const before = at.index() > 0 ? idOf(container.child(at.index() - 1)) : null
  if (before) return { kind: 'after', block: before }
  if (at.index() > 0) return null
  return container.childCount > 1 ? { kind: 'first', within: own } : aloneIn(text, container, own)
}

/** Of the one block of a section, which goes with it, the section comes again; an annex does not. */
function aloneIn(text: Node, container: Node, section: BlockId | null): Place | null {
  const at = text.children.indexOf(container)
  const after = at > 0 ? idOf(text.child(at - 1)) : null
  const comesAgain = container.type.name === 'section' && section && after
  return comesAgain ? { kind: 'apart', after, section } : null
}
