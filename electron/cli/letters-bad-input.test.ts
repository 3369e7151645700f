import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestPress, type TestPress } from '../hub/test-press'
import { hasHanFont } from '../hub/testing/han-font'
import { conferenceAt } from '../letters/testing/conference-file'
import { rapporteur } from './rapporteur'

let folder = ''
let conference = ''
let press: TestPress
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-letters-bad-'))
  press = await buildTestPress('cli-letters')
  conference = await conferenceAt(join(folder, 'conference.rapporteur'), {
    stage: 'adopted',
    symbol: 'CCW/AP.II/CONF.7/2',
  })
})
afterAll(async () => {
  await press.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** @param table what is in the file of recipients, or where another one is */
async function call(
  table: string | Uint8Array | { readonly path: string },
  out: string,
  more: Readonly<Record<string, string>> = {},
) {
  const isPath = typeof table === 'object' && 'path' in table
  const recipients = isPath ? table.path : join(folder, 'recipients.csv')
  if (!isPath) writeFileSync(recipients, table)
  const { fonts } = press
  const options = { recommendation: '27', at: '2006-07-24', recipients, out, fonts, ...more }
  const notes: string[] = []
  const code = await rapporteur(
    ['letters', conference, ...Object.entries(options).flatMap(([key, to]) => [`--${key}`, to])],
    { out: (line) => void notes.push(line), note: (line) => void notes.push(line), progress() {} },
  )
  return { code, said: notes.join('\n') }
}

const rows = (count: number) => `State,Name\n${'Cuba,A.\n'.repeat(count)}`

it.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['a package that holds no workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
  ['words that are no table', 'Dear colleagues,\nplease find enclosed the list.\n'],
  ['nothing', ''],
  ['a folder', { path: tmpdir() }],
  ['no file', { path: join(tmpdir(), 'there is none.csv') }],
  ['ten thousand recipients', rows(10_000)],
  ['more rows than a table has', rows(100_000)],
] as const)(
  'takes no recipients from %s, says so in a line or two, and makes no folder',
  async (_, table) => {
    const done = await call(table, join(folder, 'none', 'deeper'))
    expect(done.code).toBe(1)
    expect(done.said).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/)
    expect(done.said.split('\n').length).toBeLessThanOrEqual(2)
    expect(readdirSync(folder)).not.toContain('none')
  },
)

it('leaves no folder where the letters cannot be printed, nor where there can be none', async () => {
  const into = join(folder, 'none', 'deeper')
  const yi = await call('State\nCuba\n', into, { reference: 'ꀀꀁꀂ' })
  expect([yi.code, yi.said]).toEqual([1, expect.stringContaining('(Yi)')])
  expect(readdirSync(folder)).not.toContain('none')
  const within = await call('State\nCuba\n', join(conference, 'letters'))
  expect([within.code, within.said]).toEqual([1, expect.stringContaining('cannot be written')])
})

it('refuses a line that is none', async () => {
  const done = await call('State\nCuba\n', join(folder, 'none'), { signatory: 'x'.repeat(300) })
  expect([done.code, done.said]).toEqual([2, expect.stringContaining('--signatory is longer')])
})

it('writes to those it was told, whatever they are called, and all or none of it', async () => {
  const out = join(folder, 'out')
  const named = (cuba: string) =>
    `State,Honorific,Name,Function,Confirmed,Language\n` +
    `Cuba,Su Excelencia,"${cuba}",Presidente,yes,es\n` +
    `Algeria,صاحب الفخامة,"\u202eالاسم\u202c",رئيس,yes,ar\n`
  const first = await call(named('Ada ""X""\nLovelace'), out)
  expect([first.code, first.said]).toEqual([0, expect.stringContaining('107 laid out')])
  const list = () => readFileSync(join(out, 'dispatch-list.csv'), 'utf8')
  expect(list()).toContain('"Ada ""X"" Lovelace"')
  expect(list()).toContain('"الاسم"')
  const names = readdirSync(out)
  expect(names.filter((name) => name.startsWith('.'))).toEqual([])
  const before = new Map(names.map((name) => [name, readFileSync(join(out, name))]))

  // Something stands where a letter is to go: nothing of the correction is written.
  rmSync(join(out, 'CUB-Cuba.docx'))
  mkdirSync(join(out, 'CUB-Cuba.docx'))
  const stopped = await call(named('Another'), out)
  expect([stopped.code, stopped.said]).toEqual([1, expect.stringContaining('is no file')])
  expect(readdirSync(out).sort()).toEqual([...names].sort())
  for (const [name, bytes] of before) {
    if (name !== 'CUB-Cuba.docx') expect(readFileSync(join(out, name)).equals(bytes)).toBe(true)
  }

  rmSync(join(out, 'CUB-Cuba.docx'), { recursive: true })
  const second = await call(named('Another'), out)
  expect(second.said).toContain('1 laid out, 106 unchanged')
  const changed = [...before].filter(
    ([name, bytes]) => !readFileSync(join(out, name)).equals(bytes),
  )
  expect(changed.map(([name]) => name).sort()).toEqual([
    'CUB-Cuba.docx',
    'CUB-Cuba.pdf',
    'all-letters.pdf',
    'dispatch-list.csv',
    'dispatch-list.xlsx',
    'manifest.json',
  ])
})

it.skipIf(hasHanFont)(
  'makes the others where a letter cannot be printed, and says so of that one',
  async () => {
    const out = join(folder, 'but-one')
    const table = 'State,Name,Language\nMongolia,某某,zh\nCuba,B.,es\n'
    const done = await call(table, out, { signatory: 'S.' })
    expect([done.code, done.said]).toEqual([1, expect.stringContaining('106 letters in')])
    expect(done.said).toContain('No letter to Mongolia was made: no font has the script')
    const names = readdirSync(out)
    expect(names.filter((name) => name.endsWith('.docx'))).toHaveLength(106)
    expect(names.filter((name) => name.startsWith('MNG'))).toEqual([])
    const rows = readFileSync(join(out, 'dispatch-list.csv'), 'utf8').split('\r\n')
    expect(rows.find((row) => row.includes('"MNG"'))).toContain('"not-made","Not made: no font has')
  },
)
