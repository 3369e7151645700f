import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { columnShares, drawn, keepingShares, narrowest } from './column-widths'
import { schema } from './schema'

const cell = (colwidth: readonly number[] | null = null, colspan = 1) =>
  schema.node('cell', { colwidth, colspan })
const table = (...rows: Node[][]) =>
  schema.node(
    'table',
    null,
    rows.map((cells) => schema.node('row', null, cells)),
  )

it('are those of the first row across the table in which someone has said them', () => {
  const of = table([cell(), cell()], [cell([100, 300], 2)], [cell([500]), cell([500])])
  expect(columnShares(of, 2)).toEqual([0.25, 0.75])
  expect(columnShares(table([cell(), cell()]), 2)).toBeNull()
  expect(columnShares(table([cell([9])], [cell(), cell()]), 2)).toBeNull()
})

it('are the average for a column that has come in since', () => {
  expect(columnShares(table([cell([100]), cell(), cell([300])]), 3)).toEqual([1 / 6, 1 / 3, 1 / 2])
})

it('are kept in one row, and taken away from every other', () => {
  const of = table([cell(), cell()], [cell([100]), cell([300])])
  expect(keepingShares(of, 2, [0.4, 0.6])).toEqual([
    { offset: 1, widths: [400] },
    { offset: 3, widths: [600] },
    { offset: 7, widths: null },
    { offset: 9, widths: null },
  ])
  expect(keepingShares(of, 2, null)).toHaveLength(2)
})

it('always make the whole, and none goes below the narrowest, however they are drawn', () => {
  const moves = fc.array(fc.tuple(fc.nat(4), fc.double({ min: -2, max: 2, noNaN: true })))
  fc.assert(
    fc.property(moves, (all) => {
      const shares = all.reduce<readonly number[]>(
        (now, [column, by]) => drawn(now, column, by),
        [0.2, 0.2, 0.2, 0.2, 0.2],
      )
      expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(narrowest - 1e-9)
    }),
  )
})
