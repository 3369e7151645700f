import { longestCommon } from './longest-common'

/** Stretches that two sequences share, in the order of both: indexes and a length above 0. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/**
 * What two sequences of words have in common, as much as there is: what is left out is the shortest
 * script of words to delete and to insert. Only words that both have are looked at more closely.
 */
export function commonRuns(a: readonly string[], b: readonly string[]): readonly Run[] {
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start++
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++

  const runs: Run[] = []
  if (start > 0) runs.push({ a: 0, b: 0, length: start })
  if (start + end < least) between(a, b, start, end, runs)
  if (end > 0) add(runs, a.length - end, b.length - end, end)
  return runs
}

/** What is common after the first `start` words and before the last `end`. */
function between(
  a: readonly string[],
  b: readonly string[],
  start: number,
  end: number,
  runs: Run[],
): void {
  const numbers = new Map<string, number>()
  for (let at = start; at < b.length - end; at++) {
    if (!numbers.has(b[at] as string)) numbers.set(b[at] as string, numbers.size)
  }
  const both = new Uint8Array(numbers.size)
  const inA = new Chosen(a.length - start - end)
  for (let at = start; at < a.length - end; at++) {
    const number = numbers.get(a[at] as string)
    if (number === undefined) continue
    both[number] = 1
    inA.add(number, at)
  }
  if (inA.size === 0) return
  const inB = new Chosen(b.length - start - end)
  for (let at = start; at < b.length - end; at++) {
    const number = numbers.get(b[at] as string) as number
    if (both[number] === 1) inB.add(number, at)
  }
  longestCommon(inA.words(), inB.words(), numbers.size, (atA, atB) => {
    add(runs, inA.places[atA] as number, inB.places[atB] as number, 1)
  })
}

/** Some of the words of a sequence, as numbers, and where in the sequence they stand. */
class Chosen {
  readonly places: Int32Array
  readonly #numbers: Int32Array
  size = 0

  constructor(most: number) {
    this.places = new Int32Array(most)
    this.#numbers = new Int32Array(most)
  }

  add(number: number, place: number): void {
    this.#numbers[this.size] = number
    this.places[this.size++] = place
  }

  words(): Int32Array {
    return this.#numbers.subarray(0, this.size)
  }
}

/** What follows on the last run makes it longer. */
function add(runs: Run[], a: number, b: number, length: number): void {
  const last = runs.at(-1)
  if (last && last.a + last.length === a && last.b + last.length === b) {
    runs[runs.length - 1] = { ...last, length: last.length + length }
  } else {
    runs.push({ a, b, length })
  }
}
