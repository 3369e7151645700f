import { pieces } from '../../shared/amendments/pieces'
import { type Mark, markings, scripts } from './comparisons'
import { judged } from './judged'
import { timed } from './timed'
import type { Pair, PairSet } from './word-pairs'

interface Row {
  readonly set: string
  readonly what: 'script' | 'marks'
  readonly by: string
  readonly ms: number
  /** Words that a script deletes and inserts, or places that are marked. */
  readonly size: number
  /** Of the places that are marked, those that begin or end within a word. */
  readonly split?: number
}

export interface Comparing {
  readonly rows: readonly Row[]
  readonly lines: readonly string[]
}

/**
 * Our comparison beside three others on the same pairs, in turns, in one run: on the same words, how
 * short a script is and how long it takes; from text to marks, how many places a reader sees marked,
 * and how many of them cut a word in two. A text as a whole is only asked for its script: by
 * character, one of the others would not come to an end.
 */
export function comparing(sets: readonly PairSet[]): Comparing {
  const rows: Row[] = []
  const lines: string[] = []
  for (const { name, pairs } of sets) {
    const words = pairs.map((pair) => [pieces(pair.old), pieces(pair.new)] as const)
    const count = words.reduce((sum, [a, b]) => sum + a.length + b.length, 0)
    const found = [
      ...timed(scripts, (script) => words.reduce((sum, [a, b]) => sum + script(a, b), 0)).map(
        ({ by, ms, made }): Row => ({ set: name, what: 'script', by, ms, size: made }),
      ),
      ...timed(pairs.length > 1 ? markings : {}, (marks) => pairs.map(marks)).map(
        ({ by, ms, made }): Row => ({
          set: name,
          what: 'marks',
          by,
          ms,
          size: made.reduce((sum, marks) => sum + marks.length, 0),
          split: made.reduce((sum, marks, at) => sum + splitIn(marks, pairs[at]), 0),
        }),
      ),
    ]
    rows.push(...found)
    lines.push(`${name}: ${count} words`, ...found.map(said), ...verdicts(found), '')
  }
  return { rows, lines }
}

function said({ what, by, ms, size, split }: Row): string {
  const found = what === 'script' ? `${size} words in the script` : `${size} places marked`
  const cut = split === undefined ? '' : `, ${split} of them within a word`
  return `  ${what.padEnd(7)} ${by.padEnd(17)} ${ms.toFixed(1).padStart(9)} ms   ${found}${cut}`
}

function verdicts(rows: readonly Row[]): readonly string[] {
  const scripts = rows.filter(({ what }) => what === 'script')
  const others = scripts.filter(({ by }) => by !== 'ours')
  const ours = scripts.find(({ by }) => by === 'ours')
  const split = rows.find(({ by, what }) => by === 'ours' && what === 'marks')?.split
  if (!ours) return []
  const fastest = Math.min(...others.map(({ ms }) => ms))
  const shortest = Math.min(...others.map(({ size }) => size))
  return [
    judged('time as times the fastest other', ours.ms / fastest, 1),
    judged('script as times the shortest other', ours.size / shortest, 1),
    ...(split === undefined ? [] : [judged('words split by ours', split, 0)]),
  ]
}

const letter = String.raw`[\p{L}\p{M}\p{N}]`
const within = new RegExp(`(?<=${letter})(?=${letter})`, 'uy')

function splitIn(marks: readonly Mark[], pair: Pair | undefined): number {
  const cuts = (text: string, at: number) => {
    within.lastIndex = at
    return within.test(text)
  }
  return marks.filter(
    ({ from, to, fromB, toB }) =>
      pair &&
      (cuts(pair.old, from) || cuts(pair.old, to) || cuts(pair.new, fromB) || cuts(pair.new, toB)),
  ).length
}
