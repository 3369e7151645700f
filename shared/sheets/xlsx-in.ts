import { UnreadableFile } from '../exchange/docx-in/unreadable'
import { parseXml } from '../exchange/docx-in/xml'
import { openZip, type Zip } from '../exchange/docx-in/zip'
import { child, childElements, textOf, type XmlElement } from '../exchange/xml/read'
import { dateFormatsOf, dayOfSerial } from './serial-days'
import { mostColumns, mostRows, type Sheet } from './sheet'

/**
 * The first sheet of a workbook of Excel, LibreOffice or Google Sheets, as its cells are shown; days
 * as `2005-11-23`, however they are formatted.
 *
 * @throws UnreadableFile
 */
export function readXlsx(bytes: Uint8Array): Sheet {
  const zip = openZip(bytes)
  const folder = 'xl/'
  const workbook = part(zip, `${folder}workbook.xml`)
  if (!workbook) throw new UnreadableFile('no-document')
  const sheet = part(zip, firstSheet(zip, workbook))
  const data = child(sheet, 's:sheetData')
  if (!data) throw new UnreadableFile('no-document')
  const strings = part(zip, `${folder}sharedStrings.xml`)
  const book: Book = {
    strings: strings ? childElements(strings, 's:si').map(wordsOf) : [],
    isDate: dateFormatsOf(part(zip, `${folder}styles.xml`)),
    since1904: isTrue(child(workbook, 's:workbookPr')?.attributes.get('date1904')),
  }
  const rows: string[][] = []
  for (const row of childElements(data, 's:row')) {
    // Blank rows are left out of the file, and the others say which they are.
    const at = Number(row.attributes.get('r') ?? rows.length + 1)
    if (rows.length > mostRows || at > mostRows + 1) throw new UnreadableFile('too-large')
    while (rows.length < at - 1) rows.push([])
    const cells: string[] = []
    for (const cell of childElements(row, 's:c')) {
      const column = columnOf(cell.attributes.get('r')) ?? cells.length
      if (column >= mostColumns) {
        if (wordsIn(cell, book)) throw new UnreadableFile('too-large')
        continue
      }
      while (cells.length < column) cells.push('')
      cells[column] = wordsIn(cell, book)
    }
    rows.push(cells)
  }
  return rows
}

interface Book {
  readonly strings: readonly string[]
  readonly isDate: (style: number) => boolean
  readonly since1904: boolean
}

function wordsIn(cell: XmlElement, { strings, isDate, since1904 }: Book): string {
  const held = child(cell, 's:v')
  const formula = held ? null : child(cell, 's:f')
  // Nobody has computed it: as blank it would seem to say that there is nothing.
  if (formula && !child(cell, 's:is')) return `=${textOf(formula)}`
  const value = held ? unescaped(textOf(held)) : ''
  switch (cell.attributes.get('t')) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr':
      return wordsOf(child(cell, 's:is'))
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.slice(0, 10)
    case 'str':
    case 'e':
      return value
    default: {
      const isDay = value !== '' && isDate(Number(cell.attributes.get('s') ?? 0))
      return (isDay ? dayOfSerial(Number(value), since1904) : null) ?? value
    }
  }
}

/** "AB12" → 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1
}

function firstSheet(zip: Zip, workbook: XmlElement): string {
  const sheets = child(workbook, 's:sheets')
  const id = sheets && childElements(sheets, 's:sheet')[0]?.attributes.get('r:id')
  const related = part(zip, 'xl/_rels/workbook.xml.rels')
  const target =
    related &&
    childElements(related, 'rel:Relationship').find(({ attributes }) => attributes.get('Id') === id)
  const path = target?.attributes.get('Target') ?? 'worksheets/sheet1.xml'
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

function part(zip: Zip, name: string): XmlElement | null {
  const bytes = zip.read(name)
  return bytes && parseXml(bytes, name)
}

/** Of runs in several formats; without what says how it is spoken. */
function wordsOf(item: XmlElement | null): string {
  if (!item) return ''
  const runs = [item, ...childElements(item, 's:r')]
  return unescaped(runs.flatMap((run) => childElements(run, 's:t').map(textOf)).join(''))
}

/** Signs that XML cannot have are in a workbook by their numbers: `_x000D_`. */
function unescaped(words: string): string {
  return words.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
