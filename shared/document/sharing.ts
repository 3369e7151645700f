import { Fragment, type Node } from 'prosemirror-model'
import { idOf, isContainer } from './blocks'

/**
 * The text `now` made of the nodes of `before` wherever these say the same, so that `===` answers
 * whether a section or a block has changed.
 */
export function sharing(before: Node, now: Node): Node {
  const known = new Map<unknown, Node>()
  before.forEach((child) => {
    known.set(keyOf(child), child)
  })
  const children = now.children.map((child) => {
    const was = known.get(keyOf(child))
    if (!was) return child
    return isContainer(child) ? sharing(was, child) : was.eq(child) ? was : child
  })
  const isSame =
    before.sameMarkup(now) &&
    children.length === before.childCount &&
    children.every((child, at) => child === before.child(at))
  return isSame ? before : now.copy(Fragment.from(children))
}

/** One without an id is known by what it is. */
function keyOf(node: Node): unknown {
  return idOf(node) ?? node.type
}
