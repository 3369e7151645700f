import { describe, expect, it } from 'vitest'
import { readRecipients } from './recipients'

const states: Readonly<Record<string, string>> = { Niger: 'NER', Nigeria: 'NGA', Benin: 'BEN' }
const read = (...rows: readonly (readonly string[])[]) =>
  readRecipients(rows, (said) => states[said] ?? null)
const head = ['State', 'Honorific', 'Name', 'Function', 'Confirmed']

describe('a table of office-holders', () => {
  it('is read by the names of its columns, in any order', () => {
    const { recipients, ignored } = read(
      ['Confirmed', 'Telephone', 'NAME', 'Country', 'Language', 'Original Protocol II'],
      ['yes', '123', '  Ada  "X"\nLovelace ', 'Niger', 'French', 'no'],
    )
    expect(recipients.get('NER')).toEqual({
      state: 'NER',
      honorific: '',
      name: 'Ada "X" Lovelace',
      function: '',
      formal: '',
      capital: '',
      reference: '',
      language: 'fr',
      originalProtocol: false,
      confirmed: true,
    })
    expect(ignored).toEqual(['Telephone'])
  })

  it('keeps a name from right to left, without the signs that would turn its neighbours', () => {
    const { recipients } = read(head, ['Benin', '', '\u202eالاسم\u202c', '', 'no'])
    expect(recipients.get('BEN')).toMatchObject({ name: 'الاسم', confirmed: false })
  })

  it('writes to nobody if a row is doubtful', () => {
    const { recipients, faults } = read(
      head,
      ['Niger', '', 'A', '', 'yes'],
      ['', '', '', '', ''],
      ['Nigerr', '', 'B', '', 'yes'],
      ['', '', 'C', '', ''],
      ['Niger', '', 'D', '', 'yes'],
      ['Nigeria', '', "=cmd|'/c calc'!A0", '', 'perhaps'],
      ['Benin', '', 'x'.repeat(300), '', ''],
    )
    expect(recipients.size).toBe(0)
    expect(faults).toEqual([
      { kind: 'unknown-state', row: 4, said: 'Nigerr' },
      { kind: 'no-state', row: 5 },
      { kind: 'twice', row: 6, first: 2, state: 'NER' },
      { kind: 'formula', row: 7, column: 'name', said: "=cmd|'/c calc'!A0" },
      { kind: 'not-understood', row: 7, column: 'confirmed', said: 'perhaps' },
      { kind: 'too-long', row: 8, column: 'name', said: `${'x'.repeat(60)}…` },
    ])
  })

  it('needs a column for the State, once, and is no longer than the States are many', () => {
    expect(read().faults).toEqual([{ kind: 'empty' }])
    expect(read(['Name'], ['A']).faults).toEqual([{ kind: 'no-column', column: 'state' }])
    expect(read(['State', 'Country'], ['Niger', 'Benin']).faults).toContainEqual({
      kind: 'column-twice',
      column: 'Country',
    })
    const many = Array.from({ length: 10_000 }, () => ['Niger'])
    expect(read(['State'], ...many).faults).toEqual([
      { kind: 'too-many', rows: 10_000, most: 1000 },
    ])
  })
})
