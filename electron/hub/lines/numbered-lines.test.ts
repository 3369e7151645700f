import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openingText, parseOpeningText } from '../../../shared/document/opening-text'
import { build } from '../../../shared/exchange/build'
import type { FinalDocument } from '../../../shared/exchange/final-document'
import { conference, finalText, structuredText } from '../../../shared/exchange/testing/final-text'
import { footnote, heading, p, section, text } from '../../../shared/testing/build'
import { root } from '../../tools/root'
import { type Exporter, makeExporter } from '../export'
import { buildTestPress, type TestPress } from '../test-press'
import { isLacking } from '../testing/lacking'
import { type PrintedLine, printedLines } from './testing/printed-lines'

const withTools = describe.skipIf(isLacking('soffice', 'pdftotext', 'pdfinfo'))

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'lines-'))
let press: TestPress
let exporter: Exporter

beforeAll(async () => {
  press = await buildTestPress('lines')
  exporter = makeExporter(press)
})
afterAll(async () => {
  await exporter.close()
  press.remove()
  rmSync(folder, { recursive: true, force: true })
})

function fromFile(path: string): Node {
  const source = JSON.parse(readFileSync(join(root, path), 'utf8'))
  let next = 0
  return openingText(parseOpeningText(source), () => `i${next++}`).text
}

const documentOf = (given: Node): FinalDocument =>
  build({
    text: given,
    conference,
    stage: 'amending',
    at: '2005-11-23T09:00:00.000Z',
    digest: 'a'.repeat(64),
  })

const sample = fromFile('assets/conferences/ap2-conf7.json')
const arabic = fromFile('electron/e2e/arabic.json')
const words =
  'The Conference noted that AVOWALS and To-day words such as Tayloring are moved together. '
const withWords = text(
  section(
    's',
    heading('h', 1, 'On words'),
    ...Array.from({ length: 90 }, (_, at) => p(`p${at}`, words.repeat(1 + (at % 5)))),
  ),
)
const withNotes = text(
  section(
    's',
    heading('h', 1, 'On notes'),
    ...Array.from({ length: 90 }, (_, at) =>
      p(
        `p${at}`,
        words.repeat(1 + (at % 4)),
        ...(at % 3 === 0
          ? [footnote(`n${at}`, 'See the records of the Conference. '.repeat(4))]
          : []),
      ),
    ),
  ),
)

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

async function inPdf(document: FinalDocument) {
  const file = join(folder, 'pdf.pdf')
  writeFileSync(file, (await exporter.print('pdf', document, { lines: true })).bytes)
  return printedLines(file)
}

async function inWord(document: FinalDocument) {
  const file = join(folder, 'word.docx')
  writeFileSync(file, (await exporter.print('docx', document, { lines: true })).bytes)
  const fonts = join(folder, 'fonts.conf')
  writeFileSync(fonts, sameWidths)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
  return printedLines(join(folder, 'word.pdf'))
}

/**
 * What is on a line, in whatever order it lies on the page: letters and figures, and how often each
 * is there. Where a letter of Arabic has another form, some programs say it twice.
 */
function letters(words: readonly string[]): string {
  const all = [...words.join('').normalize('NFKC')].filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return all
    .filter((sign, at) => !/\p{Script=Arabic}/u.test(sign) || all.indexOf(sign) === at)
    .sort()
    .join('')
}

withTools('lines that are numbered', () => {
  it.each([
    ['the sample conference', sample],
    ['every kind of block', finalText],
    ['every part of a final document', structuredText],
    ['pages that are full of words', withWords],
  ])('are the same on the same page in PDF and in Word: %s', async (_, given) => {
    const document = documentOf(given)
    const told = (lines: readonly PrintedLine[]) =>
      lines.map(({ page, line, words }) => `${page}:${line} ${letters(words)}`)
    const [pdf, word] = [await inPdf(document), await inWord(document)]
    expect(pdf.length).toBeGreaterThan(5)
    expect(told(word)).toEqual(told(pdf))
  })

  it('are the same in Arabic, where a program that reads a file may lose a letter', async () => {
    const [pdf, word] = [await inPdf(documentOf(arabic)), await inWord(documentOf(arabic))]
    const told = (lines: readonly PrintedLine[]) => lines.map(({ page, line }) => [page, line])
    expect(told(word)).toEqual(told(pdf))
    for (const [at, { words }] of pdf.entries()) {
      const [one, other] = [letters(words), letters(word[at]?.words ?? [])]
      const lost = [...one].filter((sign) => !other.includes(sign))
      const more = [...other].filter((sign) => !one.includes(sign))
      expect([lost.length < 2, more]).toEqual([true, []])
    }
  })

  // Whether a note goes on at the foot of the next page each program decides by itself.
  it('are broken alike among many notes, though pages may end a line earlier', async () => {
    const document = documentOf(withNotes)
    const told = (lines: readonly PrintedLine[]) => lines.map(({ words }) => letters(words))
    expect(told(await inWord(document))).toEqual(told(await inPdf(document)))
  })

  it('count from 1 on each page, each line once, and neither notes, tables nor the masthead', async () => {
    const lines = await inPdf(documentOf(sample))
    for (const page of new Set(lines.map((each) => each.page))) {
      const on = lines.filter((each) => each.page === page).map(({ line }) => line)
      expect(on).toEqual(on.map((_, at) => at + 1))
    }
    const words = lines.map((each) => each.words.join(' '))
    expect(words).toContain('I. INTRODUCTION')
    for (const said of ['UNITED NATIONS', 'CONTENTS', 'Concluded at Geneva', 'SHA-256']) {
      expect(words.filter((each) => each.includes(said))).toEqual([])
    }
  })

  it('leave a PDF one that claims to be accessible, and are not read out', async () => {
    const file = join(folder, 'accessible.pdf')
    writeFileSync(file, (await exporter.print('pdf', documentOf(withWords), { lines: true })).bytes)
    expect(readFileSync(file, 'latin1')).toContain('pdfuaid:part')
    const { stdout } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 28 })
    expect(stdout).toContain('The Conference noted')
    expect(stdout).not.toMatch(/^\s*"\d+"$/m)
  })

  it('are in no file that nobody asked them for', async () => {
    const file = join(folder, 'plain.pdf')
    writeFileSync(file, (await exporter.print('pdf', documentOf(sample))).bytes)
    expect(await printedLines(file)).toEqual([])
  })
})
