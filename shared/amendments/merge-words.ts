import { Fragment, type Node } from 'prosemirror-model'
import { type Change, changes } from './changes'
import { mergeInline } from './merge-inline'
import { type Word, words } from './words'

export interface Span {
  readonly from: number
  readonly to: number
}

/** Where two versions change the same words of their base; offsets into the contents of all three. */
export interface Clash {
  readonly base: Span
  readonly one: Span
  readonly other: Span
}

export type MergedWords =
  | {
      readonly kind: 'merged'
      readonly content: Fragment
      /** How many places only the one changes, only the other, and both to the same. */
      readonly ones: number
      readonly others: number
      readonly shared: number
    }
  | { readonly kind: 'clashes'; readonly clashes: readonly Clash[] }

/**
 * Both changes of the words of a block in one. The two are on a par: exchanged, they give the same.
 *
 * Changes with no word between them count as overlapping: two insertions at one place have an order
 * that nobody decided, and on which side of a space an insertion lies is an accident of the diff.
 * What both say is said once. Where only marks were set, or only notes changed, those are merged.
 */
export function mergeWords(base: Node, one: Node, other: Node): MergedWords {
  const clashes: Clash[] = []
  const count = { ones: 0, others: 0, shared: 0 }
  let content = Fragment.empty
  let at = 0
  for (const group of groups(base, one, other)) {
    const { spans, by } = group
    const taken =
      by === 'one'
        ? one.content.cut(spans.one.from, spans.one.to)
        : by === 'apart'
          ? mergeInline(cut(base, spans.base), cut(one, spans.one), cut(other, spans.other))
          : other.content.cut(spans.other.from, spans.other.to)
    if (!taken) clashes.push(spans)
    content = content
      .append(other.content.cut(at, spans.other.from))
      .append(taken ?? Fragment.empty)
    at = spans.other.to
    count.ones += group.ones
    count.others += group.others
    count.shared += group.shared
  }
  if (clashes.length > 0) return { kind: 'clashes', clashes }
  return { kind: 'merged', content: content.append(other.content.cut(at)), ...count }
}

function cut(block: Node, { from, to }: Span): Fragment {
  return block.content.cut(from, to)
}

/** Changes with no word between them. */
interface Group {
  /** Whose words hold: those of the one, of the other, of both alike; or they want different ones. */
  readonly by: 'one' | 'other' | 'both' | 'apart'
  readonly spans: Clash
  readonly ones: number
  readonly others: number
  readonly shared: number
}

interface Item {
  readonly by: 'one' | 'other' | 'both'
  readonly change: Change
}

function groups(base: Node, one: Node, other: Node): readonly Group[] {
  const all = [words(base), words(one), words(other)] as const
  const made: Group[] = []
  let open: Item[] = []
  // By how much words lie later in the one and in the other than in the base.
  const shift = { one: 0, other: 0 }
  const close = () => {
    if (open.length > 0) made.push(group(open, shift, all))
    open = []
  }
  for (const item of items(changes(base, one), changes(base, other), all)) {
    if (open.length > 0 && isApart(open, item, all)) close()
    open.push(item)
  }
  close()
  return made
}

type All = readonly [readonly Word[], readonly Word[], readonly Word[]]

/** The changes of both sides in the order of the base; those that both make, once. */
function items(
  ones: readonly Change[],
  others: readonly Change[],
  [, one, other]: All,
): readonly Item[] {
  const isSame = (a: Change, b: Change) =>
    a.fromA === b.fromA &&
    a.toA === b.toA &&
    a.toB - a.fromB === b.toB - b.fromB &&
    one.slice(a.fromB, a.toB).every(({ key }, index) => key === other[b.fromB + index]?.key)
  const shared = new Map<Change, Change>()
  let at = 0
  for (const change of ones) {
    while ((others[at]?.fromA ?? Number.POSITIVE_INFINITY) < change.fromA) at++
    const same = others[at]
    if (same && isSame(change, same)) shared.set(same, change)
  }
  const both = new Set(shared.values())
  return [
    ...ones.map((change): Item => ({ by: both.has(change) ? 'both' : 'one', change })),
    ...others
      .filter((change) => !shared.has(change))
      .map((change): Item => ({ by: 'other', change })),
  ].sort((a, b) => a.change.fromA - b.change.fromA || a.change.toA - b.change.toA)
}

/** Whether a word stays between what is open and the next change, wherever each could as well lie. */
function isApart(open: readonly Item[], next: Item, [base]: All): boolean {
  const from = Math.max(...open.map(({ change }) => change.toA + change.later))
  const to = next.change.fromA - next.change.earlier
  for (let at = from; at < to; at++) if (base[at]?.kind !== 'blank') return true
  return false
}

function group(
  items: readonly Item[],
  shift: { one: number; other: number },
  [base, one, other]: All,
): Group {
  const count = (by: Item['by']) => items.filter((item) => item.by === by).length
  const [ones, others, shared] = [count('one'), count('other'), count('both')]
  const from = Math.min(...items.map(({ change }) => change.fromA))
  const to = Math.max(...items.map(({ change }) => change.toA))
  const grown = (by: 'one' | 'other') =>
    items
      .filter((item) => item.by === by || item.by === 'both')
      .reduce((sum, { change: { fromA, toA, fromB, toB } }) => sum + toB - fromB - toA + fromA, 0)
  const [byOne, byOther] = [grown('one'), grown('other')]
  const spans = {
    base: span(base, from, to),
    one: span(one, from + shift.one, to + shift.one + byOne),
    other: span(other, from + shift.other, to + shift.other + byOther),
  }
  shift.one += byOne
  shift.other += byOther
  const by = ones > 0 ? (others > 0 ? 'apart' : 'one') : others > 0 ? 'other' : 'both'
  return { by, spans, ones, others, shared }
}

function span(all: readonly Word[], from: number, to: number): Span {
  return { from: offset(all, from), to: offset(all, to) }
}

function offset(all: readonly Word[], at: number): number {
  return all[at]?.from ?? all.at(-1)?.to ?? 0
}
