import { UnreadableFile } from '../exchange/docx-in/unreadable'
import type { Sheet } from './sheet'

const separators = [',', ';', '\t'] as const

/**
 * Values in lines (RFC 4180). Which sign separates them the first line shows: lists from
 * countries whose numbers have a comma have semicolons. A line above it that names the sign, as
 * Excel has it, is none of the list.
 *
 * @throws UnreadableFile
 */
export function readCsv(text: string): Sheet {
  const all = text.startsWith('\uFEFF') ? text.slice(1) : text
  const [above = '', named] = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(all) ?? []
  const words = all.slice(above.length)
  const separator = named ?? separatorOf(words)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= words.length) {
    const cell = words[at] === '"' ? quoted(words, at, separator) : plain(words, at, separator)
    row.push(cell.text)
    at = cell.end
    if (words[at] === separator) {
      at++
      continue
    }
    rows.push(row)
    row = []
    at += words[at] === '\r' && words[at + 1] === '\n' ? 2 : 1
  }
  return rows
}

interface Cell {
  readonly text: string
  /** Where what ends it stands: a separator, a line break or the end. */
  readonly end: number
}

function plain(words: string, from: number, separator: string): Cell {
  let end = from
  while (end < words.length && words[end] !== separator && !isBreak(words[end])) end++
  return { text: words.slice(from, end), end }
}

/** Two quotation marks stand for one. */
function quoted(words: string, from: number, separator: string): Cell {
  const parts: string[] = []
  let at = from + 1
  for (;;) {
    const next = words.indexOf('"', at)
    // One that is never closed would take all rows behind it for a single cell.
    if (next < 0) throw new UnreadableFile('malformed')
    parts.push(words.slice(at, next))
    if (words[next + 1] === '"') {
      parts.push('"')
      at = next + 2
      continue
    }
    const after = words[next + 1]
    if (after !== undefined && after !== separator && !isBreak(after)) {
      throw new UnreadableFile('malformed')
    }
    return { text: parts.join(''), end: next + 1 }
  }
}

function separatorOf(words: string): string {
  let best: string = ','
  let most = 0
  for (const separator of separators) {
    const count = outsideQuotes(words).split(separator).length
    if (count > most) [best, most] = [separator, count]
  }
  return best
}

/** The first line without what stands in quotation marks. */
function outsideQuotes(words: string): string {
  let line = ''
  let isQuoted = false
  for (const sign of words.slice(0, 20_000)) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && isBreak(sign) && line.trim()) break
    else if (!isQuoted) line += sign
  }
  return line
}

function isBreak(sign: string | undefined): boolean {
  return sign === '\n' || sign === '\r'
}

/**
 * Lines that a spreadsheet opens as words: a cell that begins as a formula does is preceded by an
 * apostrophe, since a program would run it that was written by somebody who typed a name. Begins
 * with the mark by which a spreadsheet knows UTF-8.
 */
export function writeCsv(sheet: Sheet): string {
  const lines = sheet.map((row) => row.map((cell) => written(harmless(cell))).join(','))
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}

/** Spreadsheets also take what follows blanks and signs of direction for a formula. */
const formula = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠|%]/u

function harmless(cell: string): string {
  const words = cell.replace(behindSeparator, "$1'")
  return formula.test(words) || /^[\t\r\n]/.test(words) ? `'${words}` : words
}

/** Where another sign separates cells than ours, or lines are cut, a spreadsheet begins a new one there. */
const behindSeparator = /([;\t\r\n][\s\p{Cf}\p{Cc}]*)(?=[=+\-@＝＋－＠|%])/gu

function written(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
