import type { Beside } from '../../../shared/amendments/besides'
import { type Change, kindOf } from '../../../shared/amendments/change'
import type { Turn } from '../../../shared/amendments/drawn'
import { linesIn } from '../../../shared/amendments/drawn-change'
import type { DrawnLine, Segment } from '../../../shared/amendments/segments'

/** What an amendment would do, short enough for a card. */
export type Summary =
  | { readonly kind: 'delete'; readonly words: string }
  | ({
      readonly kind: 'move'
      readonly words: string
    } & Edits)
  | ({
      readonly kind: 'change'
      /** The first words of each new paragraph after this one. */
      readonly added: readonly string[]
    } & Edits)

interface Edits {
  readonly edits: readonly SummaryEdit[]
  /** Edits that are not listed. */
  readonly more: number
}

/** Words, what is beside them, or where a paragraph is divided or two are joined. */
export type SummaryEdit = WordEdit | Beside | { readonly turn: Turn }

/** Either may be empty: something is only put in, or only taken out. */
export interface WordEdit {
  readonly out: string
  readonly in: string
}

const listed = 3
const longest = 90

export function summaryOf(change: Change): Summary {
  const lines = linesIn(change)
  const kind = kindOf(change)
  const words = lines.flatMap(({ drawn, segments }) => (drawn.how === 'inserted' ? [] : segments))
  if (kind === 'delete') return { kind, words: shorten(said(words, 'out')) }
  const edits = lines.flatMap(editsIn)
  const some = {
    edits: edits.slice(0, listed).map(inShort),
    more: Math.max(0, edits.length - listed),
  }
  if (kind === 'move') {
    const gone = lines.flatMap(({ drawn, segments }) =>
      drawn.how === 'moved-away' ? segments : [],
    )
    return { kind, words: shorten(said(gone, 'out')), ...some }
  }
  const added = lines.flatMap(({ drawn, segments }) =>
    drawn.how === 'inserted' ? [shorten(said(segments, 'in'))] : [],
  )
  return { kind: 'change', ...some, added }
}

function editsIn({ drawn, segments, besides }: DrawnLine): readonly SummaryEdit[] {
  if (drawn.how === 'inserted' || drawn.how === 'moved-away') return []
  const edits: SummaryEdit[] = []
  for (const [at, { how, words }] of segments.entries()) {
    const next = segments[at + 1]
    const follows = how === 'in' && segments[at - 1]?.how === 'out'
    if (how === 'split' || how === 'joined') edits.push({ turn: how })
    else if (how === 'out') edits.push(wordEdit(words, next?.how === 'in' ? next.words : ''))
    else if (how === 'in' && !follows) edits.push(wordEdit('', words))
  }
  const isSaid = (edit: SummaryEdit) => 'turn' in edit || edit.out !== '' || edit.in !== ''
  return [...edits.filter(isSaid), ...besides]
}

function wordEdit(out: string, come: string): WordEdit {
  return { out: out.trim(), in: come.trim() }
}

function inShort(edit: SummaryEdit): SummaryEdit {
  return 'turn' in edit ? edit : { ...edit, out: shorten(edit.out), in: shorten(edit.in) }
}

function said(segments: readonly Segment[], how: Segment['how']): string {
  const words = segments.flatMap((each) => (each.how === how ? [each.words] : []))
  return words.join(' ').trim()
}

/** Whole words only; what is left out shows as an ellipsis. */
export function shorten(words: string): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()} …`
}
