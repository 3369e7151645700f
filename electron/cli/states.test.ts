import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '../../shared/sheets/xlsx-out'
import { rapporteur } from './rapporteur'

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

async function call(...args: readonly string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const code = await rapporteur(args, {
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: () => {},
  })
  return { code, out, notes }
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

  it('takes no list that is in doubt, and says where', async () => {
    const { code, notes } = await call(
      'states',
      file('b.csv', `${list}chad,,\n`),
      '--at',
      '2006-07-24',
    )
    expect([code, notes]).toEqual([
      1,
      [`${join(folder, 'b.csv')}, row 5: chad is in row 2 already.`],
    ])
    const two = await call(
      'states',
      file('c.csv', `${list}Atlantis,,\nPeru,31/31/2005,\n`),
      '--at',
      '2006-07-24',
    )
    expect(two.notes).toHaveLength(1)
    expect(two.notes[0]).toContain('2 doubts about it')
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
