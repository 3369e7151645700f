import type { Clause } from './clause'
import { foldedWords } from './fold'

export interface Near {
  readonly clause: Clause
  /** From 0, nothing in common, to 1, the same words. */
  readonly likeness: number
}

/** Less in common than this is chance. */
const least = 0.15

/**
 * The clauses whose words a passage has most of, the nearest first. Words count by how rare they are
 * among the clauses: that two passages both say "the Conference" tells nothing.
 */
export function nearest(passage: string, clauses: readonly Clause[]): readonly Near[] {
  const weigh = weights(clauses)
  const own = new Set(foldedWords(passage))
  return clauses
    .map((clause) => ({ clause, likeness: likeness(own, wordsOf(clause), weigh) }))
    .filter((near) => near.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
}

type Weigh = (word: string) => number

function weights(clauses: readonly Clause[]): Weigh {
  const counts = new Map<string, number>()
  for (const clause of clauses) {
    for (const word of wordsOf(clause)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return (word) => Math.log(1 + (clauses.length + 1) / ((counts.get(word) ?? 0) + 1))
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number {
  let shared = 0
  let all = 0
  for (const word of one) {
    all += weigh(word)
    if (other.has(word)) shared += weigh(word)
  }
  for (const word of other) if (!one.has(word)) all += weigh(word)
  return all === 0 ? 0 : shared / all
}

const known = new WeakMap<Clause, ReadonlySet<string>>()

function wordsOf(clause: Clause): ReadonlySet<string> {
  const before = known.get(clause)
  if (before) return before
  const made = new Set(foldedWords([clause.text, ...clause.items].join(' ')))
  known.set(clause, made)
  return made
}
