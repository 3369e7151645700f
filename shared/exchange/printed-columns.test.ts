import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FinalRow, FinalTable } from './final-document'
import { placedCells, printedColumns } from './printed-columns'

const row = (...cells: (string | readonly [string, { colspan?: number; rowspan?: number }])[]) => ({
  cells: cells.map((given) => {
    const [words, spans] = typeof given === 'string' ? [given, {}] : given
    const content = words ? [{ kind: 'text' as const, text: words, formats: [] }] : []
    return { header: false, colspan: 1, rowspan: 1, content, ...spans }
  }),
})

const table = (count: number, head: readonly FinalRow[], ...rows: FinalRow[]): FinalTable => ({
  kind: 'table',
  id: 't',
  caption: '',
  columns: Array.from({ length: count }, () => 1 / count),
  head,
  rows,
  notes: [],
})

const percents = (of: FinalTable) => printedColumns(of).map(({ share }) => Math.round(share * 100))

it('gives a column of symbols what they need, and the titles beside them the rest', () => {
  const documents = table(
    2,
    [row('Symbol', 'Title')],
    row('CCW/AP.II/CONF.7/1', 'Provisional agenda'),
    row('CCW/AP.II/CONF.7/2', 'Estimated costs of the next conference. Note by the secretariat'),
  )
  expect(percents(documents)).toEqual([23, 77])
})

it('leaves names on one line beside sentences that will not fit on one anyway', () => {
  const contributions = table(
    4,
    [row('State', 'Assessed share (per cent)', 'Amount (United States dollars)', 'Remarks')],
    row(
      'State number 27',
      '33.75',
      '337,500',
      'Paid in two instalments, of which one is conditional',
    ),
  )
  // A line holds about 92 letters.
  const [names = 0] = printedColumns(contributions).map(({ share }) => share * 92)
  expect(names).toBeGreaterThan('State number 27'.length + 2)
})

it('leaves columns alike where all say as much, or nothing', () => {
  expect(percents(table(3, [], row('one', 'two', 'six'), row('ten', 'ten', 'ten')))).toEqual([
    33, 33, 33,
  ])
  expect(percents(table(2, [], row('', '')))).toEqual([50, 50])
})

it('keeps columns as somebody has drawn them', () => {
  const drawn = { ...table(2, [], row('A', 'A long title of a document')), columns: [0.7, 0.3] }
  expect(percents(drawn)).toEqual([70, 30])
})

it('knows figures by all that stands beneath the head', () => {
  const costs = table(
    4,
    [row('Item', 'US$', 'Share', 'Meeting')],
    row('Records', '41 900', '12.5 %', '1'),
    row('Travel', '(1,250)', '–', '2 bis'),
    row('Total', '40 650', '100 %', '3'),
  )
  expect(printedColumns(costs).map(({ isFigures }) => isFigures)).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(printedColumns(table(1, [row('1')])).map(({ isFigures }) => isFigures)).toEqual([false])
})

it('counts columns past a cell that reaches down from above', () => {
  const rows = [
    row(['a', { rowspan: 2 }], ['b', { colspan: 2 }]),
    row('c', 'd'),
    row('e', 'f', 'g'),
  ]
  expect(placedCells(rows, 3).map((cells) => cells.map(({ column }) => column))).toEqual([
    [0, 1],
    [1, 2],
    [0, 1, 2],
  ])
})

it('shares out the whole, and gives no column less than its longest word where there is room', () => {
  const words = fc.stringMatching(/^[a-z]{0,14}( [a-z]{1,14}){0,20}$/)
  const columns = fc.array(words, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(columns, (cells) => {
      const printed = printedColumns(table(cells.length, [], row(...cells)))
      const whole = printed.reduce((sum, { share }) => sum + share, 0)
      expect(whole).toBeCloseTo(1, 9)
      for (const [at, { share }] of printed.entries()) {
        const longest = Math.max(...(cells[at] ?? '').split(' ').map((word) => word.length))
        expect(share * 92).toBeGreaterThan(longest)
      }
    }),
  )
})
