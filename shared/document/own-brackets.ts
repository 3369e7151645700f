import { Fragment, type Node } from 'prosemirror-model'
import type { DelegationId, NewId } from '../ids'
import { schema } from './schema'

/**
 * Blocks that are to come into a text, with names of their own for the brackets in them, and whose
 * they are. Those that `base` has keep theirs: they are the text's. Words that were copied into a
 * draft from elsewhere bring names along that would make two brackets of the text one.
 */
export function ownBrackets(
  blocks: readonly Node[],
  base: Node,
  by: DelegationId | null,
  newId: NewId,
): readonly Node[] {
  const known = new Set<unknown>()
  base.descendants((node) => {
    const attrs = bracketOf(node)?.attrs
    if (attrs) known.add(attrs.id).add(attrs.set)
  })
  const names = new Map<unknown, string>()
  const name = (old: unknown) => {
    const made = names.get(old) ?? newId()
    names.set(old, made)
    return made
  }
  const own = (node: Node): Node => {
    if (!node.isText) return changed(node, own)
    const mark = bracketOf(node)
    if (!mark || known.has(mark.attrs.id)) return node
    const set =
      mark.attrs.set === null || known.has(mark.attrs.set) ? mark.attrs.set : name(mark.attrs.set)
    const attrs = { ...mark.attrs, id: name(mark.attrs.id), by, set }
    return node.mark(schema.marks.bracket.create(attrs).addToSet(node.marks))
  }
  return blocks.map(own)
}

function bracketOf(node: Node) {
  return node.isText ? schema.marks.bracket.isInSet(node.marks) : undefined
}

/** The node itself if no child of it has changed. */
function changed(node: Node, change: (child: Node) => Node): Node {
  const children = node.children.map(change)
  if (children.every((child, at) => child === node.child(at))) return node
  return node.copy(Fragment.from(children))
}
