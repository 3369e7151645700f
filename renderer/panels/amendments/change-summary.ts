import type { Node } from 'prosemirror-model'
import type { Change } from '../../../shared/amendments/amendment'
import { diff } from '../../../shared/amendments/diff'
import { knownPart } from '../../../shared/document/known-part'

/** What an amendment would do, short enough for a card. */
export type Summary =
  | { readonly kind: 'delete'; readonly words: string }
  | {
      readonly kind: 'change'
      readonly edits: readonly WordEdit[]
      /** Edits that are not listed. */
      readonly more: number
      /** The first words of each new paragraph after this one. */
      readonly added: readonly string[]
    }

/** Either may be empty: something is only put in, or only taken out. */
export interface WordEdit {
  readonly out: string
  readonly in: string
}

const listed = 3
const longest = 90

export function summaryOf({ base, proposed }: Change): Summary {
  const before = knownPart(base)
  const [first, ...more] = proposed.map(knownPart)
  if (!first) return { kind: 'delete', words: shorten(wordsOf(before, 0, before.content.size)) }
  const edits = diff(before, first).map((edit) => ({
    out: shorten(wordsOf(before, edit.from, edit.to)),
    in: shorten(wordsOf(first, edit.fromB, edit.toB)),
  }))
  return {
    kind: 'change',
    edits: edits.slice(0, listed),
    more: Math.max(0, edits.length - listed),
    added: more.map((block) => shorten(wordsOf(block, 0, block.content.size))),
  }
}

function wordsOf(block: Node, from: number, to: number): string {
  const words: string[] = []
  block.content.cut(from, to).forEach((child) => {
    if (child.isText) words.push(child.text ?? '')
    else words.push(child.type.name === 'footnote' ? '*' : ' ')
  })
  return words.join('').trim()
}

/** Whole words only; what is left out shows as an ellipsis. */
export function shorten(words: string): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()} …`
}
