import { Fragment, type Node } from 'prosemirror-model'

/**
 * The same text with an id on everything that can have one, and no id twice.
 *
 * Numbers are kept by id. A block that was pasted twice, or whose id has not been given yet, would
 * be printed with another's number or with none. The text itself is left alone, and returned as it
 * is when nothing is wrong with it.
 */
export function distinct(text: Node): Node {
  const seen = new Set<string>()
  let made = 0

  const fresh = (): string => {
    let id: string
    do id = `again-${++made}`
    while (seen.has(id))
    return id
  }

  const visit = (node: Node): Node => {
    const content = visitAll(node)
    if (!('id' in node.attrs)) return node.copy(content)
    const known = node.attrs.id as string | null
    const id = known !== null && !seen.has(known) ? known : fresh()
    seen.add(id)
    if (id === known) return node.copy(content)
    return node.type.create({ ...node.attrs, id }, content, node.marks)
  }

  const visitAll = (node: Node): Fragment => {
    if (node.isText || node.childCount === 0) return node.content
    const children = node.content.content
    const visited = children.map(visit)
    return visited.every((child, index) => child === children[index])
      ? node.content
      : Fragment.from(visited)
  }

  return visit(text)
}
