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
  let open = { a: 0, b: 0, length: start }
  const add = (atA: number, atB: number, length: number) => {
    if (open.a + open.length === atA && open.b + open.length === atB) {
      open.length += length
      return
    }
    if (open.length > 0) runs.push(open)
    open = { a: atA, b: atB, length }
  }
  if (start + end < least) between(a, b, start, end, add)
  if (end > 0) add(a.length - end, b.length - end, end)
  if (open.length > 0) runs.push(open)
  return runs
}

/** What is common after the first `start` words and before the last `end`. */
function between(
  a: readonly string[],
  b: readonly string[],
  start: number,
  end: number,
  add: (atA: number, atB: number, length: number) => void,
): void {
  const toA = a.length - end
  const toB = b.length - end
  const numbers = new Map<string, number>()
  const inB = new Int32Array(toB - start)
  for (let at = start; at < toB; at++) {
    const word = b[at] as string
    let number = numbers.get(word)
    if (number === undefined) {
      number = numbers.size
      numbers.set(word, number)
    }
    inB[at - start] = number
  }
  const both = new Uint8Array(numbers.size)
  const inA = new Int32Array(toA - start)
  const placesA = new Int32Array(toA - start)
  let sizeA = 0
  for (let at = start; at < toA; at++) {
    const number = numbers.get(a[at] as string)
    if (number === undefined) continue
    both[number] = 1
    inA[sizeA] = number
    placesA[sizeA++] = at
  }
  if (sizeA === 0) return
  const placesB = new Int32Array(toB - start)
  let sizeB = 0
  for (let at = start; at < toB; at++) {
    const number = inB[at - start] as number
    if (both[number] !== 1) continue
    inB[sizeB] = number
    placesB[sizeB++] = at
  }
  longestCommon(inA.subarray(0, sizeA), inB.subarray(0, sizeB), numbers.size, (atA, atB) => {
    add(placesA[atA] as number, placesB[atB] as number, 1)
  })
}
