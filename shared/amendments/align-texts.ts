import type { Node } from 'prosemirror-model'
import { eachBlock, idOf, isContainer } from '../document/blocks'
import { wordsAlone } from '../document/words-alone'
import { isAmendable } from './change'
import { commonRuns, type Run } from './common-runs'

/** A block with the section or annex that it stands in. */
export interface Standing {
  readonly block: Node
  readonly container: Node
}

/** What became of the blocks of one text in another, in the order of both. */
export type Step =
  | { readonly kind: 'same' | 'changed'; readonly base: Standing; readonly now: Standing }
  | { readonly kind: 'gone'; readonly base: Standing }
  | { readonly kind: 'new'; readonly now: Standing }

/** Blocks that share less than this part of their words are not the same block in other words. */
const alike = 0.4
/** Pairs of blocks that are compared at most in one stretch; a longer one is divided. */
const mostPairs = 100_000

/**
 * Which blocks of a text are which in a changed one, that need not know their ids: a document that
 * went through another program. Blocks with the same words are the same in the order in which most
 * of them are; between these, blocks with the same id are, or else those with most words in common. A
 * block of which all the words stand elsewhere is no other one in other words.
 */
export function alignTexts(base: Node, changed: Node): readonly Step[] {
  const [before, after] = [standingIn(base), standingIn(changed)]
  const steps: Step[] = []
  let [a, b] = [0, 0]
  const runs = [
    ...commonRuns(before.map(keyOf), after.map(keyOf)),
    { a: before.length, b: after.length, length: 0 },
  ]
  const moved = movedIn(before, after, runs)
  for (const run of runs) {
    steps.push(...between(before.slice(a, run.a), after.slice(b, run.b), moved))
    for (let at = 0; at < run.length; at++) {
      const [base, now] = [before[run.a + at], after[run.b + at]]
      if (base && now) steps.push({ kind: 'same', base, now })
    }
    a = run.a + run.length
    b = run.b + run.length
  }
  return steps
}

/** Empty blocks say nothing. */
function standingIn(text: Node): readonly Standing[] {
  const all: Standing[] = []
  eachBlock(text, ({ node: block }, container) => {
    const says = block.content.size > 0 && isContainer(container) && isAmendable(block)
    if (says) all.push({ block, container })
  })
  return all
}

const keys = new WeakMap<Node, string>()

/** The words of a block with their marks. */
export function wordsKey(block: Node): string {
  const known = keys.get(block)
  if (known !== undefined) return known
  const made = JSON.stringify(block.content.toJSON(), wordsAlone)
  keys.set(block, made)
  return made
}

function keyOf({ block }: Standing): string {
  return wordsKey(block)
}

/** Fewer words than these are said again without having been moved. */
const leastMoved = 4

export function isLong({ block }: Standing): boolean {
  return block.textContent.trim().split(/\s+/).length >= leastMoved
}

/** Blocks of both texts that are in no run, and have all of their words elsewhere in the other text. */
function movedIn(
  before: readonly Standing[],
  after: readonly Standing[],
  runs: readonly Run[],
): ReadonlySet<Standing> {
  const gone = new Map<string, Standing[]>()
  const come: Standing[] = []
  let [a, b] = [0, 0]
  for (const run of runs) {
    for (const base of before.slice(a, run.a)) {
      if (!isLong(base)) continue
      const others = gone.get(keyOf(base))
      if (others) others.push(base)
      else gone.set(keyOf(base), [base])
    }
    come.push(...after.slice(b, run.b))
    a = run.a + run.length
    b = run.b + run.length
  }
  return new Set(
    come.flatMap((now) => {
      const base = gone.get(keyOf(now))?.shift()
      return base ? [base, now] : []
    }),
  )
}

/** A stretch in which no block has kept its words: the pairs that have most in common, in order. */
function between(
  before: readonly Standing[],
  after: readonly Standing[],
  moved: ReadonlySet<Standing>,
): readonly Step[] {
  if (before.length * after.length > mostPairs) {
    const [half, other] = [Math.ceil(before.length / 2), Math.ceil(after.length / 2)]
    return [
      ...between(before.slice(0, half), after.slice(0, other), moved),
      ...between(before.slice(half), after.slice(other), moved),
    ]
  }
  const width = after.length + 1
  const most = new Float64Array((before.length + 1) * width)
  const at = (a: number, b: number) => most[a * width + b] ?? 0
  const worth = before.map((base) => after.map((now) => likeness(base, now, moved)))
  for (let a = before.length - 1; a >= 0; a--) {
    for (let b = after.length - 1; b >= 0; b--) {
      const paired = (worth[a]?.[b] ?? 0) + at(a + 1, b + 1)
      most[a * width + b] = Math.max(paired, at(a + 1, b), at(a, b + 1))
    }
  }
  const steps: Step[] = []
  let [a, b] = [0, 0]
  while (a < before.length || b < after.length) {
    const [base, now] = [before[a], after[b]]
    const like = worth[a]?.[b] ?? 0
    if (base && now && like > 0 && at(a, b) === like + at(a + 1, b + 1)) {
      steps.push({ kind: 'changed', base, now })
      a++
      b++
    } else if (base && (!now || at(a, b) === at(a + 1, b))) {
      steps.push({ kind: 'gone', base })
      a++
    } else if (now) {
      steps.push({ kind: 'new', now })
      b++
    }
  }
  return steps
}

/** 0 for blocks that are not the same one; more than any words for two that bear one id. */
function likeness(base: Standing, now: Standing, moved: ReadonlySet<Standing>): number {
  const [one, other] = [base.block, now.block]
  if (one.isTextblock !== other.isTextblock) return 0
  const id = idOf(one)
  if (id && id === idOf(other)) return 2
  if ((moved.has(base) || moved.has(now)) && keyOf(base) !== keyOf(now)) return 0
  const part = wordsInCommon([one], [other])
  return part < alike ? 0 : part
}

const counted = new WeakMap<Node, ReadonlyMap<string, number>>()

function wordsOf(block: Node): ReadonlyMap<string, number> {
  const known = counted.get(block)
  if (known) return known
  const counts = new Map<string, number>()
  // Cells are words apart.
  const said = block.isTextblock ? block.textContent : block.textBetween(0, block.content.size, ' ')
  for (const word of said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  counted.set(block, counts)
  return counts
}

/** From 0 to 1: which part of the words of two passages is in both. */
export function wordsInCommon(one: readonly Node[], other: readonly Node[]): number {
  const [a, b] = [together(one), together(other)]
  let common = 0
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  const all = sum(a) + sum(b)
  return all === 0 ? 0 : (2 * common) / all
}

function together(blocks: readonly Node[]): ReadonlyMap<string, number> {
  const [only, ...more] = blocks
  if (only && more.length === 0) return wordsOf(only)
  const all = new Map<string, number>()
  for (const block of blocks) {
    for (const [word, count] of wordsOf(block)) all.set(word, (all.get(word) ?? 0) + count)
  }
  return all
}

function sum(counts: ReadonlyMap<string, number>): number {
  let all = 0
  for (const count of counts.values()) all += count
  return all
}
