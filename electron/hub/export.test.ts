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
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { build } from '../../shared/exchange/build'
import { type ExportForm, exportForms } from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { readJson } from '../../shared/exchange/json/json'
import {
  at,
  conference,
  digest,
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
import {
  annex,
  footnote,
  heading,
  p,
  paragraph,
  part,
  reference,
  section,
  text,
} from '../../shared/testing/build'
import { longText } from '../bench/long-text'
import { root } from '../tools/root'
import { type ExportedFile, type Exporter, makeExporter } from './export'
import type { FileSource } from './file-source'
import { digestOf } from './record'
import { buildTestPress, type TestPress } from './test-press'
import { isLacking } from './testing/lacking'

const withTools = describe.skipIf(isLacking('soffice', 'pdftotext', 'pdfinfo', 'pdffonts'))

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'export-'))
let press: TestPress
let exporter: Exporter

beforeAll(async () => {
  press = await buildTestPress('export')
  exporter = makeExporter(press)
})
afterAll(async () => {
  await exporter.close()
  press.remove()
  rmSync(folder, { recursive: true, force: true })
})

const issued = (given: Node): FileSource => ({
  kind: 'issued',
  paper: new TextEncoder().encode(JSON.stringify({ text: given })),
  conference,
  stage: 'amending',
  at,
})
const live = { text: new Y.Doc(), register: new Y.Doc() }
const exported = async (form: ExportForm, given: Node): Promise<ExportedFile> => {
  const file = await exporter.export(form, issued(given), live)
  if (!file) throw new Error('What was issued can always be made a file')
  return file
}
const documentOf = (given: Node): FinalDocument =>
  build({ text: given, conference, stage: 'amending', at, digest })

const sample: Node = (() => {
  let ids = 0
  const file = readFileSync(join(root, 'assets/conferences/ap2-conf7.json'), 'utf8')
  return openingText(parseOpeningText(JSON.parse(file)), () => `id-${++ids}`).text
})()

const ofHundredPages: Node = (() => {
  let ids = 0
  return openingText(parseOpeningText(longText(13, 50)), () => `id-${++ids}`).text
})()

/** In French, frozen: what was issued, what is new between it, versions, and references to them. */
const numberedText: Node = (() => {
  const issued = (id: string, number: string, level = 0) =>
    paragraph({ id, number, level }, `Émis ${id} `, reference('n2'))
  const version = (id: string, style: string) =>
    paragraph({ id, alternative: { set: style, style } }, `Version ${id}`)
  return text(
    masthead({ language: 'French', numbers: 'frozen' }),
    part('pt', 'Rapport'),
    section(
      's',
      schema.node('heading', { id: 'h1', level: 1, number: 'I.' }, schema.text('Premier')),
      heading('h2', 1, 'Nouveau'),
      issued('a', '1.'),
      issued('b', 'a)', 1),
      sub('n1', 1, 'Nouvelle lettre'),
      issued('c', 'b)', 1),
      p('n2', 'Nouveau, voir ', reference('x2'), '.'),
      sub('n3', 1, 'Lettre'),
      issued('d', '2.'),
      version('e', 'bis'),
      version('f', 'bis'),
      version('g', 'alt'),
      version('k', 'alt'),
      issued('l', '4.'),
    ),
    annex('x1', heading('xh', 1, 'Ordre du jour'), p('m', 'Point')),
    annex('x2', heading('xh2', 1, 'États'), p('o', 'État, voir ', reference('m'), '.')),
  )
})()

