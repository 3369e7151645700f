import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from './testing/call'

let folder = ''
let text = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'places-'))
  text = join(folder, 'report.txt')
  writeFileSync(text, '1. The Conference met.\n2. It rose.\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const ways: readonly (readonly [string, (out: string) => readonly string[]])[] = [
  ['import', (out) => ['import', text, '-o', out]],
  ['export', (out) => ['export', text, '--to', 'txt', '-o', out]],
  ['compare', (out) => ['compare', text, text, '--to', 'txt', '-o', out]],
]

it.each(ways)('%s puts nothing where a folder is', async (_, way) => {
  const place = join(folder, 'taken')
  mkdirSync(place, { recursive: true })
  expect(await call(...way(place))).toEqual({
    code: 1,
    out: [],
    notes: [`${place} is no file, and nothing can be written in its place.`],
  })
  expect(readdirSync(place)).toEqual([])
})

it.each(ways)('%s takes away no device, and nothing that only leads to one', async (_, way) => {
  const place = join(folder, 'nowhere')
  if (!existsSync(place)) symlinkSync('/dev/null', place)
  const { code, notes } = await call(...way(place))
  expect({ code, notes }).toEqual({
    code: 1,
    notes: [`${place} is no file, and nothing can be written in its place.`],
  })
  expect(readlinkSync(place)).toBe('/dev/null')
})

it.each(ways)('%s says that there is no such folder, and makes none', async (_, way) => {
  const place = join(folder, 'none', 'out')
  const { code, notes } = await call(...way(place))
  expect({ code, notes }).toEqual({
    code: 1,
    notes: [`There is no folder ${join(folder, 'none')} for ${place}.`],
  })
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

it.each(ways)('%s names no stream', async (name, way) => {
  const { code, out, notes } = await call(...way('-'))
  expect({ code, out, notes }).toEqual({
    code: 2,
    out: [],
    notes: [`${name} reads and writes files and no streams. A file of that name is ./-.`],
  })
  expect(existsSync('-')).toBe(false)
})

it('writes what another name stands for, and leaves that name', async () => {
  const [place, name] = [join(folder, 'kept.txt'), join(folder, 'latest.txt')]
  writeFileSync(place, 'before')
  symlinkSync(place, name)
  expect(await call('export', text, '--to', 'txt', '-o', name)).toMatchObject({ code: 0 })
  expect(readlinkSync(name)).toBe(place)
  expect(readFileSync(place, 'utf8')).toContain('1. The Conference met.')
})

it('names a delegation only for what is drafted against a text', async () => {
  const out = join(folder, 'unused.rapporteur')
  const { code, notes } = await call('import', text, '--delegation', 'Benin', '-o', out)
  expect({ code, notes }).toEqual({
    code: 2,
    notes: ['--delegation says whose changes to a text are drafted: name the text with --against.'],
  })
  expect(existsSync(out)).toBe(false)
})

it.each([
  [['export'], 'Usage: rapporteur export FILE'],
  [['export', 'x'], 'In which form? Name it with --to: docx, pdf, akn, html, txt, or json.'],
  [['export', 'x', '--to', 'doc'], '--to is docx, pdf, akn, html, txt, or json, and not doc.'],
  [
    ['export', 'x', '--to', 'txt', '--as', 'new'],
    '--as is clean, adopted, brackets, compilation, amendments, decisions, matters, or redline, and not new.',
  ],
  [['text', 'x', '--jsn'], "Unknown option '--jsn'. Usage: rapporteur text FILE"],
  [['text', 'x', '--changes'], "Option '--changes <value>' argument missing. Usage: rapporteur"],
])('says in one line what is wrong with %j', async (args, said) => {
  const { code, out, notes } = await call(...args)
  expect({ code, out, count: notes.length }).toEqual({ code: 2, out: [], count: 1 })
  expect(notes[0]?.slice(0, said.length)).toBe(said)
})
