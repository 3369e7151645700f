import { isFormula } from './recipients'

/**
 * Reads a table as spreadsheets save one (RFC 4180), whichever of comma, semicolon and tab stands
 * between its cells. `null` where a quotation is opened and never closed: the cells after it would
 * stand in the wrong columns.
 */
export function readCsv(source: string): readonly (readonly string[])[] | null {
  const text = source.replace(/^\ufeff/, '')
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (quoted) return null
  if (cell || row.length > 0) rows.push([...row, cell])
  return rows
}

/** The one that is most often in the first line, outside of quotations. */
function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** For spreadsheets of every language, and such that none of them takes words for a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quotation(harmless(cell))).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** With an apostrophe before it, which spreadsheets take for "these are words". */
export function harmless(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell
}

function quotation(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
