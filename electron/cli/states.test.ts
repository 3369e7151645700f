import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '../../shared/sheets/xlsx-out'
import { call } from './testing/call'

const reference = fileURLToPath(new URL('../../../shared/reference/states.csv', import.meta.url))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'states-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const list = 'State,Joined,Consent\nChad,,\nCuba,1987-03-02,\nTunisia,1987-05-15,2006-03-23\n'

describe('rapporteur states', () => {
  it('counts and names who was bound on a day, of a conference with the register that ships', async () => {
    const conference = join(folder, 'a.rapporteur')
    const text = file('report.txt', '1. The Conference met.\n')
    expect(await call('import', text, '-o', conference)).toMatchObject({ code: 0 })
    const { code, out } = await call('states', conference, '--at', '2005-11-23', '--json')
    expect(code).toBe(0)
    const { counts, groups, asOf } = JSON.parse(out.join(''))
    expect([asOf, counts.bound, counts.notBound]).toEqual(['2006-07-24', 85, 108])
    expect(groups.signatory_only).toContain('Iceland')
  })

  it('says of a day before the treaty that nobody could be bound', async () => {
    const early = file('early.csv', list)
    const { code, out, notes } = await call('states', early, '--at', '1990-01-01', '--json')
    expect(code).toBe(0)
    expect(notes[0]).toContain('no Amended Protocol II yet')
    expect(JSON.parse(out.join('')).counts).toMatchObject({ bound: 0, notBound: 3 })
    expect((await call('states', early, '--at', '1996-05-03', '--json')).notes).toEqual([])
  })

  it('reads a list, whether it is a workbook or lines', async () => {
    const rows = list.trim().split('\n')
    const sheet = rows.map((row) => row.split(','))
    const files = [file('a.csv', list), file('a.xlsx', writeXlsx(sheet, 'States'))]
    for (const each of files) {
      const { code, out } = await call('states', each, '--at', '2006-07-24')
      expect([code, ...out]).toEqual([
        0,
        '3 States and Amended Protocol II, at the end of 2006-07-24',
        'Bound by Amended Protocol II: 1',
        'Party to the Convention, not bound: 1',
        'Signed the Convention, and has not joined it: 0',
        'Neither party nor signatory: 1',
        'Not bound: 2',
        '',
        'Bound by Amended Protocol II',
        '  Tunisia',
        '',
        'Party to the Convention, not bound',
        '  Cuba',
        '',
        'Neither party nor signatory',
        '  Chad',
      ])
    }
  })

  it.skipIf(!existsSync(reference))('reads the list beside the checkout', async () => {
    const { code, out } = await call('states', reference, '--at', '2005-11-23', '--json')
    expect([code, JSON.parse(out.join('')).counts]).toMatchObject([0, { bound: 85, notBound: 108 }])
  })

  it.skipIf(!existsSync(reference))(
    'counts as the list beside the checkout does on every day on which a State joined',
    async () => {
      const rows = readFileSync(reference, 'utf8').trim().split(/\r?\n/)
      const columns = (rows.shift() ?? '').split(',')
      const dated = (row: string, column: string) => row.split(',')[columns.indexOf(column)] ?? ''
      const days = new Set(
        ['convention_signed', 'convention_joined', 'ap2_consent'].flatMap((column) =>
          rows.map((row) => dated(row, column)).filter((day) => day !== ''),
        ),
      )
      const said = (column: string, day: string) => (row: string) => {
        const date = dated(row, column)
        return date !== '' && date <= day
      }
      expect(days.size).toBeGreaterThan(150)
      for (const day of days) {
        const bound = rows.filter(said('ap2_consent', day))
        const others = rows.filter((row) => !bound.includes(row))
        const parties = others.filter(said('convention_joined', day))
        const rest = others.filter((row) => !parties.includes(row))
        const signed = rest.filter(said('convention_signed', day))
        const { out } = await call('states', reference, '--at', day, '--json')
        expect([day, JSON.parse(out.join('')).counts]).toEqual([
          day,
          {
            bound: bound.length,
            convention_party_not_bound: parties.length,
            signatory_only: signed.length,
            not_party: rest.length - signed.length,
            notBound: others.length,
          },
        ])
      }
    },
    60_000,
  )

  it('takes no list that is in doubt, and says where', async () => {
    const { code, notes } = await call(
      'states',
      file('b.csv', `${list}chad,,\n`),
      '--at',
      '2006-07-24',
    )
    expect([code, notes]).toEqual([
      1,
      [`${join(folder, 'b.csv')}, row 5: chad is in row 2 already, as Chad, with the same dates.`],
    ])
    const two = await call(
      'states',
      file('c.csv', `${list}Atlantis,,\nPeru,31/31/2005,\n`),
      '--at',
      '2006-07-24',
    )
    expect(two.notes).toEqual([
      `${join(folder, 'c.csv')}, row 5: no State is called Atlantis.`,
      `${join(folder, 'c.csv')}, row 6: 31/31/2005 is no date.`,
      `${join(folder, 'c.csv')} was not taken: there are 2 doubts about it.`,
    ])
  })

  it('lists no more doubts than a person reads, and counts them all', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `Nowhere ${at},\n`).join('')
    const { code, out, notes } = await call(
      ...['states', file('many.csv', `State,Consent\n${rows}`), '--at', '2006-07-24'],
    )
    expect([code, out, notes.length]).toEqual([1, [], 21])
    expect(notes.at(-1)).toContain('there are 10,000 doubts about it')
  })

  it('counts to another treaty, which a file describes', async () => {
    const days = { adopted: '1972-04-10', openedForSignature: '1972-04-10', inForce: '1975-03-26' }
    const name = 'Convention on Biological Weapons'
    const names = { name, short: 'BWC', convention: name, conventionShort: 'BWC' }
    const treaty = file('bwc.json', JSON.stringify({ ...names, ...days, monthsToForce: 0 }))
    const parties = file('bwc.csv', 'State,Consent\nCanada,1972-09-18\nChad,\n')
    const asked = ['states', parties, '--at', '1980-01-01', '--treaty'] as const
    const { code, out, notes } = await call(...asked, treaty)
    expect([code, out[1], notes]).toEqual([0, 'Bound by BWC: 1', [`Source: ${parties}`]])
    const spoilt = file('no.json', JSON.stringify({ ...names, ...days, monthsToForce: 'six' }))
    expect(await call(...asked, spoilt)).toMatchObject({
      code: 1,
      notes: [expect.stringContaining('monthsToForce')],
    })
  })

  it('says of a list without consents that nobody is counted as bound', async () => {
    const parties = file('parties.csv', 'Participant,Accession(a)\nChad,1 Dec 1999 a\n')
    const { code, notes } = await call('states', parties, '--at', '2006-07-24')
    expect([code, notes]).toEqual([
      0,
      [
        `${parties} has no column with consents to be bound by Amended Protocol II: it counts nobody as bound.`,
        `Source: ${parties}`,
      ],
    ])
  })

  it.each([
    [2, 'At which day?', ['states', 'a.csv']],
    [2, 'not yesterday', ['states', 'a.csv', '--at', 'yesterday']],
    [2, 'not 2005-02-30', ['states', 'a.csv', '--at', '2005-02-30']],
    [2, 'has not come yet', ['states', 'a.csv', '--at', '9999-01-01']],
    [1, 'There is no file', ['states', 'nowhere.csv', '--at', '2005-11-23']],
  ] as const)('ends with %i and one line: %s', async (expected, sentence, args) => {
    const { code, notes, out } = await call(...args)
    expect([code, out, notes.length]).toEqual([expected, [], 1])
    expect(notes[0]).toContain(sentence)
  })

  it('says of another file that it is no table', async () => {
    const { code, notes } = await call(
      'states',
      file('d.bin', new Uint8Array(64)),
      '--at',
      '2005-11-23',
    )
    expect([code, notes[0]]).toEqual([1, expect.stringContaining('is no table')])
  })
})
