import type { Node } from 'prosemirror-model'
import { schema } from '../document/schema'

/**
 * The words of a block in the notation of `inline-text.ts`, so that they can be kept and put into
 * another text. A reference becomes what it says: its target is not there. Brackets and the language
 * of a passage are left behind, as they belong to the text they stand in.
 */
export function notationOf(block: Node, said: (reference: Node) => string): string {
  let out = ''
  const open: string[] = []
  const setMarks = (wanted: readonly string[]) => {
    for (const sign of [...open].reverse()) if (!wanted.includes(sign)) close(sign)
    for (const sign of wanted) if (!open.includes(sign)) begin(sign)
  }
  const close = (sign: string) => {
    open.splice(open.indexOf(sign), 1)
    out += sign
  }
  const begin = (sign: string) => {
    open.push(sign)
    out += sign
  }
  block.forEach((child) => {
    setMarks(child.isText ? signsOf(child) : open)
    if (child.isText) out += literal(child.text ?? '')
    else if (child.type === schema.nodes.break) out += '\n'
    else if (child.type === schema.nodes.reference) out += literal(said(child))
    else if (child.type === schema.nodes.footnote && child.textContent.trim() !== '') {
      out += `[^${notationOf(child, said).replace(/[[\]]/g, '\\$&')}]`
    }
  })
  setMarks([])
  return out
}

function signsOf(text: Node): readonly string[] {
  const names = text.marks.map(({ type }) => type.name)
  return [...(names.includes('strong') ? ['**'] : []), ...(names.includes('em') ? ['*'] : [])]
}

/** An opening bracket would begin a note only before its sign. */
function literal(words: string): string {
  return words.replace(/[\\*]/g, '\\$&').replaceAll('[^', '\\[^')
}
