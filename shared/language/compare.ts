import type { Node } from 'prosemirror-model'
import { diff } from '../amendments/diff'
import { inlineText } from '../document/inline-text'
import { schema } from '../document/schema'

/** A run of words that both have, that only the precedent has, or that only the passage has. */
export interface Piece {
  readonly kind: 'both' | 'precedent' | 'passage'
  readonly words: string
}

/** A passage against its precedent, word by word; both in the notation of `inline-text.ts`. */
export function compare(precedent: string, passage: string): readonly Piece[] {
  const base = blockOf(precedent)
  const other = blockOf(passage)
  const pieces: Piece[] = []
  let at = 0
  const put = (kind: Piece['kind'], words: string) => {
    if (words !== '') pieces.push({ kind, words })
  }
  for (const { from, to, fromB, toB } of diff(base, other)) {
    put('both', wordsOf(base, at, from))
    put('precedent', wordsOf(base, from, to))
    put('passage', wordsOf(other, fromB, toB))
    at = to
  }
  put('both', wordsOf(base, at, base.content.size))
  return pieces
}

/** Notes are compared by what they say, so they need no id of their own. */
function blockOf(notation: string): Node {
  return schema.node('paragraph', null, [...inlineText(notation, () => 'note')])
}

function wordsOf(block: Node, from: number, to: number): string {
  let words = ''
  block.content.cut(from, to).forEach((child) => {
    if (child.isText) words += child.text ?? ''
    else words += child.type === schema.nodes.footnote ? '*' : ' '
  })
  return words
}
