import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import { ownBrackets } from '../document/own-brackets'
import type { BlockId, DelegationId, NewId } from '../ids'
import type { Draft } from './amendment'
import {
  type BlockJSON,
  type Change,
  documentOf,
  isAmendable,
  isSame,
  proposedBlocks,
  toBlock,
} from './change'
import { ownNotes } from './own-notes'
import { blocksFrom } from './subject'

/** What a draft proposes; `null` if its document holds what an amendment cannot (A41). */
export function changeFrom(draft: Draft, content: Node, newId: NewId): Change | null {
  // Words beside the section would not be in what it proposes: tabled, they would be lost.
  if (!content.children.every((top) => isContainer(top) || top.content.size === 0)) return null
  const blocks = blocksFrom(proposedBlocks(content))
  return blocks && withOwnNames(draft, blocks, draft.delegation, newId)
}

/**
 * The change that these blocks come to, with names of its own. A block of the base goes on under its
 * id where one of the blocks bears it, or else in the first of them; every other block is new. So
 * none can claim another block's identity, nor that of another's bracket or note (A40). Empty blocks say nothing
 * and are left out.
 */
export function withOwnNames(
  { place, base, beside, twins }: Omit<Change, 'proposed'>,
  blocks: readonly Node[],
  by: DelegationId | null,
  newId: NewId,
): Change | null {
  const before = base.map(toBlock)
  const said = blocks.filter((block) => block.content.size > 0)
  if (blocks.some((block) => block.type.name === 'table' && block.content.size === 0)) return null
  const claims = claimsOf(before, said)
  const named = ownBrackets(said, documentOf(before), by, newId)
  const was = claims.map((id) => before.find((each) => id && idOf(each) === id) ?? null)
  const continuing = named.map((block, at) => ({ block, was: was[at] ?? null }))
  const proposed = ownNotes(continuing, before, newId).map((block, at): BlockJSON => {
    // A number is issued by the secretariat, and nobody proposes one.
    const issued = 'number' in block.attrs ? { number: was[at]?.attrs.number ?? null } : {}
    const attrs = { ...block.attrs, ...issued, id: claims[at] ?? newId() }
    return block.type.create(attrs, block.content).toJSON() as BlockJSON
  })
  if (!proposed.map(toBlock).every(isAmendable)) return null
  return { place, base, proposed, ...(beside && { beside }), ...(twins && { twins }) }
}

/**
 * Which block of the base each block continues, in whatever order; `null` for a new one. Paragraphs
 * that were cut and pasted have other ids and the same words.
 */
function claimsOf(base: readonly Node[], blocks: readonly Node[]): readonly (BlockId | null)[] {
  const free = new Set(base)
  const claim = (block: Node, isIt: (block: Node, each: Node) => boolean): BlockId | null => {
    const found = [...free].find((each) => isIt(block, each))
    if (found) free.delete(found)
    return found ? idOf(found) : null
  }
  const byId = blocks.map((block) => claim(block, continues))
  const claims = blocks.map((block, at) => byId[at] ?? claim(block, saysTheSame))
  const [first] = base
  const [begins] = blocks
  if (!first || !begins || claims.some((id) => id !== null)) return claims
  return isSameSort(begins, first) ? [idOf(first), ...claims.slice(1)] : claims
}

function saysTheSame(block: Node, base: Node): boolean {
  return block.type === base.type && isSame(block, base)
}

function continues(block: Node, base: Node): boolean {
  return idOf(block) === idOf(base) && isSameSort(block, base)
}

/** A table is not continued by a paragraph. */
function isSameSort(one: Node, other: Node): boolean {
  return one.isTextblock === other.isTextblock
}

/**
 * Words alone are compared, and what else may be amended: in the text, a block keeps its kind and
 * level. A move changes where they stand.
 */
export function changesNothing({ place, base, proposed }: Change): boolean {
  if (place.kind !== 'there') return proposed.length === 0
  if (base.length !== proposed.length) return false
  return proposed.every((json, index) => {
    const [was, is] = [base[index], toBlock(json)]
    return was && idOf(toBlock(was)) === idOf(is) && isSame(toBlock(was), is)
  })
}
