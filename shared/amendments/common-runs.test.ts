import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonRuns, type Run } from './common-runs'

const words = (most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: most })

/** The length of the longest common subsequence, by the table that every textbook has. */
function longest(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const one of a) {
    const next = [0]
    for (const [at, other] of b.entries()) {
      const best = Math.max(row[at + 1] ?? 0, next[at] ?? 0)
      next.push(one === other ? (row[at] ?? 0) + 1 : best)
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const length = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + run.length, 0)

function expectShared(a: readonly string[], b: readonly string[], runs: readonly Run[]): void {
  let [endA, endB] = [0, 0]
  for (const run of runs) {
    expect(run.a).toBeGreaterThanOrEqual(endA)
    expect(run.b).toBeGreaterThanOrEqual(endB)
    expect([...a.slice(run.a, run.a + run.length)]).toEqual([...b.slice(run.b, run.b + run.length)])
    endA = run.a + run.length
    endB = run.b + run.length
  }
}

it('finds as much as there is in common, in the order of both', () => {
  fc.assert(
    fc.property(words(40), words(40), (a, b) => {
      const runs = commonRuns(a, b)
      expectShared(a, b, runs)
      expect(length(runs)).toBe(longest(a, b))
    }),
    { seed: 11, numRuns: 2000 },
  )
})

it('finds as much where the two are so long that it halves them', () => {
  const mixed = (seed: number, length: number) =>
    Array.from({ length }, (_, at) => `w${(((at * seed + 7) % 10007) * seed) % 60}`)
  const [a, b] = [mixed(31, 9000), mixed(577, 7000)]
  const runs = commonRuns(a, b)
  expectShared(a, b, runs)
  expect(length(runs)).toBe(longest(a, b))
})

it('leaves out what only one of the two has', () => {
  expect(commonRuns(['x', 'a', 'y', 'b'], ['a', 'z', 'b', 'v'])).toEqual([
    { a: 1, b: 0, length: 1 },
    { a: 3, b: 2, length: 1 },
  ])
})

it('has nothing to say of what is empty or has nothing in common', () => {
  expect(commonRuns([], ['a', 'b'])).toEqual([])
  expect(commonRuns(['a', 'b'], ['c'])).toEqual([])
})
