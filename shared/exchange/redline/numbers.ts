import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../../document/blocks'
import type { Numbering } from '../../document/numbering'

/**
 * The text with the numbers that its blocks had before: what has come in is numbered between them,
 * as 5 bis. Where it is read, "paragraph 6" is the paragraph that it was.
 */
export function numberedAs(text: Node, before: Numbering): Node {
  const issued = (node: Node): Node => {
    const id = idOf(node)
    const label = id && before.labels.get(id)
    if (!('number' in node.attrs)) return node
    return node.type.create({ ...node.attrs, number: label ?? null }, node.content, node.marks)
  }
  const tops = text.children.map((top) => {
    if (top.type.name === 'masthead')
      return top.type.create({ ...top.attrs, numbers: 'frozen' }, top.content)
    if (!isContainer(top)) return issued(top)
    return issued(top.type.create(top.attrs, top.children.map(issued), top.marks))
  })
  return text.type.create(text.attrs, tops)
}
