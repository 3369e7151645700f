import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { anchorsOf } from './anchors'
import { commonRuns } from './common-runs'
import { wordsOf } from './words'

/** Which block of one list continues which of another, by their places. */
export interface Pairing {
  /** Of each base block the other that continues it, or -1. */
  readonly toOther: readonly number[]
  readonly toBase: readonly number[]
  /** Base blocks that stand in another order than those around them. */
  readonly moved: ReadonlySet<number>
}

/** By their ids; between those that have found each other in order, by what they say. */
export function pair(bases: readonly Node[], others: readonly Node[]): Pairing {
  const toOther = bases.map(() => -1)
  const toBase = others.map(() => -1)
  const join = (a: number, b: number) => {
    toOther[a] = b
    toBase[b] = a
  }
  const places = placesOf(others)
  for (const [a, node] of bases.entries()) {
    const b = places.get(idOf(node))?.shift()
    // A table that has become a paragraph is another block, though it bears the same id.
    const isBlock = b !== undefined && node.isTextblock === others[b]?.isTextblock
    if (isBlock) join(a, b)
  }
  const moved = outOfOrder(toOther)
  const inOrder = [...toOther.keys()].filter((a) => toOther[a] !== -1 && !moved.has(a))
  let [fromA, fromB] = [0, 0]
  for (const a of [...inOrder, bases.length]) {
    const b = a === bases.length ? others.length : (toOther[a] as number)
    const freeA = range(fromA, a).filter((at) => toOther[at] === -1)
    const freeB = range(fromB, b).filter((at) => toBase[at] === -1)
    alike(freeA, freeB, bases, others, join)
    fromA = a + 1
    fromB = b + 1
  }
  return { toOther, toBase, moved }
}

/** By their ids. Two may bear one for a while (`renderer/editor/CAVEATS.md`): they are taken in their order. */
function placesOf(blocks: readonly Node[]): ReadonlyMap<BlockId | null, number[]> {
  const places = new Map<BlockId | null, number[]>()
  for (const [at, node] of blocks.entries()) {
    const id = idOf(node)
    if (id === null) continue
    const known = places.get(id)
    if (known) known.push(at)
    else places.set(id, [at])
  }
  return places
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

/**
 * All but the longest run of blocks that stand in the same order in both, by their places here; -1
 * is what is not there.
 */
export function outOfOrder(toOther: readonly number[]): ReadonlySet<number> {
  const paired = [...toOther.keys()].filter((a) => toOther[a] !== -1)
  const target = (at: number) => toOther[paired[at] as number] as number
  // tails[n]: of all rising runs of n + 1 the one that ends lowest; before: its last but one.
  const tails: number[] = []
  const before = paired.map(() => -1)
  for (const at of paired.keys()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (target(tails[middle] as number) < target(at)) low = middle + 1
      else high = middle
    }
    before[at] = tails[low - 1] ?? -1
    tails[low] = at
  }
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] as number) kept.add(at)
  return new Set(paired.filter((_, at) => !kept.has(at)))
}

/** More than this share of the words of two blocks is the same where the one continues the other. */
const near = 0.5

/** More than this many blocks on both sides are told apart by what is equal, and by nothing else. */
const most = 40_000

/** Of blocks without a pair those that say the same, then those that say nearly the same; in order. */
function alike(
  freeA: readonly number[],
  freeB: readonly number[],
  bases: readonly Node[],
  others: readonly Node[],
  join: (a: number, b: number) => void,
): void {
  if (freeA.length === 0 || freeB.length === 0) return
  const key = (node: Node | undefined) => `${node?.type.name} ${node?.textContent}`
  const keysA = freeA.map((a) => key(bases[a]))
  const keysB = freeB.map((b) => key(others[b]))
  let [fromA, fromB] = [0, 0]
  const end = { a: freeA.length, b: freeB.length, length: 0 }
  for (const run of [...commonRuns(keysA, keysB), end]) {
    anchored(freeA.slice(fromA, run.a), freeB.slice(fromB, run.b), bases, others, join)
    for (let by = 0; by < run.length; by++) {
      join(freeA[run.a + by] as number, freeB[run.b + by] as number)
    }
    fromA = run.a + run.length
    fromB = run.b + run.length
  }
}

/** Up to so many pairs of blocks are looked at each. */
const few = 2_500

/** Of many blocks first those that are told apart by words that stand in no other. */
function anchored(
  freeA: readonly number[],
  freeB: readonly number[],
  bases: readonly Node[],
  others: readonly Node[],
  join: (a: number, b: number) => void,
): void {
  if (freeA.length * freeB.length <= few) {
    nearest(freeA, freeB, bases, others, join)
    return
  }
  const [listA, listB] = [freeA.map((a) => bases[a] as Node), freeB.map((b) => others[b] as Node)]
  const anchors = anchorsOf(listA, listB).map((b, a) => {
    const [one, other] = [listA[a], listB[b]]
    return one && other && share(one, other) > near ? b : -1
  })
  const moved = outOfOrder(anchors)
  let [fromA, fromB] = [0, 0]
  for (const [a, b] of [...anchors.entries(), [freeA.length, freeB.length] as const]) {
    if (b === -1 || moved.has(a)) continue
    nearest(freeA.slice(fromA, a), freeB.slice(fromB, b), bases, others, join)
    if (a < freeA.length) join(freeA[a] as number, freeB[b] as number)
    fromA = a + 1
    fromB = b + 1
  }
}

/** The pairs that together have the most in common, in the order of both. */
function nearest(
  freeA: readonly number[],
  freeB: readonly number[],
  bases: readonly Node[],
  others: readonly Node[],
  join: (a: number, b: number) => void,
): void {
  const width = freeB.length
  if (freeA.length * width === 0 || freeA.length * width > most) return
  const shares = freeA.map((a) => freeB.map((b) => share(bases[a] as Node, others[b] as Node)))
  // best[i][j]: how much the first i and the first j have in common at the most.
  const best = Array.from({ length: freeA.length + 1 }, () => new Float64Array(width + 1))
  const value = (i: number, j: number) => best[i]?.[j] ?? 0
  const gain = (i: number, j: number) => {
    const found = shares[i - 1]?.[j - 1] ?? 0
    return found > near ? value(i - 1, j - 1) + found : 0
  }
  for (let i = 1; i <= freeA.length; i++) {
    for (let j = 1; j <= width; j++) {
      const row = best[i]
      if (row) row[j] = Math.max(value(i - 1, j), value(i, j - 1), gain(i, j))
    }
  }
  let [i, j] = [freeA.length, width]
  while (i > 0 && j > 0) {
    if (value(i, j) === value(i - 1, j)) i--
    else if (value(i, j) === value(i, j - 1)) j--
    else join(freeA[--i] as number, freeB[--j] as number)
  }
}

/** 1 where all words are the same, 0 where none is. */
function share(a: Node, b: Node): number {
  if (a.isTextblock !== b.isTextblock) return 0
  const [one, other] = [wordsOf(a).strong.keys, wordsOf(b).strong.keys]
  if (one.length + other.length === 0) return a.type === b.type ? 1 : 0
  const both = commonRuns(one, other).reduce((sum, { length }) => sum + length, 0)
  return (2 * both) / (one.length + other.length)
}
