import type { Node } from 'prosemirror-model'
import { commonRuns } from './common-runs'
import { diff, type Edit } from './diff'
import { exactStretches } from './exact-stretches'
import { type Chosen, chosen, type Words, wordsOf } from './words'

/** A stretch of a block that was split, and what it became; or the other way round. */
export interface Part {
  readonly base: Node
  readonly other: Node
  readonly edits: readonly Edit[]
  /** Where in the content of the one that is the whole this stretch begins. */
  readonly at: number
}

/** A stretch of a block, and where in its content it begins. */
export interface Stretch {
  readonly node: Node
  readonly at: number
}

/** More than this share of the words of each part come from the whole. */
const least = 0.5

/**
 * The stretches of a block that each of several blocks continues, `null` if one of them does not
 * come from it. The space at which it was parted is in none of them, unless one
 * of the others has it.
 */
export function stretches(whole: Node, pieces: readonly Node[]): readonly Stretch[] | null {
  if (![whole, ...pieces].every(({ isTextblock }) => isTextblock)) return null
  const exact = exactStretches(whole, pieces)
  return exact && isAllOf(exact, pieces) ? exact : likely(whole, pieces, exact)
}

/** Whether each of the pieces says what its stretch says. */
function isAllOf(cut: readonly Stretch[], pieces: readonly Node[]): boolean {
  return cut.every(({ node }, at) => pieces[at]?.content.eq(node.content))
}

/** Those whose words tell so: what was said at the seam besides may be of either. */
function likely(
  whole: Node,
  pieces: readonly Node[],
  exact: readonly Stretch[] | null,
): readonly Stretch[] | null {
  // A part of signs alone, such as quotation marks, is known by these.
  const by = pieces.every(hasWords) ? 'words' : 'signs'
  if (!pieces.every((piece) => mayComeFrom(whole, piece, by))) return null
  const words = wordsOf(whole)
  const own = foldedOf(whole, by)
  const all = pieces.map((piece) => foldedOf(piece, by).keys)
  const starts: number[] = []
  const kept = all.map(() => 0)
  const ends: number[] = []
  for (const keys of all) ends.push((ends.at(-1) ?? 0) + keys.length)
  for (const run of commonRuns(own.keys, all.flat())) {
    for (let on = 0; on < run.length; on++) {
      const piece = ends.findIndex((end) => run.b + on < end)
      kept[piece] = (kept[piece] ?? 0) + 1
      starts[piece] ??= own.at[run.a + on] as number
    }
  }
  const comes = all.every((keys, at) => (kept[at] ?? 0) > keys.length * least)
  if (!comes) return null
  if (exact) return exact
  // A space at the end of a piece, or at its beginning, is the one at which the whole was parted.
  const opens = pieces.map((piece) => wordsOf(piece).kinds[0] === 'blank')
  const closes = pieces.map((piece) => wordsOf(piece).kinds.at(-1) === 'blank')
  return pieces.map((_, at) => {
    const own = at === 0 ? 0 : afterBlank(words, starts[at] as number)
    const from = at > 0 && opens[at] && !closes[at - 1] ? beforeBlank(words, own) : own
    const next = starts[at + 1]
    const to = next === undefined ? words.keys.length : endBefore(words, next, closes[at] === true)
    const begins = words.offsets[from] as number
    return { node: whole.cut(begins, words.offsets[Math.max(from, to)] as number), at: begins }
  })
}

type By = 'words' | 'signs'

function hasWords(block: Node): boolean {
  return wordsOf(block).strong.keys.length > 0
}

const folded = { words: new WeakMap<Node, Chosen>(), signs: new WeakMap<Node, Chosen>() }

/** Its words, or also its signs, whatever the case of their letters: what begins a part is given a capital. */
export function foldedOf(block: Node, by: By = 'words'): Chosen {
  const known = folded[by].get(block)
  if (known) return known
  const words = wordsOf(block)
  const isThere = (kind: string) => kind !== 'blank'
  const { keys, at } = by === 'words' ? words.strong : chosen(words, 0, words.keys.length, isThere)
  const made = { keys: keys.map((key) => key.toLowerCase()), at }
  folded[by].set(block, made)
  return made
}

const counted = {
  words: new WeakMap<Node, ReadonlyMap<string, number>>(),
  signs: new WeakMap<Node, ReadonlyMap<string, number>>(),
}

function countsOf(block: Node, by: By): ReadonlyMap<string, number> {
  const known = counted[by].get(block)
  if (known) return known
  const counts = new Map<string, number>()
  for (const key of foldedOf(block, by).keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  counted[by].set(block, counts)
  return counts
}

/** Whether enough of its words are in the whole at all, in whatever order: most that do not come from it are known by this. */
function mayComeFrom(whole: Node, piece: Node, by: By): boolean {
  const had = countsOf(whole, by)
  let kept = 0
  for (const [key, count] of countsOf(piece, by)) kept += Math.min(count, had.get(key) ?? 0)
  return kept > foldedOf(piece, by).keys.length * least
}

function endBefore(words: Words, next: number, withBlank: boolean): number {
  return withBlank ? afterBlank(words, next) : beforeBlank(words, next)
}

/** Signs before the first word that both have, such as a quotation mark, go with it. */
function afterBlank({ kinds }: Words, at: number): number {
  let from = at
  while (from > 0 && kinds[from - 1] === 'sign' && kinds[from - 2] === 'blank') from--
  return from
}

function beforeBlank(words: Words, next: number): number {
  const from = afterBlank(words, next)
  return words.kinds[from - 1] === 'blank' ? from - 1 : from
}

/** Of each stretch of a block that was divided what it became. */
export function splitInto(cut: readonly Stretch[], others: readonly Node[]): readonly Part[] {
  return cut.flatMap(({ node: base, at }, index): readonly Part[] => {
    const other = others[index]
    return other ? [{ base, other, edits: diff(base, other), at }] : []
  })
}

/** Of each of several blocks that were joined the stretch that it became. */
export function joinedTo(bases: readonly Node[], cut: readonly Stretch[]): readonly Part[] {
  return cut.flatMap(({ node: other, at }, index): readonly Part[] => {
    const base = bases[index]
    return base ? [{ base, other, edits: diff(base, other), at }] : []
  })
}
