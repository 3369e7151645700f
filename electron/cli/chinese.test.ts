import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hanFamily, hasHanFont, writeHanFont } from '../hub/testing/han-font'
import { call } from './testing/call'

let folder = ''
let report = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chinese-'))
  report = join(folder, 'report.txt')
  writeFileSync(report, '1. 会议通过了最后文件。\n2. 会议建议秘书长促进普遍加入。\n')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Each font of a PDF by its name, and whether it is embedded. */
function fontsIn(pdf: string): ReadonlyMap<string, boolean> {
  const lines = execFileSync('pdffonts', [pdf], { encoding: 'utf8', stdio: 'pipe' })
    .trim()
    .split('\n')
    .slice(2)
  return new Map(
    lines.map((line) => {
      const [name = ''] = line.split(' ')
      return [name.replace(/^[A-Z]{6}\+/, ''), / yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line)]
    }),
  )
}

it.skipIf(hasHanFont)('embeds a Chinese font from the folder that is named', async () => {
  const fonts = mkdtempSync(join(folder, 'fonts-'))
  writeHanFont(fonts)
  const out = join(folder, 'report.pdf')
  const { code, notes } = await call('export', report, '--to', 'pdf', '--fonts', fonts, '-o', out)
  expect({ code, notes }).toEqual({ code: 0, notes: [] })
  const embedded = fontsIn(out)
  expect(embedded.get(hanFamily)).toBe(true)
  expect([...embedded.values()]).not.toContain(false)
})

it.skipIf(hasHanFont)('says that there is none, what to do, and leaves nothing', async () => {
  const out = join(folder, 'none.pdf')
  expect(await call('export', report, '--to', 'pdf', '-o', out)).toEqual({
    code: 1,
    out: [],
    notes: [
      'The PDF cannot be made: no font has the script of some of the words (Han). Install one that has, or name a folder with such a font: --fonts FOLDER.',
    ],
  })
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('.rapporteur'))).toEqual([])
})

it('writes every other form without one', async () => {
  for (const form of ['docx', 'akn', 'html', 'txt', 'json']) {
    const { code } = await call('export', report, '--to', form, '-o', join(folder, `out.${form}`))
    expect([form, code]).toEqual([form, 0])
  }
})
