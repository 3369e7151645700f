import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { schema } from '../document/schema'
import { commonRuns } from './common-runs'
import { pieces } from './pieces'

/** Stands for a note, a reference or a break in words that are written by hand. */
export const objectSign = '※'

/** The words of a block as one reads them out, with a sign for each object in it. */
export function plainWords(block: Node): string {
  return block.children.map((child) => (child.isText ? child.text : objectSign)).join('')
}

interface Piece {
  readonly key: string
  readonly nodes: readonly Node[]
}

/**
 * A block with other words, as somebody has written them over `plainWords` of it: whatever was left
 * as it was keeps its marks, and its notes. New words are plain; a sign that was added stands for
 * nothing and goes.
 */
export function reworded(block: Node, written: string): Node {
  const before = piecesOf(block)
  const after = piecesIn(written)
  const out: Node[] = []
  let at = 0
  const write = (to: number) => {
    const text = after.slice(at, to).filter((piece) => piece !== objectSign)
    if (text.length > 0) out.push(schema.text(text.join('')))
  }
  for (const run of commonRuns(
    before.map(({ key }) => key),
    after,
  )) {
    write(run.b)
    for (let by = 0; by < run.length; by++) out.push(...(before[run.a + by]?.nodes ?? []))
    at = run.b + run.length
  }
  write(after.length)
  return block.copy(Fragment.from(out))
}

/** Words, signs and spaces with the marks they bear; one that bears several is several nodes. */
function piecesOf(block: Node): readonly Piece[] {
  const letters: { readonly text: string; readonly marks: readonly Mark[]; readonly node: Node }[] =
    []
  block.forEach((child) => {
    if (!child.isText) letters.push({ text: objectSign, marks: child.marks, node: child })
    else
      for (const text of child.text ?? '') letters.push({ text, marks: child.marks, node: child })
  })
  let at = 0
  return piecesIn(plainWords(block)).map((key) => {
    const nodes: Node[] = []
    const end = at + [...key].length
    for (; at < end; at++) {
      const letter = letters[at]
      if (letter)
        nodes.push(letter.node.isText ? schema.text(letter.text, letter.marks) : letter.node)
    }
    return { key, nodes }
  })
}

function piecesIn(words: string): readonly string[] {
  return pieces(words.replace(/\s*\n\s*/g, ' '))
}
