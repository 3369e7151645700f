import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { FinalTable } from './final-document'
import { finalTable } from './table'
import { cell, headerCell, table } from './testing/final-text'

const made = (...rows: Parameters<typeof table>[2][]) =>
  finalTable(table('t', '', ...rows), (source) =>
    source.textContent ? [{ kind: 'text', text: source.textContent, formats: [] }] : [],
  )

const drawn = ({ head, rows }: Omit<FinalTable, 'id' | 'notes'>) =>
  [...head, ...rows].map((row) =>
    row.cells.map(({ content: [only], colspan, rowspan }) => {
      const words = only?.kind === 'text' ? only.text : ''
      return colspan * rowspan > 1 ? `${words} ${colspan}x${rowspan}` : words
    }),
  )

it('repeats the leading rows that are all header cells', () => {
  const { head, rows } = made(
    [headerCell('State'), headerCell('Date')],
    [cell('Albania'), cell('2002')],
  )
  expect([head.length, rows.length]).toEqual([1, 1])
})

it('repeats no header that would leave nothing, or be torn from what it reaches into', () => {
  expect(made([headerCell('State')]).head).toEqual([])
  const tall = schema.node('header_cell', { rowspan: 2 }, schema.text('State'))
  expect(made([tall, headerCell('Date')], [cell('2002')]).head).toEqual([])
})

it('fills short rows', () => {
  expect(drawn(made([cell('a'), cell('b'), cell('c')], [cell('d')]))).toEqual([
    ['a', 'b', 'c'],
    ['d', '', ''],
  ])
})

it('keeps spans inside the table', () => {
  expect(
    drawn(made([cell('a', { rowspan: 9 }), cell('b')], [cell('c', { colspan: 2 })], [cell('d')])),
  ).toEqual([['a 1x3', 'b', ''], ['c 2x1'], ['d', '']])
})

it('takes widths as they were dragged, when all were', () => {
  expect(made([cell('a', { colwidth: [100] }), cell('b', { colwidth: [300] })]).columns).toEqual([
    0.25, 0.75,
  ])
  expect(made([cell('a', { colwidth: [100] }), cell('b')]).columns).toEqual([0.5, 0.5])
})

it('covers each place of the grid once, whatever was pasted', () => {
  const span = fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constant(1))
  const anyCell = fc
    .record({ colspan: span, rowspan: span })
    .map((attrs) => schema.node('cell', attrs))
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const { columns, head, rows: body } = made(...rows)
      const all = [...head, ...body]
      const covered = all.map(() => columns.map(() => 0))
      all.forEach((row, r) => {
        for (const { colspan, rowspan } of row.cells) {
          const c = covered[r]?.indexOf(0) ?? -1
          for (let down = r; down < r + rowspan; down++) {
            for (let right = c; right < c + colspan; right++) {
              const line = covered[down]
              if (line) line[right] = (line[right] ?? 0) + 1
            }
          }
        }
      })
      expect(covered).toEqual(all.map(() => columns.map(() => 1)))
    }),
  )
})
