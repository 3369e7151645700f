import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../../document/blocks'
import type { Numbering } from '../../document/numbering'
import type { FinalBlock, FinalHeading, FinalParagraph, FinalPart, Id } from '../final-document'

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

type Labelled = Extract<FinalPart, { kind: 'title' | 'annex' }> | FinalHeading | FinalParagraph

/** With what each that stays is called in the text as it becomes. */
export function accepted(
  parts: readonly FinalPart[],
  becomes: readonly FinalPart[],
): readonly FinalPart[] {
  const labels = new Map<Id, string | null>()
  eachLabelled(becomes, (item) => labels.set(item.id, item.label))
  const called = <Item extends Labelled>(item: Item): Item => {
    const label = labels.get(item.id)
    if (item.end?.how === 'deleted' || label === undefined || label === item.label) return item
    return { ...item, accepted: label }
  }
  const block = (each: FinalBlock) =>
    each.kind === 'heading' || each.kind === 'paragraph' ? called(each) : each
  return parts.map((part) => {
    if (part.kind === 'contents') return part
    const own = part.kind === 'section' ? part : called(part)
    return 'blocks' in own ? { ...own, blocks: own.blocks.map(block) } : own
  })
}

function eachLabelled(parts: readonly FinalPart[], visit: (item: Labelled) => void): void {
  for (const part of parts) {
    if (part.kind === 'title' || part.kind === 'annex') visit(part)
    if (!('blocks' in part)) continue
    for (const block of part.blocks)
      if (block.kind === 'heading' || block.kind === 'paragraph') visit(block)
  }
}
