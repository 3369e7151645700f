import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { addressed, countedAt } from '../../shared/letters/addresses'
import type { Letter } from '../../shared/letters/letter'
import { draftLetter } from '../../shared/letters/mailing'
import type { Recipient } from '../../shared/letters/recipients'
import { parseDate } from '../../shared/states/calendar-date'
import { shippedStates } from '../hub/shipped-states'
import { buildTestPress, type TestPress } from '../hub/test-press'
import { hasHanFont } from '../hub/testing/han-font'
import { LetterPrinter } from './printer'
import { produce } from './produce'
import { letterWords, shippedAddresses, shippedFor } from './shipped'

let press: TestPress
let folder = ''
beforeAll(async () => {
  press = await buildTestPress('letters')
})
afterAll(() => press.remove())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'letters-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const day = parseDate('2006-07-24')
if (!day) throw new Error('It is a day')
const templates = shippedFor({
  conference: {
    title: 'Seventh Annual Conference of the States Parties to Amended Protocol II',
    meeting: 'Geneva, 23 November 2005',
  },
  treaty: shippedStates().treaty,
  given: {},
})

function recipient(state: string, name: string): Recipient {
  const words = { honorific: 'Her Excellency', function: 'President', reference: '' }
  const left = { formal: '', capital: '', language: null, originalProtocol: false }
  return { state, name, ...words, ...left, confirmed: true }
}

function drafts(names: Readonly<Record<string, string>>, language: Recipient['language']) {
  if (!day) throw new Error('It is a day')
  return shippedStates().entries.flatMap((entry) => {
    const state = addressed(entry, shippedAddresses(), day)
    if (!state) return []
    const name = names[state.state]
    if (name === undefined) return []
    const own = { ...recipient(state.state, name), language }
    const mailing = {
      day,
      templates,
      recommendation: { words: 'It recommended.', symbol: 'CONF.7/2', label: '27', annex: null },
      adopted: true,
      reference: 'SG',
      signatory: 'S.',
      counts: countedAt(shippedStates(), day),
    }
    return [{ state, recipient: own, drafted: draftLetter(mailing, state, own) }]
  })
}

interface Options {
  readonly signal?: AbortSignal
  readonly language?: Recipient['language']
  readonly printer?: LetterPrinter
}

function run(
  names: Readonly<Record<string, string>>,
  { signal, language = null, ...own }: Options = {},
) {
  if (!day) throw new Error('It is a day')
  const letters = drafts(names, language)
  const printer = own.printer ?? new LetterPrinter([press.fonts], letterWords)
  return produce({
    folder,
    day,
    title: 'Letters',
    letters,
    printer,
    say: { held: ({ kind }) => kind, unset: (scripts) => `no ${scripts.join()}` },
    write: async (files) => {
      for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    },
    progress: () => {},
    ...(signal && { signal }),
  })
}

const bytes = (name: string) => readFileSync(join(folder, name))

it('makes two files for each State, one for all and the list of them', async () => {
  expect(await run({ BEN: 'A', DZA: 'B' })).toMatchObject({ made: 2, kept: 0, unset: [] })
  expect(readdirSync(folder).sort()).toEqual([
    'BEN-Benin.docx',
    'BEN-Benin.pdf',
    'DZA-Algeria.docx',
    'DZA-Algeria.pdf',
    'all-letters.pdf',
    'dispatch-list.csv',
    'dispatch-list.xlsx',
    'manifest.json',
  ])
})

it('makes the same bytes again, and after a correction only what it changes', async () => {
  await run({ BEN: 'A', DZA: 'B' })
  const before = new Map(readdirSync(folder).map((name) => [name, bytes(name)]))
  expect(await run({ BEN: 'A', DZA: 'B' })).toMatchObject({ made: 0 })
  rmSync(join(folder, 'manifest.json'))
  expect(await run({ BEN: 'A', DZA: 'B' })).toMatchObject({ made: 2 })
  for (const [name, known] of before) expect(bytes(name).equals(known), name).toBe(true)

  expect(await run({ BEN: 'Another', DZA: 'B' })).toMatchObject({ made: 1, kept: 1 })
  expect(bytes('DZA-Algeria.pdf').equals(before.get('DZA-Algeria.pdf') ?? bytes('x'))).toBe(true)
  expect(bytes('BEN-Benin.pdf').equals(before.get('BEN-Benin.pdf') ?? bytes('x'))).toBe(false)
})

