import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmless, readCsv, writeCsv } from './csv'

describe('a table as spreadsheets save it', () => {
  it('comes back as it was, whatever stands in its cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a,b', 'say "yes"', 'two\nlines', 'a;b', "=cmd|'/c calc'!A0", 'رئيس'),
    )
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows.map((row) => row.map(harmless)))
      }),
    )
  })

  it('may have its cells apart by semicolons or by tabs', () => {
    expect(readCsv('State;Name\nCuba;"A; B"\n')).toEqual([
      ['State', 'Name'],
      ['Cuba', 'A; B'],
    ])
    expect(readCsv('State\tName\r\nCuba\tA, B')).toEqual([
      ['State', 'Name'],
      ['Cuba', 'A, B'],
    ])
  })

  it('is not read where a quotation is never closed', () => {
    expect(readCsv('State,Name\nCuba,"A\nBenin,B\n')).toBe(null)
  })
})

it('writes nothing that a spreadsheet would run', () => {
  const begins = ['=1+1', '+1', '-1', '@SUM(A1)', '|calc']
  for (const each of begins) expect(writeCsv([[each]])).toContain(`"'${each}"`)
  expect(writeCsv([['O’Brien = one']])).toContain('"O’Brien = one"')
})
