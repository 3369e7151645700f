import { describe, expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import { readCsv } from '../sheets/csv'
import { fixture, fixturesAreHere, whenFixtures } from '../testing/fixtures'
import { type CalendarDate, parseDate } from './calendar-date'
import { type Columns, guessColumns, headRow } from './columns'
import { type ReadStates, readStates } from './read-states'
import { StatesRegisterSchema } from './register'
import { orderIn, readDate } from './written-dates'

const known = StatesRegisterSchema.parse(shipped)
const day = (text: string): CalendarDate => {
  const date = parseDate(text)
  if (!date) throw new Error(`Not a day: ${text}`)
  return date
}
const read = (csv: string, columns?: Columns): ReadStates => {
  const sheet = readCsv(csv).filter((row) => row.some((cell) => cell))
  return readStates({
    sheet,
    columns: columns ?? guessColumns(sheet[0] ?? []),
    known,
    today: day('2006-07-24'),
    asOf: day('2006-07-24'),
  })
}

describe('a day as people write it', () => {
  it.each([
    '2005-11-23',
    '2005-11-23T00:00:00Z',
    '23/11/2005',
    '11/23/2005',
    '23.11.2005',
    '23 Nov 2005',
    '23 november 2005',
    '23rd November, 2005',
    'November 23, 2005',
    '23 novembre 2005',
    '23 de noviembre de 2005',
    '23 ноября 2005',
    '  23\u00A0Nov  2005 ',
    '2005/11/23',
    '2005.11.23',
    '2005年11月23日',
    '23 ноября 2005 года',
    '23 تشرين الثاني/نوفمبر 2005',
    '٢٣/١١/٢٠٠٥',
  ])('%j', (words) => {
    expect(readDate(words, 'unknown')).toEqual({ kind: 'date', date: '2005-11-23', act: null })
  })

  it('has behind it how a State joined', () => {
    const act = (words: string) => {
      const found = readDate(words, 'unknown')
      return found.kind === 'date' ? found.act : found.kind
    }
    const lists = ['28 Aug 2002 a', '28 Aug 2002 A', '28 Aug 2002 AA', '28 Aug 2002 d']
    expect(lists.map(act)).toEqual(['accession', 'acceptance', 'approval', 'succession'])
    expect(act('21 Oct 1998 P')).toBe(null)
  })

  it('is two days in two countries, unless the others of its column tell', () => {
    expect(readDate('03/04/2005', 'unknown')).toEqual({
      kind: 'ambiguous',
      readings: [
        { way: 'day-first', day: '2005-04-03' },
        { way: 'month-first', day: '2005-03-04' },
      ],
    })
    const order = orderIn(['03/04/2005', '', '25/12/1999'])
    expect(readDate('03/04/2005', order)).toMatchObject({ date: '2005-04-03' })
    expect(orderIn(['25/12/1999', '12/25/1999'])).toBe('unknown')
    expect(readDate('05/05/2005', 'unknown')).toMatchObject({ date: '2005-05-05' })
  })

  it.each(['23/11/05', '31 June 2005', '2005', 'soon', '13/13/2005', '=TODAY()', '386'])(
    'is not %j',
    (words) => expect(readDate(words, 'unknown')).toEqual({ kind: 'not-a-date' }),
  )

  it('is a number where a spreadsheet has lost its form, counted from one of two beginnings', () => {
    expect(readDate('38679', 'unknown')).toEqual({
      kind: 'ambiguous',
      readings: [
        { way: 'since-1900', day: '2005-11-23' },
        { way: 'since-1904', day: '2009-11-24' },
      ],
    })
  })

  it.each(['', ' ', '-', '—', '...'])('is left open with %j', (words) => {
    expect(readDate(words, 'unknown')).toEqual({ kind: 'none' })
  })
})

describe('a list of States', () => {
  it('is read by the names of its columns', () => {
    const { entries, doubts } = read(
      'Participant;Signature;Accession(a), Ratification;Consent to be bound\n' +
        'Tunisia;15 May 1987;15 May 1987;23 Mar 2006\nBenin;;27 Mar 1989 a;\n',
    )
    expect(doubts).toEqual([])
    expect(entries.map(({ names, aliases, capital, ...rest }) => rest)).toEqual([
      {
        id: 'tun',
        conventionSigned: '1987-05-15',
        conventionJoined: { on: '1987-05-15' },
        consent: '2006-03-23',
      },
      { id: 'ben', conventionJoined: { on: '1989-03-27', by: 'accession' } },
    ])
  })

  it('lists whatever a person has to look at, and takes none of those rows', () => {
    const { entries, doubts } = read(
      [
        'State,Signed,Joined,Consent,Original,Status',
        'Chad,,,,,not party',
        'chad,,,,,',
        'Atlantis,,,,,',
        ',1981-04-10,,,,',
        'Niger,soon,,,,',
        'Mali,03/04/2005,,,,',
        'Peru,,,2006-07-25,,',
        'Cuba,,1981-04-09,,,',
        'Togo,,1995-12-04,1996-01-01,,',
        'Oman,,2005-01-01,2004-01-01,,',
        'Iraq,,,,perhaps,',
        'Iran,,,,,member',
        'Cyprus,,,2003-07-22,,neither',
      ].join('\n'),
    )
    expect(entries.map(({ id }) => id)).toEqual(['tcd'])
    expect(doubts).toEqual([
      { kind: 'twice', row: 3, first: 2, said: 'chad', there: 'Chad', alike: 'yes' },
      { kind: 'unknown-state', row: 4, said: 'Atlantis' },
      { kind: 'no-state', row: 5 },
      { kind: 'not-a-date', row: 6, column: 'convention-signed', said: 'soon' },
      {
        kind: 'ambiguous',
        row: 7,
        column: 'convention-signed',
        said: '03/04/2005',
        readings: [
          { way: 'day-first', day: '2005-04-03' },
          { way: 'month-first', day: '2005-03-04' },
        ],
      },
      { kind: 'future', row: 8, column: 'consent', date: '2006-07-25' },
      { kind: 'before-treaty', row: 9, column: 'convention-joined', date: '1981-04-09' },
      { kind: 'before-treaty', row: 10, column: 'consent', date: '1996-01-01' },
      { kind: 'before-convention', row: 11, column: 'consent', date: '2004-01-01' },
      { kind: 'unknown-word', row: 12, column: 'original-protocol', said: 'perhaps' },
      { kind: 'unknown-word', row: 13, column: 'status', said: 'member' },
      { kind: 'status-differs', row: 14, said: 'not_party', dates: 'bound' },
    ])
  })

  it('is checked against its statuses on the day that their column names', () => {
    const rows = 'State,Joined,Consent,status_2005_11_23\nTunisia,1987-05-15,2006-03-23,'
    expect(read(`${rows}convention_party_not_bound`).doubts).toEqual([])
    expect(read(`${rows}bound`).doubts).toMatchObject([{ kind: 'status-differs' }])
  })

  it('is not held against its statuses as long as a date is in doubt', () => {
    const { doubts } = read('State,Consent,Status\nCyprus,03/04/2003,bound')
    expect(doubts.map(({ kind }) => kind)).toEqual(['ambiguous'])
  })

  it('may have one State under two names, with the same dates or others', () => {
    const { doubts } = read('State,Consent\nTürkiye,2005-03-02\nTurkey,2005-03-02\nTUR,2005-03-03')
    expect(doubts).toEqual([
      { kind: 'twice', row: 3, first: 2, said: 'Turkey', there: 'Türkiye', alike: 'yes' },
      { kind: 'twice', row: 4, first: 2, said: 'TUR', there: 'Türkiye', alike: 'no' },
    ])
  })

  it('may begin below titles and blank lines, and counts its rows as the spreadsheet does', () => {
    const csv = 'States Parties as at 24 July 2006,\n,\nNo.,Country,Consent\n1,Chad,\n2,Atlantis,\n'
    const sheet = readCsv(csv)
    const head = headRow(sheet)
    const columns = guessColumns(sheet[head] ?? [])
    const today = day('2006-07-24')
    const { entries, doubts } = readStates({ sheet, head, columns, known, today, asOf: today })
    expect([head, entries.map(({ id }) => id)]).toEqual([2, ['tcd']])
    expect(doubts).toEqual([{ kind: 'unknown-state', row: 5, said: 'Atlantis' }])
    expect(headRow([['Cuba', '2005-01-01']])).toBe(0)
  })

  it.each([
    ['État;Adhésion;Consentement à être lié', ['state', 'convention-joined', 'consent']],
    ['País;Firma;Adhesión', ['state', 'convention-signed', 'convention-joined']],
    ['Государство;Подписание;Вступление в силу', ['state', 'convention-signed', null]],
    ['国家;签署;批准;同意受约束', ['state', 'convention-signed', 'convention-joined', 'consent']],
    ['الدولة;التوقيع;الانضمام', ['state', 'convention-signed', 'convention-joined']],
  ])('names its columns in an official language: %s', (head, columns) => {
    expect(guessColumns(head.split(';'))).toEqual(columns)
  })

  it('is none without a column of States, or without a row', () => {
    expect(read('Consent\n2005-01-01').doubts).toEqual([{ kind: 'no-column', column: 'state' }])
    expect(read('State').doubts).toEqual([{ kind: 'no-rows' }])
  })

  it('may be said to have other columns than it seems', () => {
    const csv = 'Who,When\nCuba,2006-01-01'
    expect(guessColumns(['Who', 'When'])).toEqual([null, null])
    expect(read(csv, ['state', 'consent']).entries).toMatchObject([
      { id: 'cub', consent: '2006-01-01' },
    ])
  })
})

describe(whenFixtures, () => {
  it.skipIf(!fixturesAreHere)('the lists of the depositary agree with the register shipped', () => {
    const table = (path: string) => {
      const sheet = readCsv(new TextDecoder().decode(fixture(path))).filter(([state]) => state)
      const columns = guessColumns(sheet[0] ?? [])
      const today = day('2015-03-31')
      return readStates({ sheet, columns, known, today, asOf: today })
    }
    const consents = table('treaties/26-2-b.csv')
    const dates = (of: typeof known.entries) => new Map(of.map(({ id, consent }) => [id, consent]))
    const shippedDates = dates(known.entries)
    expect(consents.doubts).toEqual([])
    expect(consents.entries).toHaveLength(100)
    for (const [id, consent] of dates(consents.entries)) {
      expect([id, consent]).toEqual([id, shippedDates.get(id)])
    }
    const parties = table('treaties/26-2.csv')
    const shippedParties = new Map(known.entries.map((each) => [each.id, each.conventionJoined]))
    for (const { id, conventionJoined } of parties.entries) {
      expect([id, conventionJoined?.on]).toEqual([id, shippedParties.get(id)?.on])
    }
    expect(parties.doubts).toEqual([])
    expect(parties.entries.length).toBeGreaterThan(120)
  })
})

describe('what a spreadsheet has instead of words', () => {
  it('is no capital, and no act that an object happens to have', () => {
    const csv = [
      'State,Capital,Consent,Convention action,Original protocol,Status',
      'Benin,#REF!,,,,',
      "Cuba,=cmd|'/c calc'!A0,,,,",
      `Chad,${'x'.repeat(300)},,,,`,
      'Egypt,-,,,,',
      'Mali,,,constructor,__proto__,constructor',
    ].join('\n')
    const { entries, doubts } = read(csv)
    expect(doubts.map((doubt) => ('row' in doubt ? [doubt.row, doubt.kind] : []))).toEqual([
      [2, 'unknown-word'],
      [3, 'unknown-word'],
      [4, 'unknown-word'],
      [6, 'unknown-word'],
      [6, 'unknown-word'],
      [6, 'unknown-word'],
    ])
    expect(entries.map(({ id, capital }) => [id, capital])).toEqual([['egy', 'Cairo']])
  })
})