it('makes anew what was tampered with, and leaves no letter to a State that was dropped', async () => {
  await run({ BEN: 'A', DZA: 'B' })
  writeFileSync(join(folder, 'BEN-Benin.pdf'), 'something else')
  writeFileSync(join(folder, 'own notes.txt'), 'kept')
  expect(await run({ BEN: 'A' })).toMatchObject({ made: 1, removed: 2 })
  expect(readdirSync(folder)).toContain('own notes.txt')
  expect(readdirSync(folder)).not.toContain('DZA-Algeria.pdf')
  expect(bytes('BEN-Benin.pdf').subarray(0, 5).toString()).toBe('%PDF-')
})

it('writes nothing at all if it is cancelled', async () => {
  const cancelled = AbortSignal.abort(new Error('enough'))
  await expect(run({ BEN: 'A' }, { signal: cancelled })).rejects.toThrow('enough')
  expect(readdirSync(folder)).toEqual([])
})

it('says on every page of a letter that misses anything that it is a draft', async () => {
  await run({ BEN: '', DZA: 'B' })
  const headers = (name: string) =>
    Object.entries(unzipSync(new Uint8Array(bytes(name))))
      .filter(([path]) => /^word\/header\d/.test(path))
      .map(([, xml]) => strFromU8(xml).includes('NON ENVOYÉ'))
  expect(headers('BEN-Benin.docx')).toEqual([true, true])
  expect(headers('DZA-Algeria.docx')).toEqual([false, false])
  expect(bytes('dispatch-list.csv').toString()).toContain('"draft","missing",')
})

it('prints Russian', async () => {
  await run({ MNG: 'А. Имя' }, { language: 'ru' })
  expect(bytes('MNG-Mongolia.pdf').subarray(0, 5).toString()).toBe('%PDF-')
})

it.skipIf(hasHanFont)('prints no Chinese where there is no font for it', async () => {
  await run({ MNG: 'А. Имя' }, { language: 'ru' })
  const chinese = await run({ MNG: '某某' }, { language: 'zh' })
  expect(chinese).toEqual({ kind: 'nothing', scripts: ['Han'] })
  expect(bytes('dispatch-list.csv').toString()).toContain('"ru"')
  const [letter] = drafts({ MNG: '某某' }, 'zh')
  const printer = new LetterPrinter([press.fonts], letterWords)
  expect(() => letter && printer.svg(letter.drafted.letter)).toThrow('could not be displayed')
})

it('has Chinese in the file for Word with a face for it, and two signs before each paragraph', async () => {
  const printer = new LetterPrinter([press.fonts], letterWords)
  const [letter] = drafts({ MNG: '某某' }, 'zh')
  if (!letter) throw new Error('Mongolia is written to')
  const docx = unzipSync(await printer.docx(letter.drafted.letter, `${day}T00:00:00Z`))
  const xml = (name: string) => strFromU8(docx[name] ?? new Uint8Array())
  expect(xml('word/document.xml')).toContain('2006年7月24日')
  expect(xml('word/document.xml').match(/w:firstLine="440"/g)).toHaveLength(8)
  expect(xml('word/styles.xml')).toContain('w:eastAsia="SimSun"')
})

it('sets the letters of a heading apart in Word, but never those of Arabic, which are joined', async () => {
  const printer = new LetterPrinter([press.fonts], letterWords)
  const body = async (language: 'ar' | 'fr') => {
    const [letter] = drafts({ MNG: 'A' }, language)
    if (!letter) throw new Error('Mongolia is written to')
    const docx = unzipSync(await printer.docx(letter.drafted.letter, `${day}T00:00:00Z`))
    return strFromU8(docx['word/document.xml'] ?? new Uint8Array())
  }
  expect(await body('fr')).toContain('<w:spacing w:val="20"/>')
  expect(await body('ar')).not.toContain('<w:spacing w:val=')
})

it('prints no name that nobody could read, and leaves the folder as it was', async () => {
  expect(await run({ BEN: 'ꀀꀁꀂ' })).toEqual({ kind: 'nothing', scripts: ['Yi'] })
  expect(readdirSync(folder)).toEqual([])
})

