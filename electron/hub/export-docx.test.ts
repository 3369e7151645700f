import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { finalText, printedLines, structuredText } from '../../shared/exchange/testing/final-text'
import type { ExportedFile } from './export'
import { documentOf, exporting } from './testing/exporting'
import { isLacking } from './testing/lacking'
import { longTextOf, sample } from './testing/opened-text'
import { oneSpace, pagesOf } from './testing/printed-pages'
import { anyText, numberedText } from './testing/texts-to-print'
import { convertedWord } from './testing/word-processor'

const { exported } = exporting('export-docx')
const folder = mkdtempSync(join(tmpdir(), 'export-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(isLacking('soffice', 'pdftotext'))('in another word processor', () => {
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
    ['a text of a hundred pages', () => longTextOf(13, 50)],
    ['every part of a final document', () => structuredText],
  ])('lists in the contents the pages on which the headings are: %s', async (_, given) => {
    const { bytes } = await exported('docx', given())
    const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    const listed = [...document.matchAll(/PAGEREF.*?<w:t[^>]*>(\w+)</g)].map((match) => match[1])
    // LibreOffice looks the pages up when it prints.
    const [, ...pages] = await pagesOf(await convertedWord(bytes, 'pdf', folder), folder, '-layout')
    const found = pages.flatMap((page) => [...page.matchAll(/ (\d+)$/gm)].map((each) => each[1]))
    expect(listed).toHaveLength(documentOf(given()).contents.length)
    expect(found.slice(0, listed.length)).toEqual(listed)
  })
})

/** Lines as LibreOffice reads them, with the numbers that it counts itself. */
async function readByWordProcessor({ bytes }: Pick<ExportedFile, 'bytes'>): Promise<string[]> {
  const file = await convertedWord(bytes, 'txt:Text (encoded):UTF8', folder)
  return file.toString('utf8').split(/\r?\n/).map(oneSpace).filter(Boolean)
}

/** What stands after the masthead and the contents, without the closing line and the digest. */
function bodyOf(lines: readonly string[], document: FinalDocument): readonly string[] {
  const first = printedLines(document).find(Boolean)
  const begins = lines.lastIndexOf(oneSpace(first ?? ''))
  return lines.slice(begins).filter((line) => !/^(_+|SHA-256 [0-9a-f]{64})$/.test(line))
}
