import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../document/schema'
import { type Cell as Aligned, align, type Segment } from './alignment'
import type { Comparison, Rival } from './compare-rivals'
import type { Span } from './merge-words'
import {
  cellsOf,
  linesOf as drawnLines,
  type Run,
  runsBetween,
  type Segment as Signed,
  wordsIn,
} from './segments'

/** A stretch of the paragraph: as all leave it, or with what each has in its place. */
export type Line =
  | { readonly kind: 'kept'; readonly words: string; readonly at: number }
  | {
      readonly kind: 'differs'
      /** What the text says; empty where words only come in. */
      readonly base: string
      /** One for each amendment, in their order. */
      readonly cells: readonly Cell[]
      readonly at: number
    }

export type Cell =
  /** As the text. */
  | { readonly kind: 'same' }
  /** Only these words go. */
  | { readonly kind: 'out' }
  /** The whole paragraph goes, or goes elsewhere. */
  | { readonly kind: 'gone' | 'moved' }
  | {
      readonly kind: 'says'
      readonly words: string
      /** The earlier amendment that says the same here, by its place in the list. */
      readonly as: number | null
    }
  /** Words of which it leaves some where others change them; and all of a table. */
  | { readonly kind: 'redline'; readonly segments: readonly Signed[] }

/** Stands among the words of a line where a paragraph ends and the next begins. */
export const paragraphEnd = '\u2029'

/**
 * The paragraph from its beginning to its end, line by line, with those that are joined with it.
 * Where it is divided or joined, the end of a paragraph is one of its words. One that would go as a
 * whole is not aligned: it would make a single line of all that the others leave.
 */
export function linesOf({ bases, rivals }: Comparison): readonly Line[] {
  const [first] = bases
  if (!first) return []
  if (!bases.every(({ isTextblock }) => isTextblock)) return [tableLine(first, rivals)]
  const base = inOne(bases.map(({ content }) => ({ content, gap: end })))
  const versions = rivals.map(versionOf)
  const segments = align(
    base,
    versions.map(({ node }) => node),
  )
  const away = versions.flatMap((version) => version.away)
  return segments
    .flatMap((segment) => parted(segment, segments, away))
    .map((segment, at): Line => {
      const { from, to } = segment.base
      const words = wordsIn(base, from, to)
      if (segment.kind === 'kept') return { kind: 'kept', words, at }
      const cells = versions.map((version, of): Cell => {
        const gone = version.away.find((each) => each.from <= from && to <= each.to)
        if (gone) return { kind: gone.kind }
        const cell = segment.versions[of]
        return cell ? cellOf(cell, version.node, of, base.cut(from, to)) : { kind: 'same' }
      })
      return { kind: 'differs', base: words, cells, at }
    })
}

function cellOf(cell: Aligned, version: Node, of: number, base: Node): Cell {
  if (cell.same) return { kind: 'same' }
  const words = wordsIn(version, cell.from, cell.to)
  if (isBlank(words)) return { kind: 'out' }
  if (cell.as !== of) return { kind: 'says', words, as: cell.as }
  // What others change here, and this one leaves, is not new.
  const runs = runsBetween(base, version.cut(cell.from, cell.to)).flatMap(signed)
  const keeps = runs.some(({ how, words: said }) => how === 'same' && said.trim() !== '')
  if (!keeps) return { kind: 'says', words, as: null }
  return { kind: 'redline', segments: runs.map((run, at) => ({ ...run, at })) }
}

/** The end of a paragraph that comes in or goes is a sign by itself. */
function signed({ how, words }: Run): readonly Run[] {
  const turn = how === 'in' ? 'split' : 'joined'
  if (how !== 'in' && how !== 'out') return [{ how, words: words.replaceAll(paragraphEnd, ' ¶ ') }]
  return words
    .split(paragraphEnd)
    .flatMap((said, at): readonly Run[] => [
      ...(at > 0 ? [{ how: turn, words: '' } as const] : []),
      ...(said.trim() === '' ? [] : [{ how, words: said }]),
    ])
}

/** The end of a paragraph is a space too, and not nothing. */
function isBlank(words: string): boolean {
  return words.trim() === '' && !words.includes(paragraphEnd)
}

/** A table is shown as a whole in each: its cells are not one line of words. */
function tableLine(base: Node, rivals: readonly Rival[]): Line {
  const cells = rivals.map(({ drawn }): Cell => {
    const own = drawn.find((each) => 'base' in each && each.base.block === base)
    if (own?.how === 'deleted') return { kind: 'gone' }
    if (own?.how === 'moved-away') return { kind: 'moved' }
    if (own?.how !== 'changed') return { kind: 'same' }
    return { kind: 'redline', segments: drawnLines([own]).flatMap(({ segments }) => segments) }
  })
  return { kind: 'differs', base: cellsOf(base).join(' · '), cells, at: 0 }
}

/** A stretch of the base that one of the versions takes away as a whole. */
interface Away extends Span {
  readonly kind: 'gone' | 'moved'
}

interface Version {
  readonly node: Node
  readonly away: readonly Away[]
}

/** What goes as a whole has the words of the base, which the others are compared with. */
function versionOf({ drawn }: Rival): Version {
  const pieces: Piece[] = []
  const away: Away[] = []
  let from = 0
  for (const [at, each] of drawn.entries()) {
    if (each.how === 'inserted' || each.how === 'moved-here') continue
    const { block } = each.base
    const to = from + block.content.size
    if ('edits' in each) {
      const { other, turn } = each
      const next = drawn[at + 1]
      const joins = turn === 'joined' && next && 'other' in next
      pieces.push({
        content: other.block.content.cut(other.from, other.to),
        gap: joins ? other.block.content.cut(other.to, next.other.from) : end,
      })
      if (turn === 'split') continue
    } else {
      pieces.push({ content: block.content, gap: end })
      away.push({ from, to, kind: each.how === 'deleted' ? 'gone' : 'moved' })
    }
    from = to + 1
  }
  return { node: inOne(pieces), away }
}

interface Piece {
  readonly content: Fragment
  /** What stands between it and the next. */
  readonly gap: Fragment
}

const end = Fragment.from(schema.text(paragraphEnd))

function inOne(pieces: readonly Piece[]): Node {
  const all = pieces.reduce(
    (words, { content, gap }, at) =>
      words.append(content).append(at < pieces.length - 1 ? gap : Fragment.empty),
    Fragment.empty,
  )
  return schema.nodes.paragraph.create(null, all)
}

/** A block that goes as a whole, and that no other changes, is a line by itself. */
function parted(
  segment: Segment,
  all: readonly Segment[],
  away: readonly Away[],
): readonly Segment[] {
  if (segment.kind === 'differs') return [segment]
  const { from, to } = segment.base
  const differs = (one: Away) =>
    all.some(({ kind, base }) => kind === 'differs' && one.from <= base.from && base.to <= one.to)
  const starts = new Map(
    away
      .filter((one) => from <= one.from && one.to <= to && !differs(one))
      .map((one) => [one.from, one]),
  )
  const out: Segment[] = []
  let at = from
  const add = (kind: Segment['kind'], upTo: number) => {
    if (upTo > at) out.push({ kind, base: { from: at, to: upTo }, versions: [] })
    at = upTo
  }
  for (const one of [...starts.values()].sort((a, b) => a.from - b.from)) {
    add('kept', one.from)
    add('differs', one.to)
  }
  add('kept', to)
  return out
}
