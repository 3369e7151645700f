import { Fragment, type Node } from 'prosemirror-model'
import { type Change, changes } from './changes'
import { mergeInline } from './merge-inline'
import { type Words, wordsOf } from './words'

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
  const all = [wordsOf(base), wordsOf(one), wordsOf(other)] as const
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

type All = readonly [Words, Words, Words]

/** The changes of both sides in the order of the base; those that both make, once. */
function items(ones: readonly Change[], others: readonly Change[], all: All): readonly Item[] {
  const made: Item[] = []
  let at = 0
  for (const change of ones) {
    for (let other = others[at]; other && isBefore(other, change); other = others[++at]) {
      made.push({ by: 'other', change: other })
    }
    const same = others[at]
    if (same && isSame(change, same, all)) {
      made.push({ by: 'both', change })
      at++
    } else {
      made.push({ by: 'one', change })
    }
  }
  for (; at < others.length; at++) made.push({ by: 'other', change: others[at] as Change })
  return made
}

function isBefore(a: Change, b: Change): boolean {
  return a.fromA < b.fromA || (a.fromA === b.fromA && a.toA < b.toA)
}

function isSame(a: Change, b: Change, [, one, other]: All): boolean {
  if (a.fromA !== b.fromA || a.toA !== b.toA || a.toB - a.fromB !== b.toB - b.fromB) return false
  for (let at = a.fromB; at < a.toB; at++) {
    if (one.keys[at] !== other.keys[b.fromB + at - a.fromB]) return false
  }
  return true
}

/** Whether a word stays between what is open and the next change, wherever each could as well lie. */
function isApart(open: readonly Item[], next: Item, [base]: All): boolean {
  let from = 0
  for (const { change } of open) from = Math.max(from, change.toA + change.later)
  const to = next.change.fromA - next.change.earlier
  for (let at = from; at < to; at++) if (base.kinds[at] !== 'blank') return true
  return false
}

function group(
  items: readonly Item[],
  shift: { one: number; other: number },
  [base, one, other]: All,
): Group {
  let [ones, others, shared] = [0, 0, 0]
  let [from, to] = [Number.POSITIVE_INFINITY, 0]
  const before = { one: shift.one, other: shift.other }
  for (const { by, change } of items) {
    const grown = change.toB - change.fromB - (change.toA - change.fromA)
    from = Math.min(from, change.fromA)
    to = Math.max(to, change.toA)
    if (by === 'one') ones++
    else if (by === 'other') others++
    else shared++
    if (by !== 'other') shift.one += grown
    if (by !== 'one') shift.other += grown
  }
  const spans = {
    base: span(base, from, to),
    one: span(one, from + before.one, to + shift.one),
    other: span(other, from + before.other, to + shift.other),
  }
  const by = ones > 0 ? (others > 0 ? 'apart' : 'one') : others > 0 ? 'other' : 'both'
  return { by, spans, ones, others, shared }
}

function span({ offsets }: Words, from: number, to: number): Span {
  return { from: offsets[from] as number, to: offsets[to] as number }
}
