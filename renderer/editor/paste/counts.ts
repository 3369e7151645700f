import type { Node } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema'
import type { Part } from '../../../shared/exchange/recognise/blocks'
import type { PasteCounts } from '../contract'

export function countsOf(parts: readonly Part[]): PasteCounts {
  const counts = { paragraphs: 0, headings: 0, footnotes: 0, tables: 0, annexes: 0 }
  const { paragraph, heading, table, footnote } = schema.nodes
  const count = (node: Node) => {
    if (node.type === paragraph) counts.paragraphs++
    if (node.type === heading) counts.headings++
    if (node.type === table) counts.tables++
    if (node.type === footnote) counts.footnotes++
  }
  for (const part of parts) {
    const block = part.kind === 'block' ? part.block : part.title
    if (part.kind === 'annex') counts.annexes++
    else count(block)
    block.descendants(count)
  }
  return counts
}