it('makes all but the letter that no font can print, and says of that why there is none', async () => {
  await run({ BEN: 'A', DZA: 'B' })
  const before = bytes('DZA-Algeria.pdf')
  const done = await run({ BEN: 'ꀀꀁꀂ', DZA: 'B', CUB: 'C' })
  expect(done).toMatchObject({ made: 1, kept: 1, removed: 2, unset: [{ scripts: ['Yi'] }] })
  expect(readdirSync(folder).filter((name) => /^[A-Z]/.test(name))).toEqual([
    'CUB-Cuba.docx',
    'CUB-Cuba.pdf',
    'DZA-Algeria.docx',
    'DZA-Algeria.pdf',
  ])
  expect(bytes('DZA-Algeria.pdf').equals(before)).toBe(true)
  const row = bytes('dispatch-list.csv')
    .toString()
    .split('\r\n')
    .find((each) => each.includes('BEN'))
  expect(row).toMatch(/"not-made","no Yi","","",""$/)
  expect(bytes('manifest.json').toString()).not.toContain('BEN')
  expect(await run({ BEN: 'A', DZA: 'B', CUB: 'C' })).toMatchObject({ made: 1, kept: 2, unset: [] })
})

/** As the printer of a machine from which the font of some words has gone. */
class Poorer extends LetterPrinter {
  override pdf(letters: readonly Letter[], title: string): Uint8Array {
    if (!JSON.stringify(letters).includes('الاسم')) return super.pdf(letters, title)
    throw new Error('PDF/UA-1 error: the text `"الاسم"` could not be displayed')
  }
}

it('does not keep a letter for which the font has gone', async () => {
  await run({ BEN: 'A', DZA: 'الاسم' })
  const printer = new Poorer([press.fonts], letterWords)
  expect(await run({ BEN: 'A', DZA: 'الاسم' }, { printer })).toMatchObject({ kept: 2, unset: [] })
  expect(await run({ BEN: 'B', DZA: 'الاسم' }, { printer })).toMatchObject({
    made: 1,
    removed: 2,
    unset: [{ scripts: ['Arabic'] }],
  })
  expect(readdirSync(folder)).not.toContain('DZA-Algeria.pdf')
})

it('prints a letter without a sender as well as any other, and refuses no less of it', async () => {
  const printer = new LetterPrinter([press.fonts], letterWords)
  const [to] = drafts({ BEN: 'A' }, null)
  if (!to) throw new Error('Benin is written to')
  const letter = to.drafted.letter
  const unsent = { ...letter, blocks: letter.blocks.filter(({ part }) => part !== 'sender') }
  expect(Buffer.from(printer.pdf([unsent], 'T')).toString('latin1')).toContain('pdfuaid')
  const empty: Letter['blocks'] = ['sender', 'body'].map((part) => ({
    part: part === 'sender' ? 'sender' : 'body',
    content: [{ kind: 'words', words: part === 'sender' ? '\u00a0' : 'ꀀꀁꀂ', formats: [] }],
  }))
  expect(() => printer.pdf([{ ...letter, blocks: empty }], 'T')).toThrow('could not be displayed')
})

it('keeps what is longer than any word on the paper, and what is typed out of the printer', async () => {
  const printer = new LetterPrinter([press.fonts], letterWords)
  const long = 'W'.repeat(200)
  const odd = 'Ünal "Q" \\ #import <b> & $x$ {name} أحمد'
  const [to] = drafts({ BEN: `${long} ${odd}` }, null)
  if (!to) throw new Error('Benin is written to')
  const pdf = join(folder, 'long.pdf')
  writeFileSync(pdf, printer.pdf([to.drafted.letter], 'T'))
  const boxes = execFileSync('pdftotext', ['-bbox', pdf, '-']).toString()
  const ends = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, end]) => Number(end))
  expect(Math.max(...ends)).toBeLessThan(595 - 60)
  const said = execFileSync('pdftotext', [pdf, '-'])
    .toString()
    .replace(/[\s\u200b]/g, '')
  expect(said).toContain(long)
  for (const piece of ['"Q"\\#import<b>&$x$', '{name}']) expect(said).toContain(piece)
  const docx = unzipSync(await printer.docx(to.drafted.letter, `${day}T00:00:00Z`))
  const footer = Object.entries(docx).filter(([name]) => /^word\/footer\d/.test(name))
  expect(footer.map(([, xml]) => strFromU8(xml)).join()).toContain('#import &lt;b&gt; &amp; $x$')
})

it('has no formula in the list, whatever an office-holder is called', async () => {
  await run({ BEN: "=cmd|'/c calc'!A0" })
  const { 'xl/worksheets/sheet1.xml': sheet } = unzipSync(
    new Uint8Array(bytes('dispatch-list.xlsx')),
  )
  const xml = strFromU8(sheet ?? new Uint8Array())
  expect(xml).toContain("=cmd|'/c calc'!A0</t>")
  expect(xml).not.toContain('<f')
  expect(bytes('dispatch-list.csv').toString()).toContain(`'=cmd|'/c calc'!A0`)
})
