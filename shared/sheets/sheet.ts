import { UnreadableFile } from '../exchange/docx-in/unreadable'
import { readCsv } from './csv'
import { readXlsx } from './xlsx-in'

/** The cells of a table as they are shown, row by row. Rows may differ in length; the last is not blank. */
export type Sheet = readonly (readonly string[])[]

/** Rows and columns of the largest sheet that is read. */
export const mostRows = 20_000
export const mostColumns = 200

/**
 * Reads a table from a file, by what it is and not by its name: the first sheet of a workbook, or
 * values separated by commas, semicolons or tabs. Of a formula there is the value that was last
 * computed for it, and nothing is computed here.
 *
 * @param text the words of a file that is none of Office; `null` where it holds no words
 * @throws UnreadableFile
 */
export function readSheet(bytes: Uint8Array, text: string | null): Sheet {
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isPackage || isCompound) return tidy(readXlsx(bytes))
  if (bytes.length === 0) throw new UnreadableFile('empty')
  if (text === null) throw new UnreadableFile('not-a-package')
  return tidy(readCsv(text))
}

/** @throws UnreadableFile for a table beyond every limit. */
function tidy(sheet: Sheet): Sheet {
  const rows = sheet.map((row) => row.map((cell) => cell.trim()))
  const last = rows.findLastIndex((row) => row.some((cell) => cell))
  const shown = rows.slice(0, last + 1)
  if (shown.length > mostRows || shown.some(({ length }) => length > mostColumns)) {
    throw new UnreadableFile('too-large')
  }
  return shown
}
