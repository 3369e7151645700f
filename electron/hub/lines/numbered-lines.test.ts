import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { FinalDocument } from '../../../shared/exchange/final-document'
import { finalText, structuredText } from '../../../shared/exchange/testing/final-text'
import { footnote, heading, p, section, text } from '../../../shared/testing/build'
import { documentOf, exporting } from '../testing/exporting'
import { isLacking } from '../testing/lacking'
import { sample, textIn } from '../testing/opened-text'
import { convertedWord } from '../testing/word-processor'
import { type PrintedLine, printedLines } from './testing/printed-lines'

const withTools = describe.skipIf(isLacking('soffice', 'pdftotext', 'pdfinfo'))

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'lines-'))
const { now } = exporting('lines')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const arabic = textIn('electron/e2e/arabic.json')
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

async function inPdf(document: FinalDocument) {
  const file = join(folder, 'pdf.pdf')
  writeFileSync(file, (await now().exporter.print('pdf', document, { lines: true })).bytes)
  return printedLines(file)
}

async function inWord(document: FinalDocument) {
  const { bytes } = await now().exporter.print('docx', document, { lines: true })
  const file = join(folder, 'word.pdf')
  writeFileSync(file, await convertedWord(bytes, 'pdf', folder))
  return printedLines(file)
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
    writeFileSync(
      file,
      (await now().exporter.print('pdf', documentOf(withWords), { lines: true })).bytes,
    )
    expect(readFileSync(file, 'latin1')).toContain('pdfuaid:part')
    const { stdout } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 28 })
    expect(stdout).toContain('The Conference noted')
    expect(stdout).not.toMatch(/^\s*"\d+"$/m)
  })

  it('are in no file that nobody asked them for', async () => {
    const file = join(folder, 'plain.pdf')
    writeFileSync(file, (await now().exporter.print('pdf', documentOf(sample))).bytes)
    expect(await printedLines(file)).toEqual([])
  })
})
