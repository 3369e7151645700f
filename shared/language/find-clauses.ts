import type { Clause } from './clause'
import { foldedWords } from './fold'

/**
 * The clauses that have every word asked for, in any order, each at least as the beginning of a word;
 * the best first. A word of the title counts for more than one of the text, a whole word for more
 * than a beginning. To ask for nothing is to ask for all.
 */
export function findClauses(clauses: readonly Clause[], asked: string): readonly Clause[] {
  const words = foldedWords(asked)
  if (words.length === 0) return clauses
  return clauses
    .map((clause, order) => ({ clause, order, worth: worthOf(clause, words) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.order - b.order)
    .map(({ clause }) => clause)
}

/** 0 if a word is missing. */
function worthOf(clause: Clause, asked: readonly string[]): number {
  const { title, text } = wordsOf(clause)
  let worth = 0
  for (const word of asked) {
    const best = Math.max(4 * hit(title, word), hit(text, word))
    if (best === 0) return 0
    worth += best
  }
  return worth
}

function hit(words: ReadonlySet<string>, asked: string): number {
  if (words.has(asked)) return 2
  for (const word of words) if (word.startsWith(asked)) return 1
  return 0
}

interface ClauseWords {
  readonly title: ReadonlySet<string>
  readonly text: ReadonlySet<string>
}

const known = new WeakMap<Clause, ClauseWords>()

function wordsOf(clause: Clause): ClauseWords {
  const before = known.get(clause)
  if (before) return before
  const { source } = clause
  const made = {
    title: new Set(foldedWords(`${clause.title} ${clause.kind}`)),
    text: new Set(
      foldedWords(
        [clause.text, ...clause.items, source?.conference, source?.symbol, source?.paragraph].join(
          ' ',
        ),
      ),
    ),
  }
  known.set(clause, made)
  return made
}
