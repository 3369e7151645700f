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

  it('takes no name from a formula that went wrong, or that begins behind a sign nobody sees', () => {
    const { recipients, faults } = read(
      head,
      ['Niger', '#REF!', 'A', 'Err:502', 'yes'],
      ['Nigeria', '#N/A', '\u200f=1+1', '\u00ad@SUM(A1)', 'yes'],
      ['Benin', '', 'No. #1 of the list', 'Err on the side', 'yes'],
    )
    expect(recipients.size).toBe(0)
    expect(faults).toMatchObject([
      { kind: 'not-understood', row: 2, column: 'honorific', said: '#REF!' },
      { kind: 'not-understood', row: 2, column: 'function', said: 'Err:502' },
      { kind: 'not-understood', row: 3, column: 'honorific', said: '#N/A' },
      { kind: 'formula', row: 3, column: 'name' },
      { kind: 'formula', row: 3, column: 'function' },
    ])
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
      { kind: 'twice', row: 6, first: 2, said: 'Niger', there: 'Niger' },
      { kind: 'formula', row: 7, column: 'name', said: "=cmd|'/c calc'!A0" },
      { kind: 'not-understood', row: 7, column: 'confirmed', said: 'perhaps' },
      { kind: 'too-long', row: 8, column: 'name', said: `${'x'.repeat(60)}…` },
    ])
  })

  it.each([
    ['Pays;Titre;Nom;Fonction;Confirmé', 'Niger;S. E.;A;Président;oui'],
    ['País;Tratamiento;Nombre;Cargo;Confirmado', 'Niger;S. E.;A;Presidente;sí'],
    ['Страна;Титул;Имя;Должность;Подтверждено', 'Niger;Е. П.;A;Президент;да'],
    ['国家;尊称;姓名;职务;已确认', 'Niger;阁下;A;总统;是'],
    ['الدولة;اللقب;الاسم;المنصب;مؤكد', 'Niger;فخامة;A;الرئيس;نعم'],
  ])('may have its columns in an official language, below a title: %s', (columns, cells) => {
    const { recipients, ignored, faults } = read(
      ['Heads of State'],
      [],
      columns.split(';'),
      cells.split(';'),
      ['Nigerr'],
    )
    expect([ignored, faults]).toEqual([[], [{ kind: 'unknown-state', row: 5, said: 'Nigerr' }]])
    expect(recipients.size).toBe(0)
    const [found] = read(columns.split(';'), cells.split(';')).recipients.values()
    expect(found).toMatchObject({ state: 'NER', name: 'A', confirmed: true })
    expect([found?.honorific, found?.function].every(Boolean)).toBe(true)
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