it('names and types what it makes', async () => {
  const docx = await exported('docx', finalText)
  const pdf = await exported('pdf', finalText)
  expect([docx.name, docx.type]).toEqual([
    'CCW-AP.II-CONF.7-L.1.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect([pdf.name, pdf.type]).toEqual(['CCW-AP.II-CONF.7-L.1.pdf', 'application/pdf'])
  expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
})

it.each(exportForms)('makes the same %s of the same text', async (form) => {
  const [first, second] = [await exported(form, finalText), await exported(form, finalText)]
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})

it('gives each file the digest of the text', async () => {
  const digest = digestOf(finalText.toJSON())
  expect(readJson(decode((await exported('json', finalText)).bytes))).toEqual({
    kind: 'document',
    document: { ...documentOf(finalText), digest },
  })
  for (const form of ['akn', 'html', 'txt'] as const) {
    expect(decode((await exported(form, finalText)).bytes)).toContain(digest)
  }
  const parts = unzipSync((await exported('docx', finalText)).bytes)
  for (const path of ['word/document.xml', 'docProps/custom.xml']) {
    expect(strFromU8(parts[path] ?? new Uint8Array())).toContain(digest)
  }
})

it('does not hold up the hub while it prints', async () => {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const document = paragraphsOf(600)
  longest = 0
  last = performance.now()
  const started = performance.now()
  await exported('pdf', document)
  clearInterval(beat)
  // Half of what the printing took, on a machine that does other things as well.
  expect(longest).toBeLessThan((performance.now() - started) / 2)
})

withTools('in another word processor', () => {
  it.each([
    ['every kind of block', () => finalText],
    ['every part of a final document', () => structuredText],
    ['numbers that no program counts', () => numberedText],
    ['the sample conference', () => sample],
    ['any order of blocks', () => anyText(1)],
    ['any other order of blocks', () => anyText(2)],
  ])('reads line for line as we print it: %s', async (_, given) => {
    const words = await readByWordProcessor(await exported('docx', given()))
    expect(bodyOf(words, documentOf(given()))).toEqual(
      printedLines(documentOf(given())).map(oneSpace).filter(Boolean),
    )
  })

  it.each([
    ['the sample conference', () => sample],
    ['a text of a hundred pages', () => ofHundredPages],
    ['every part of a final document', () => structuredText],
  ])('lists in the contents the pages on which the headings are: %s', async (_, given) => {
    const { bytes } = await exported('docx', given())
    const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    const listed = [...document.matchAll(/PAGEREF.*?<w:t[^>]*>(\w+)</g)].map((match) => match[1])
    // LibreOffice looks the pages up when it prints.
    const [, ...pages] = await pagesOf(await converted(bytes, 'pdf', 'pdf'), '-layout')
    const found = pages.flatMap((page) => [...page.matchAll(/ (\d+)$/gm)].map((each) => each[1]))
    expect(listed).toHaveLength(documentOf(given()).contents.length)
    expect(found.slice(0, listed.length)).toEqual(listed)
  })
})

withTools('as PDF', () => {
  it.each([
    ['every kind of block', () => finalText],
    ['every part of a final document', () => structuredText],
    ['numbers that no program counts', () => numberedText],
    ['the sample conference', () => sample],
    ['any order of blocks', () => anyText(3)],
  ])('says every line with its number, in order: %s', async (_, given) => {
    const { bytes } = await exported('pdf', given())
    const words = squeezed((await pagesOf(bytes)).join(' '))
    let from = 0
    for (const line of printedLines(documentOf(given()))) {
      // What is read from right to left comes out of a PDF as it lies on the page.
      if (/\p{Script=Arabic}/u.test(line)) continue
      // The beginning of a line: its end may be on the next page, below a running head.
      const beginning = squeezed(line).slice(0, 30)
      const found = words.indexOf(beginning, from)
      expect(found, `${line} after ${words.slice(Math.max(0, from - 40), from)}`).not.toBe(-1)
      from = found + beginning.length
    }
  })

  it('sets each footnote at the foot of a page, under its number', async () => {
    const pages = await pagesOf((await exported('pdf', finalText)).bytes)
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
    const tags = (await run('pdfinfo', ['-struct', file])).stdout
    for (const tag of ['H1', 'H2', 'P (block)', 'Table', 'TH', 'Note', 'TOC']) {
      expect(tags).toContain(tag)
    }
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
    const words = squeezed((await pagesOf((await exported('pdf', given)).bytes)).join(' '))
    for (const each of typed) expect(words.split(squeezed(each)).length).toBeGreaterThan(6)
    expect(words).not.toContain('root:')
  })

  it('prints signs that no font has, and does not refuse the words around them', async () => {
    const given = text(section('s', p('p', 'Before \u{e0fff} and \u{f8ff} after.')))
    const words = (await pagesOf((await exported('pdf', given)).bytes)).join(' ')
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
      for (const name of readdirSync(press.fonts).filter((each) => each.startsWith(family))) {
        copyFileSync(join(press.fonts, name), join(to, name))
      }
    }
    const document = documentOf(text(section('s', p('p', 'It noted السلام the report.'))))
    const other = makeExporter({ ...press, fonts: few, moreFonts: more })
    const file = join(folder, 'fonts.pdf')
    writeFileSync(file, (await other.print('pdf', document)).bytes)
    await other.close()
    expect((await run('pdffonts', [file])).stdout).toContain('NotoNaskhArabic')
  })

  it('claims PDF/A-2a for an archive, tagged like the usual file', async () => {
    const file = join(folder, 'archive.pdf')
    const { bytes } = await exporter.print('pdf', documentOf(sample), { archive: true })
    writeFileSync(file, bytes)
    const metadata = (await run('pdfinfo', ['-meta', file])).stdout
    expect(metadata).toMatch(/<pdfaid:part>2<.*<pdfaid:conformance>A</s)
    expect((await run('pdfinfo', [file])).stdout).toMatch(/Tagged: +yes/)
    const fonts = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    // The columns are: embedded, a subset, with a table back to Unicode.
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/)
  })

  it('has headings, paragraphs, header cells and notes with their words among its tags', async () => {
    const file = join(folder, 'words.pdf')
    writeFileSync(file, (await exported('pdf', finalText)).bytes)
    const tags = (await run('pdfinfo', ['-struct-text', file])).stdout
    for (const said of [
      /^ +H1 "Introduction" /m,
      /^ +H2 "Documents" /m,
      /^ +P \(block\)\n +"2\."/m,
      /^ +THead\n +TR\n +TH .*\n +\/Scope \/Column\n(?: +\/.*\n)* +Span .*\n +"Symbol"/m,
      /^ +Note .*\n +Lbl (?:.*\n){1,8} +"See\s"\n +"CCW\/AP\.II\/CONF\.6\/2\."/m,
    ]) {
      expect(tags).toMatch(said)
    }
  })

  it('prints three hundred pages, and numbers the last paragraph as the first', async () => {
    const { bytes } = await exported('pdf', paragraphsOf(3000))
    const pages = (await pagesOf(bytes)).map(oneSpace)
    expect(pages.length).toBeGreaterThan(300)
    expect(pages.at(-2)).toContain('3000. The Conference recalled')
    expect(pages.some((page) => page.includes('600 See the summary records.'))).toBe(true)
  })

  it('prints a text with nothing in it', async () => {
    const words = (await pagesOf((await exported('pdf', text())).bytes)).join(' ')
    expect(words).toContain('UNITED NATIONS')
  })
})

