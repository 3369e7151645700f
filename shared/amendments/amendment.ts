import type { Node } from 'prosemirror-model'
import { findBlock, isContainer } from '../document/blocks'
import { schema } from '../document/schema'
import type { AmendmentId, BlockId, DelegationId, Instant } from '../ids'
import type { By } from './by'

/** A block as plain data, the way the register keeps it: `Node.toJSON()`. */
export type BlockJSON = { readonly type: string } & { readonly [key: string]: unknown }

/**
 * What an amendment would do: put `proposed` in the place of one block. No block at all deletes
 * it; the first one continues it (same id), the others are new and follow it.
 */
export interface Change {
  readonly target: BlockId
  /** The block as its sponsors saw it when they began to write. */
  readonly base: BlockJSON
  readonly proposed: readonly BlockJSON[]
}

/** A delegation's untabled amendment, as its folder lists it. Its words are in its own document. */
export interface Draft {
  readonly id: AmendmentId
  readonly target: BlockId
  readonly base: BlockJSON
  readonly begun: Instant
  readonly by: By
}

/** A tabled amendment: its words no longer change, only what becomes of it. */
export interface Amendment {
  readonly id: AmendmentId
  /** In order of tabling, from 1; printed as "A/7". */
  readonly number: number
  readonly delegation: DelegationId
  readonly change: Change
  readonly tabled: Instant
  readonly state: AmendmentState
}

export type AmendmentState =
  | { readonly kind: 'tabled' }
  | { readonly kind: 'adopted'; readonly at: Instant; readonly by: By }
  | { readonly kind: 'rejected'; readonly at: Instant; readonly by: By }
  | { readonly kind: 'withdrawn'; readonly at: Instant; readonly by: By }

export function isPending(amendment: Amendment): boolean {
  return amendment.state.kind === 'tabled'
}

/** The number as the room says it: "A/7". */
export function labelOf(amendment: Pick<Amendment, 'number'>): string {
  return `A/${amendment.number}`
}

export function toBlock(json: BlockJSON): Node {
  const node = schema.nodeFromJSON(json)
  node.check()
  return node
}

/** The blocks of an amendment's document, which holds them in one section. */
export function proposedBlocks(content: Node): readonly BlockJSON[] {
  const blocks: BlockJSON[] = []
  content.forEach((top) => {
    if (!isContainer(top)) return
    top.forEach((block) => {
      blocks.push(block.toJSON() as BlockJSON)
    })
  })
  return blocks
}

/** What an amendment's document holds when it is opened: the target block as it stands. */
export function openingContent(text: Node, target: BlockId): Node | null {
  const block = findBlock(text, target)
  if (!block || !isAmendable(block.node)) return null
  return schema.node('doc', null, [schema.node('section', null, [block.node])])
}

/** Blocks of words. A table is amended cell by cell, which is another kind of change. */
export function isAmendable(block: Node): boolean {
  return block.type.name === 'paragraph' || block.type.name === 'heading'
}
