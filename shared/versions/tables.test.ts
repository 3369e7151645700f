import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { rowChanges, tableEdits } from './tables'

const cell = (said: string) => schema.node('cell', null, said === '' ? [] : [schema.text(said)])
const table = (...rows: readonly (readonly string[])[]) =>
  schema.node(
    'table',
    { id: 't' },
    rows.map((row) => schema.node('row', null, row.map(cell))),
  )

/** Each row in short: "=" as it was, "+" new, "-" gone, and the cells of a changed one. */
function told(before: Node, after: Node): readonly string[] {
  return rowChanges(before, after).map(({ before: was, after: is, cells }) => {
    if (!was) return `+ ${is?.textContent}`
    if (!is) return `- ${was.textContent}`
    if (was.eq(is)) return '='
    return cells.map((each) => `${each.before?.textContent}>${each.after?.textContent}`).join(' ')
  })
}

it('[V14] finds rows again where others came or went', () => {
  const before = table(['State', 'Year'], ['Ardesia', '1999'], ['Doria', '2004'])
  expect(told(before, table(['State', 'Year'], ['Belvane', '2001'], ['Ardesia', '1999']))).toEqual([
    '=',
    '+ Belvane2001',
    '=',
    '- Doria2004',
  ])
  expect(told(before, table(['State', 'Year'], ['Ardesia', '2000'], ['Doria', '2004']))).toEqual([
    '=',
    'Ardesia>Ardesia 1999>2000',
    '=',
  ])
  expect(
    told(
      before,
      table(
        ['State', 'Year'],
        ['Doria', '2005'],
        ['Elland', '2006'],
        ['New', ''],
        ['Ardesia', '1999'],
      ),
    ),
  ).toEqual(['=', '+ Doria2005', '+ Elland2006', '+ New', '=', '- Doria2004'])
})

it('[V14] finds the rows that are most alike, and a column that came in', () => {
  const before = table(['Ardesia', '1999'], ['Doria', '2004'])
  expect(
    told(
      before,
      table(['Ardesia', '1999', 'yes'], ['Belvane', '2001', 'no'], ['Doria', '2004', 'no']),
    ),
  ).toEqual([
    'Ardesia>Ardesia 1999>1999 undefined>yes',
    '+ Belvane2001no',
    'Doria>Doria 2004>2004 undefined>no',
  ])
})

it('[V14] the edits of any two tables lead from one to the other', () => {
  const row = fc.array(fc.constantFrom('', 'one', 'two', 'one two', 'three'), {
    minLength: 1,
    maxLength: 4,
  })
  const rows = fc.array(row, { maxLength: 6 })
  fc.assert(
    fc.property(rows, rows, (old, now) => {
      const [before, after] = [table(...old), table(...now)]
      const edits = tableEdits(before, after)
      let at = 0
      let atB = 0
      for (const { from, to, fromB, toB } of edits) {
        // What is not in an edit is in both.
        expect(before.content.cut(at, from).eq(after.content.cut(atB, fromB))).toBe(true)
        expect(to - from + toB - fromB).toBeGreaterThan(0)
        at = to
        atB = toB
      }
      expect(before.content.cut(at).eq(after.content.cut(atB))).toBe(true)
    }),
    { seed: 20261126, numRuns: 500 },
  )
})
