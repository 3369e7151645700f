import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { scriptsUndisplayed } from '../../shared/exchange/typst/undisplayed'
import { addressed, countedAt } from '../../shared/letters/addresses'
import { draftLetter } from '../../shared/letters/mailing'
import type { Recipient } from '../../shared/letters/recipients'
import { parseDate } from '../../shared/states/calendar-date'
import { reasonOf } from '../hub/accessible-pdf'
import { shippedStates } from '../hub/shipped-states'
import { buildTestPress, type TestPress } from '../hub/test-press'
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
  title: 'Seventh Annual Conference of the States Parties to Amended Protocol II',
  meeting: 'Geneva, 23 November 2005',
})

function recipient(state: string, name: string): Recipient {
  const words = { honorific: 'Her Excellency', function: 'President', reference: '' }
  const left = { formal: '', capital: '', language: null, originalProtocol: false }
  return { state, name, ...words, ...left, confirmed: true }
}

function run(names: Readonly<Record<string, string>>, signal?: AbortSignal) {
  if (!day) throw new Error('It is a day')
  const letters = shippedStates().entries.flatMap((entry) => {
    const state = addressed(entry, shippedAddresses, day)
    if (!state) return []
    const name = names[state.state]
    if (name === undefined) return []
    const own = recipient(state.state, name)
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
  const printer = new LetterPrinter(press.fonts, letterWords)
  return produce({
    folder,
    day,
    title: 'Letters',
    letters,
    printer,
    sayHeld: ({ kind }) => kind,
    write: async (path, bytes) => writeFileSync(path, bytes),
    progress: () => {},
    ...(signal && { signal }),
  })
}

const bytes = (name: string) => readFileSync(join(folder, name))

it('makes two files for each State, one for all and the list of them', async () => {
  const { made, kept } = await run({ BEN: 'A', DZA: 'B' })
  expect({ made, kept }).toEqual({ made: 2, kept: 0 })
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
  expect((await run({ BEN: 'A', DZA: 'B' })).made).toBe(0)
  rmSync(join(folder, 'manifest.json'))
  expect((await run({ BEN: 'A', DZA: 'B' })).made).toBe(2)
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
  await expect(run({ BEN: 'A' }, cancelled)).rejects.toThrow('enough')
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

it('prints no name that nobody could read, and leaves the folder as it was', async () => {
  const failed: unknown = await run({ BEN: 'ꀀꀁꀂ' }).catch((error) => error)
  expect(scriptsUndisplayed(reasonOf(failed))).toEqual(['Yi'])
  expect(readdirSync(folder)).toEqual([])
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
