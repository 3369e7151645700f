import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'

/** A block in its text: the node, and the position before it. */
export interface Placed {
  readonly node: Node
  readonly pos: number
}

/** Calls `visit` for every block with an id slot, in reading order; not for what is inside one. */
export function eachBlock(text: Node, visit: (block: Placed, container: Node) => void): void {
  text.forEach((top, topPos) => {
    if (isOfItsOwn(top)) visit({ node: top, pos: topPos }, text)
    if (!isContainer(top)) return
    top.forEach((node, offset) => {
      visit({ node, pos: topPos + 1 + offset }, top)
    })
  })
}

/** A block that stands in no section: a title, the title of a part, the list of contents. */
function isOfItsOwn({ type: { name } }: Node): boolean {
  return name === 'title' || name === 'part' || name === 'contents'
}

export function isContainer(node: Node): boolean {
  return node.type.name === 'section' || node.type.name === 'annex'
}

export function idOf(block: Node): BlockId | null {
  return (block.attrs.id as BlockId | null | undefined) ?? null
}

export function findBlock(text: Node, id: BlockId): Placed | null {
  return index(text).get(id) ?? null
}

const indexes = new WeakMap<Node, ReadonlyMap<BlockId, Placed>>()

/** Blocks by id, made once for each state of a text. Of two with one id the first is meant. */
function index(text: Node): ReadonlyMap<BlockId, Placed> {
  const known = indexes.get(text)
  if (known) return known
  const made = new Map<BlockId, Placed>()
  eachBlock(text, (block) => {
    const id = idOf(block.node)
    if (id && !made.has(id)) made.set(id, block)
  })
  indexes.set(text, made)
  return made
}
