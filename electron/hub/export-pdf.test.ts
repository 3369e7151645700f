import { execFile } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import {
  finalText,
  headerCell,
  masthead,
  plain,
  printedLines,
  structuredText,
  sub,
  table,
  title,
} from '../../shared/exchange/testing/final-text'
import { annex, footnote, heading, p, section, text } from '../../shared/testing/build'
import { type ExportedFile, makeExporter } from './export'
import { documentOf, exporting } from './testing/exporting'
import { isLacking } from './testing/lacking'
import { sample, textIn } from './testing/opened-text'
import { oneSpace, pagesOf, squeezed } from './testing/printed-pages'
import { anyText, numberedText, paragraphsOf } from './testing/texts-to-print'

const run = promisify(execFile)
const { exported, now } = exporting('export-pdf')
const folder = mkdtempSync(join(tmpdir(), 'export-pdf-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const pagesIn = ({ bytes }: ExportedFile) => pagesOf(bytes, folder)

const arabicWords = (words: string): readonly string[] =>
  words
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .match(/[\p{Script=Arabic}\p{Mn}]+/gu) ?? []

describe.skipIf(isLacking('pdftotext', 'pdfinfo', 'pdffonts'))('as PDF', () => {
  it.each([
    ['every kind of block', () => finalText],
    ['every part of a final document', () => structuredText],
    ['numbers that no program counts', () => numberedText],
    ['the sample conference', () => sample],
    ['any order of blocks', () => anyText(3)],
  ])('says every line with its number, in order: %s', async (_, given) => {
    const words = squeezed((await pagesIn(await exported('pdf', given()))).join(' '))
    let from = 0
    for (const line of printedLines(documentOf(given()), 'down')) {
      // What is read from right to left comes out of a PDF as it lies on the page.
      if (/\p{Script=Arabic}/u.test(line)) continue
      // The beginning of a line: its end may be on the next page, below a running head.
      const beginning = squeezed(line).slice(0, 30)
      const found = words.indexOf(beginning, from)
      expect(found, `${line} after ${words.slice(Math.max(0, from - 40), from)}`).not.toBe(-1)
      from = found + beginning.length
    }
  })

  it('has every word of an Arabic text as it is searched for', async () => {
    const given = textIn('electron/e2e/arabic.json')
    const pages = await pagesOf((await exported('pdf', given)).bytes, folder, null)
    const found = new Set(arabicWords(pages.join(' ')))
    const written = arabicWords(printedLines(documentOf(given), 'down').join(' '))
    expect(written.length).toBeGreaterThan(50)
    expect(written.filter((word) => !found.has(word))).toEqual([])
  })

  it('sets each footnote at the foot of a page, under its number', async () => {
    const pages = await pagesIn(await exported('pdf', finalText))
    for (const note of ['1 See CCW/AP.II/CONF.6/2.', '2 The opening was public.', '3 At once.']) {
      expect(pages.map(oneSpace).filter((page) => page.includes(note))).toHaveLength(1)
    }
  })

  it('is tagged, says its language and title, and has bookmarks and printed page numbers', async () => {
    const file = join(folder, 'tagged.pdf')
    writeFileSync(file, (await exported('pdf', sample)).bytes)
    const about = (await run('pdfinfo', [file])).stdout
    expect(about).toMatch(/Tagged: +yes/)
    expect(about).toMatch(/Title: +REPORT OF THE SEVENTH ANNUAL CONFERENCE/)
    expect(about).toMatch(/CreationDate: +Wed Nov 23/)
    const raw = readFileSync(file, 'latin1')
    expect(raw).toContain('pdfuaid:part')
    expect(raw).toMatch(/\/Lang ?\(en/)
    expect(raw).toContain('/Outlines')
    expect(raw).toContain('/PageLabels')
  })

  it('prints what was typed and runs none of it', async () => {
    const typed = [
      '#read("/etc/passwd")',
      '"); #read("/etc/hostname"); ("',
      '\\"#panic("no")',
      '$x^2$ `raw` *bold* _em_ // comment /* more */',
      '= heading - item + item <label> @reference',
      '\'single\' "double" ... --- ~ \\ \\\\',
      '#import "@preview/cetz:0.2.0"',
    ]
    const all = (index: number) => typed[index % typed.length] ?? ''
    const given = text(
      masthead({
        organ: all(0),
        symbol: all(1),
        date: all(2),
        job: all(3),
        marking: all(4),
        meeting: all(5),
        agendaItem: all(6),
      }),
      title('t', all(0)),
      section(
        's',
        ...typed.flatMap((words, index) => [
          heading(`h${index}`, 1, words),
          p(`p${index}`, words, footnote(`f${index}`, words)),
          sub(`q${index}`, 1, words),
          plain(`r${index}`, words),
          table(`t${index}`, words, [headerCell(words)], [headerCell('x')]),
        ]),
      ),
      annex('a', heading('ha', 1, all(1))),
    )
    const words = squeezed((await pagesIn(await exported('pdf', given))).join(' '))
    for (const each of typed) expect(words.split(squeezed(each)).length).toBeGreaterThan(6)
    expect(words).not.toContain('root:')
  })

  it('prints signs that no font has, and does not refuse the words around them', async () => {
    const given = text(section('s', p('p', 'Before \u{e0fff} and \u{f8ff} after.')))
    const words = (await pagesIn(await exported('pdf', given))).join(' ')
    expect(words).toMatch(/Before.*and.*after/s)
  })

  it('refuses words that nobody could read, and says in which script they are', async () => {
    const given = text(section('s', p('p', 'It noted \uA000\uA001 the report.')))
    await expect(exported('pdf', given)).rejects.toMatchObject({ why: 'no-font', scripts: ['Yi'] })
  })

  it('prints with fonts that are supplied', async () => {
    const [few, more] = [join(folder, 'few'), join(folder, 'more')]
    for (const [to, family] of [
      [few, 'Tinos'],
      [more, 'Noto'],
    ] as const) {
      mkdirSync(to)
      for (const name of readdirSync(now().press.fonts).filter((each) => each.startsWith(family))) {
        copyFileSync(join(now().press.fonts, name), join(to, name))
      }
    }
    const document = documentOf(text(section('s', p('p', 'It noted السلام the report.'))))
    const other = makeExporter({ ...now().press, fonts: few, moreFonts: more })
    const file = join(folder, 'fonts.pdf')
    writeFileSync(file, (await other.print('pdf', document)).bytes)
    await other.close()
    expect((await run('pdffonts', [file])).stdout).toContain('NotoNaskhArabic')
  })

  it('claims PDF/A-2a for an archive, tagged like the usual file', async () => {
    const file = join(folder, 'archive.pdf')
    const { bytes } = await now().exporter.print('pdf', documentOf(sample), { archive: true })
    writeFileSync(file, bytes)
    const metadata = (await run('pdfinfo', ['-meta', file])).stdout
    expect(metadata).toMatch(/<pdfaid:part>2<.*<pdfaid:conformance>A</s)
    expect((await run('pdfinfo', [file])).stdout).toMatch(/Tagged: +yes/)
    const fonts = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    // The columns are: embedded, a subset, with a table back to Unicode.
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/)
  })

  it('prints three hundred pages, and numbers the last paragraph as the first', async () => {
    const pages = (await pagesIn(await exported('pdf', paragraphsOf(3000)))).map(oneSpace)
    expect(pages.length).toBeGreaterThan(300)
    expect(pages.at(-2)).toContain('3000. The Conference recalled')
    expect(pages.some((page) => page.includes('600 See the summary records.'))).toBe(true)
  })

  it('prints a text with nothing in it', async () => {
    const words = (await pagesIn(await exported('pdf', text()))).join(' ')
    expect(words).toContain('UNITED NATIONS')
  })
})
