import type { Node } from 'prosemirror-model'
import { type BlockJSON, type Change, kindOf, piecesOf } from '../../../shared/amendments/change'
import { diff } from '../../../shared/amendments/diff'
import { knownPart } from '../../../shared/document/known-part'

/** What an amendment would do, short enough for a card. */
export type Summary =
  | { readonly kind: 'delete'; readonly words: string }
  | { readonly kind: 'move'; readonly words: string }
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

export function summaryOf(change: Change): Summary {
  const kind = kindOf(change)
  if (kind === 'delete' || kind === 'move') {
    return { kind, words: shorten(change.base.map(allOf).join(' ')) }
  }
  const pieces = piecesOf(change)
  const edits = pieces.flatMap(({ base, proposed: [continued] }) =>
    continued ? editsOf(knownPart(base), knownPart(continued)) : [{ out: allOf(base), in: '' }],
  )
  const continued = new Set(pieces.map(({ proposed: [first] }) => first))
  const added = change.proposed.filter((block) => !continued.has(block))
  return {
    kind: 'change',
    edits: edits.slice(0, listed).map((edit) => ({ out: shorten(edit.out), in: shorten(edit.in) })),
    more: Math.max(0, edits.length - listed),
    added: added.map((block) => shorten(allOf(block))),
  }
}

function editsOf(before: Node, after: Node): readonly WordEdit[] {
  return diff(before, after).map((edit) => ({
    out: wordsOf(before, edit.from, edit.to),
    in: wordsOf(after, edit.fromB, edit.toB),
  }))
}

function allOf(json: BlockJSON): string {
  const block = knownPart(json)
  return wordsOf(block, 0, block.content.size)
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
