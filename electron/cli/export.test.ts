import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'
import { wordLines } from '../../shared/exchange/docx-in/lines'
import { readWord } from '../../shared/exchange/docx-in/read'
import { exportForms } from '../../shared/exchange/export-forms'
import { bracketed, p, section, text } from '../../shared/testing/build'
import { openSqliteStore } from '../hub/sqlite-store'
import { openTestHub } from '../hub/testing/open-hub'
import { build } from '../tools/build'
import { call } from './testing/call'

let folder = ''
beforeAll(async () => {
  // What prints is a thread of its own, from the hub's build.
  await build(['hub'], () => {})
  folder = mkdtempSync(join(tmpdir(), 'cli-export-'))
  writeFileSync(
    join(folder, 'in.txt'),
    'REPORT\n\n1. The Conference noted the report.\n\n2. It rose.\n',
  )
  await call('import', inFolder('in.txt'), '-o', inFolder('c.rapporteur'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (name: string) => join(folder, name)

it.each(exportForms)('writes %s, the same bytes each time', async (form) => {
  const write = async (name: string) => {
    const args = ['export', inFolder('c.rapporteur'), '--to', form, '-o', inFolder(name)]
    expect(await call(...args)).toEqual({ code: 0, out: [], notes: [] })
    return readFileSync(inFolder(name))
  }
  const first = await write(`one.${form}`)
  expect(first.length).toBeGreaterThan(100)
  expect(Buffer.compare(first, await write(`two.${form}`))).toBe(0)
})

it('writes a Word file that says the text', async () => {
  await call('export', inFolder('c.rapporteur'), '--to', 'docx', '-o', inFolder('out.docx'))
  const lines = wordLines(readWord(readFileSync(inFolder('out.docx'))), 'accept')
  expect(lines).toEqual(
    expect.arrayContaining(['1. The Conference noted the report.', '2. It rose.']),
  )
})

it.each(['brackets', 'amendments', 'decisions'])('writes %s in every form', async (view) => {
  for (const form of exportForms) {
    const out = inFolder(`${view}.${form}`)
    const args = ['export', inFolder('c.rapporteur'), '--to', form, '--as', view, '-o', out]
    expect(await call(...args)).toEqual({ code: 0, out: [], notes: [] })
    expect(readFileSync(out).length).toBeGreaterThan(100)
  }
})

it('numbers the lines where that is asked for, in the forms that have lines', async () => {
  const write = (form: string, ...more: readonly string[]) =>
    call('export', inFolder('c.rapporteur'), '--to', form, '-o', inFolder(`l.${form}`), ...more)
  const numbered = () => {
    const parts = unzipSync(readFileSync(inFolder('l.docx')))
    return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).includes('<w:lnNumType')
  }
  expect((await write('docx', '--lines')).code).toBe(0)
  expect(numbered()).toBe(true)
  expect((await write('docx')).code).toBe(0)
  expect(numbered()).toBe(false)
  expect((await write('txt', '--lines')).code).toBe(2)
  expect((await write('pdf', '--lines', '--as', 'amendments')).code).toBe(2)
})

it('says of a compilation that no amendment is pending', async () => {
  const file = inFolder('c.rapporteur')
  const args = ['export', file, '--to', 'txt', '--as', 'compilation', '-o', inFolder('none.txt')]
  expect(await call(...args)).toEqual({
    code: 0,
    out: [],
    notes: [expect.stringContaining(`${file}: no amendment is pending`)],
  })
})

it('writes a PDF for an archive', async () => {
  const out = inFolder('archive.pdf')
  const args = ['export', inFolder('c.rapporteur'), '--to', 'pdf', '--archive', '-o', out]
  expect(await call(...args)).toEqual({ code: 0, out: [], notes: [] })
  expect(readFileSync(out, 'latin1')).toMatch(/pdfaid:part>2</)
})

it('takes a file of another program out again, and leaves alone what it reads and any conference', async () => {
  for (const form of ['akn', 'html'] as const) {
    const [made, again] = [inFolder(`other.${form}`), inFolder(`again-${form}.txt`)]
    const one = ['export', inFolder('in.txt'), '--to', form, '-o', made]
    expect(await call(...one)).toEqual({ code: 0, out: [], notes: [] })
    expect((await call('export', made, '--to', 'txt', '-o', again)).code).toBe(0)
    expect(readFileSync(again, 'utf8')).toContain('1. The Conference noted the report.')
    expect((await call('export', made, '--to', 'txt', '-o', made)).code).toBe(1)
  }
  const args = ['export', inFolder('in.txt'), '--to', 'txt', '-o', inFolder('c.rapporteur')]
  expect(await call(...args)).toMatchObject({ code: 1, notes: { length: 1 } })
  expect((await call('verify', inFolder('c.rapporteur'))).code).toBe(0)
})

it('makes no PDF of words that no font has, and names their script', async () => {
  writeFileSync(inFolder('yi.txt'), '1. The Conference noted \uA000\uA001.\n')
  await call('import', inFolder('yi.txt'), '-o', inFolder('yi.rapporteur'))
  const out = inFolder('yi.pdf')
  for (const more of [[], ['--archive'], ['--fonts', folder]]) {
    const args = ['export', inFolder('yi.rapporteur'), '--to', 'pdf', ...more, '-o', out]
    expect(await call(...args)).toEqual({
      code: 1,
      out: [],
      notes: [expect.stringMatching(/\(Yi\).*--fonts/)],
    })
    expect(existsSync(out)).toBe(false)
  }
})

it('says of what is not adopted what is open, and what there is instead', async () => {
  const out = ['--to', 'txt', '--as', 'adopted', '-o', inFolder('adopted.txt')]
  expect(await call('export', inFolder('c.rapporteur'), ...out)).toEqual({
    code: 1,
    out: [],
    notes: [
      `${inFolder('c.rapporteur')}: the text has not been adopted, so there is nothing as adopted. Nothing is open: the president can adopt it in the application. It can be saved as it stands: leave --as away, or say --as brackets.`,
    ],
  })
  const open = text(section('s', p('a', ...bracketed('x', {}, 'noted')), p('b', 'Or not.')))
  const hub = await openTestHub(openSqliteStore(inFolder('open.rapporteur')), {}, open)
  await hub.close()
  expect(await call('export', inFolder('open.rapporteur'), ...out)).toMatchObject({
    code: 1,
    notes: [expect.stringContaining('Still open: 1 bracket; they are listed under Outstanding')],
  })
  const matters = ['--to', 'txt', '--as', 'matters', '-o', inFolder('matters.txt')]
  expect(await call('export', inFolder('open.rapporteur'), ...matters)).toEqual({
    code: 1,
    out: [],
    notes: [
      `${inFolder('open.rapporteur')}: the text has not been adopted, so nothing arises from it for the next conference yet. Still open: 1 bracket; they are listed under Outstanding in the application.`,
    ],
  })
  expect(existsSync(inFolder('adopted.txt'))).toBe(false)
})

it.each([
  ['an archive of a Word file', ['--to', 'docx', '--archive', '-o', 'x'], 2],
  ['no such fonts', ['--to', 'pdf', '--fonts', 'no-folder', '-o', 'x'], 1],
  ['nothing adopted', ['--to', 'txt', '--as', 'adopted', '-o', 'x'], 1],
  ['an end without a beginning', ['--to', 'txt', '--until', 'L.1', '-o', 'x'], 2],
  ['no form', ['--to', 'doc', '-o', 'x'], 2],
  ['no view', ['--to', 'txt', '--as', 'other', '-o', 'x'], 2],
  ['nowhere to write', ['--to', 'txt'], 2],
  ['a redline of nothing', ['--to', 'txt', '--as', 'redline', '-o', 'x'], 2],
  [
    'a version that was not issued',
    ['--to', 'txt', '--as', 'redline', '--from', 'L.9', '-o', 'x'],
    1,
  ],
])('says in one line what is wrong: %s', async (_, args, code) => {
  const said = await call('export', inFolder('c.rapporteur'), ...args)
  expect(said).toMatchObject({ code, notes: { length: 1 } })
})

it('says what it prints although the register of States says something else, and prints it', async () => {
  const said = (words: string) =>
    schema.node('field', { name: 'bound', at: '2005-11-23', said: words })
  const stale = text(
    section('s', p('a', 'In all ', said('84'), '.'), p('b', 'Or ', said('85'), '.')),
  )
  const hub = await openTestHub(openSqliteStore(inFolder('stale.rapporteur')), {}, stale)
  await hub.close()
  const out = inFolder('stale.html')
  const args = ['export', inFolder('stale.rapporteur'), '--to', 'html', '-o', out]
  expect(await call(...args)).toEqual({
    code: 0,
    out: [],
    notes: [
      `${inFolder('stale.rapporteur')}, 1.: the text says 84, as of 2005-11-23. The register of States now says 85.`,
    ],
  })
  expect(readFileSync(out, 'utf8')).toContain('In all 84.')
  expect(await call(...args, '--as', 'decisions')).toEqual({ code: 0, out: [], notes: [] })
})

it('says so of what it compares, in the second of two texts', async () => {
  const said = (words: string) =>
    schema.node('field', { name: 'bound', at: '2005-11-23', said: words })
  const [of, now] = ['stale-before', 'stale-after'].map((name) => inFolder(`${name}.rapporteur`))
  for (const [file = '', count] of [
    [of, '83'],
    [now, '84'],
  ]) {
    const given = text(section('s', p('a', 'In all ', said(count ?? ''), '.')))
    await (await openTestHub(openSqliteStore(file), {}, given)).close()
  }
  const note = `${now}, 1.: the text says 84, as of 2005-11-23. The register of States now says 85.`
  const pair = ['compare', of ?? '', now ?? '']
  const shown = await call(...pair)
  expect(shown.notes).toEqual([note])
  expect(shown.out.join()).toContain('[-83-]{+84+}')
  expect((await call(...pair, '--to', 'html')).notes).toEqual([note])
  const out = inFolder('stale.docx')
  expect(await call(...pair, '--to', 'docx', '-o', out)).toEqual({
    code: 0,
    out: [],
    notes: [note],
  })
})
