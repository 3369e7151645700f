import type { Node } from 'prosemirror-model'
import { type BlockDiff, diffBlocks } from '../../../shared/amendments/block-diff'
import { type Change, kindOf } from '../../../shared/amendments/change'
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
    return { kind, words: shorten(change.base.map(knownPart).map(all).join(' ')) }
  }
  const found = diffBlocks(change.base.map(knownPart), change.proposed.map(knownPart))
  const edits = found.flatMap(editsIn)
  const added = found.flatMap((each) =>
    each.kind === 'inserted' || each.kind === 'moved-here' ? [all(each.other)] : [],
  )
  return {
    kind: 'change',
    edits: edits.slice(0, listed).map((edit) => ({ out: shorten(edit.out), in: shorten(edit.in) })),
    more: Math.max(0, edits.length - listed),
    added: added.map(shorten),
  }
}

/** The end of a paragraph, where one is divided or two are joined. */
const end = '¶'

function editsIn(found: BlockDiff): readonly WordEdit[] {
  switch (found.kind) {
    case 'same':
    case 'inserted':
    case 'moved-here':
      return []
    case 'changed':
      return editsOf(found.base, found.other)
    case 'deleted':
    case 'moved-away':
      return [{ out: all(found.base), in: '' }]
    case 'split':
    case 'joined': {
      const turn = found.kind === 'split' ? { out: '', in: end } : { out: end, in: '' }
      return found.parts.flatMap(({ base, other }, at) => [
        ...(at > 0 ? [turn] : []),
        ...editsOf(base, other),
      ])
    }
  }
}

function editsOf(before: Node, after: Node): readonly WordEdit[] {
  return diff(before, after).map((edit) => ({
    out: wordsOf(before, edit.from, edit.to),
    in: wordsOf(after, edit.fromB, edit.toB),
  }))
}

function all(block: Node): string {
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
