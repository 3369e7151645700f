import type { Node } from 'prosemirror-model'

/** What a passage says in one line, cell by cell, without the words of its notes. */
export function wordsIn(block: Node): string {
  if (block.inlineContent) return block.children.map(inline).join('')
  return block.children.map(wordsIn).join(' | ')
}

function inline(node: Node): string {
  if (node.isText) return node.text ?? ''
  if (node.type.name === 'break') return ' '
  return node.type.name === 'footnote' ? '' : String(node.attrs.said ?? '')
}
