import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from './in-order'

it('keeps the most numbers that rise', () => {
  expect([...inOrder([1, 2, 0, 3])].sort()).toEqual([1, 2, 3])
  expect([...inOrder([3, 2, 1])]).toHaveLength(1)
  expect([...inOrder([])]).toEqual([])
})

/** By trying every selection. */
function longest(all: readonly number[]): number {
  const from = (at: number, last: number): number => {
    const next = all[at]
    if (next === undefined) return 0
    const without = from(at + 1, last)
    return next > last ? Math.max(without, 1 + from(at + 1, next)) : without
  }
  return from(0, -1)
}

it('is as long as any selection, and rises', () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 11 })
  fc.assert(
    fc.property(numbers, (all) => {
      const kept = inOrder(all)
      const run = all.filter((each) => kept.has(each))
      expect(run).toEqual([...run].sort((a, b) => a - b))
      expect(run).toHaveLength(longest(all))
    }),
  )
})
