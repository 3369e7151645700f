import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wordLines } from '../../shared/exchange/docx-in/lines'
import { readWord } from '../../shared/exchange/docx-in/read'
import { exportForms } from '../../shared/exchange/export-forms'
import { build } from '../tools/build'
import { rapporteur } from './rapporteur'

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

async function call(...args: readonly string[]) {
  const notes: string[] = []
  const code = await rapporteur(args, {
    out: () => {},
    note: (line) => void notes.push(line),
    progress: () => {},
  })
  return { code, notes }
}

it.each(exportForms)('writes %s, the same bytes each time', async (form) => {
  const write = async (name: string) => {
    const args = ['export', inFolder('c.rapporteur'), '--to', form, '-o', inFolder(name)]
    expect(await call(...args)).toEqual({ code: 0, notes: [] })
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
    expect(await call(...args)).toEqual({ code: 0, notes: [] })
    expect(readFileSync(out).length).toBeGreaterThan(100)
  }
})

it('writes a PDF for an archive', async () => {
  const out = inFolder('archive.pdf')
  const args = ['export', inFolder('c.rapporteur'), '--to', 'pdf', '--archive', '-o', out]
  expect(await call(...args)).toEqual({ code: 0, notes: [] })
  expect(readFileSync(out, 'latin1')).toMatch(/pdfaid:part>2</)
})

it('makes no PDF of words that no font has, and names their script', async () => {
  writeFileSync(inFolder('yi.txt'), '1. The Conference noted \uA000\uA001.\n')
  await call('import', inFolder('yi.txt'), '-o', inFolder('yi.rapporteur'))
  const out = inFolder('yi.pdf')
  for (const more of [[], ['--archive'], ['--fonts', folder]]) {
    const args = ['export', inFolder('yi.rapporteur'), '--to', 'pdf', ...more, '-o', out]
    expect(await call(...args)).toEqual({
      code: 1,
      notes: [expect.stringMatching(/\(Yi\).*--fonts/)],
    })
    expect(existsSync(out)).toBe(false)
  }
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
