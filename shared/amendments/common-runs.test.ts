import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonRuns, type Run } from './common-runs'

const numbers = (most: number) =>
  fc.array(fc.nat(4), { maxLength: most }).map((each) => Int32Array.from(each))

/** The length of the longest common subsequence, by the table that every textbook has. */
function longest(a: Int32Array, b: Int32Array): number {
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

function expectShared(a: Int32Array, b: Int32Array, runs: readonly Run[]): void {
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
    fc.property(numbers(40), numbers(40), (a, b) => {
      const runs = commonRuns(a, b)
      expectShared(a, b, runs)
      expect(length(runs)).toBe(longest(a, b))
    }),
    { seed: 11, numRuns: 2000 },
  )
})

it('finds as much where the two are so far apart that it searches from both ends', () => {
  const mixed = (seed: number) =>
    Int32Array.from({ length: 1200 }, (_, at) => ((at * seed + 7) % 1009) % 60)
  const [a, b] = [mixed(31), mixed(577)]
  const runs = commonRuns(a, b)
  expectShared(a, b, runs)
  const found = length(runs)
  expect(a.length + b.length - 2 * found).toBeGreaterThan(500)
  expect(found).toBe(longest(a, b))
})

it('has nothing to say of what is empty or has nothing in common', () => {
  expect(commonRuns(Int32Array.of(), Int32Array.of(1, 2))).toEqual([])
  expect(commonRuns(Int32Array.of(1, 2), Int32Array.of(3))).toEqual([])
})