/** A text of any order of blocks that the schema allows; the seed says which. */
function anyText(seed: number): Node {
  const kinds = fc.constantFrom('numbered', 'numbered', 'plain', 'preambular', 'operative')
  const line = fc.record({
    level: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4),
    kind: kinds,
    heading: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3, 4),
    note: fc.constantFrom(false, false, true),
  })
  const parts = fc.array(fc.array(line, { minLength: 1, maxLength: 25 }), {
    minLength: 8,
    maxLength: 8,
  })
  const [drawn = []] = fc.sample(parts, { numRuns: 1, seed })
  let ids = 0
  const blocks = (lines: (typeof drawn)[number]) =>
    lines.map(({ level, kind, heading: size, note }) => {
      const id = `b${++ids}`
      if (size > 0) return heading(id, size, `Heading ${ids}`)
      const notes = note ? [footnote(`n${ids}`, `Note ${ids}`)] : []
      return paragraph({ id, level, kind }, `Words of block ${ids}`, ...notes)
    })
  return text(
    masthead(),
    ...drawn.slice(0, 5).map((lines, index) => section(`s${index}`, ...blocks(lines))),
    ...drawn
      .slice(5)
      .map((lines, index) =>
        annex(`a${index}`, heading(`t${index}`, 1, 'Title'), ...blocks(lines)),
      ),
  )
}

/** Every fifth paragraph has a note. */
function paragraphsOf(paragraphs: number): Node {
  const words = 'The Conference recalled its earlier decisions. '.repeat(6)
  const blocks = Array.from({ length: paragraphs }, (_, index) => {
    const notes = index % 5 === 4 ? [footnote(`n${index}`, 'See the summary records.')] : []
    return p(`p${index}`, words, ...notes)
  })
  return text(masthead(), section('s', ...blocks))
}

/** Lines as LibreOffice reads them, with the numbers that it counts itself. */
async function readByWordProcessor({ bytes }: Pick<ExportedFile, 'bytes'>): Promise<string[]> {
  const file = await converted(bytes, 'txt:Text (encoded):UTF8', 'txt')
  return file.toString('utf8').split(/\r?\n/).map(oneSpace).filter(Boolean)
}

/** With letters as wide as those of the font that the file names, whatever this machine has. */
const sameWidths = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(root, 'node_modules/@expo-google-fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
  </match>
</fontconfig>
`

async function converted(bytes: Uint8Array, to: string, ending: string): Promise<Buffer> {
  const file = join(folder, 'document.docx')
  writeFileSync(file, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const fonts = join(folder, 'fonts.conf')
  writeFileSync(fonts, sameWidths)
  await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
  return readFileSync(join(folder, `document.${ending}`))
}

/** What stands after the masthead and the contents, without the closing line and the digest. */
function bodyOf(lines: readonly string[], document: FinalDocument): readonly string[] {
  const first = printedLines(document).find(Boolean)
  const begins = lines.lastIndexOf(oneSpace(first ?? ''))
  return lines.slice(begins).filter((line) => !/^(_+|SHA-256 [0-9a-f]{64})$/.test(line))
}

/** In the order in which the pages say it; `-layout` keeps columns side by side instead. */
async function pagesOf(
  bytes: Uint8Array,
  order: '-raw' | '-layout' = '-raw',
): Promise<readonly string[]> {
  const file = join(folder, 'pages.pdf')
  writeFileSync(file, bytes)
  const { stdout } = await run('pdftotext', [order, '-enc', 'UTF-8', file, '-'], {
    maxBuffer: 1 << 26,
  })
  return stdout.split('\f')
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function oneSpace(line: string): string {
  return line.replace(/[\s\u00a0\ufeff]+/g, ' ').trim()
}

function squeezed(words: string): string {
  return words.replace(/[\s\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '')
}
