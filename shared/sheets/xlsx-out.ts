import { strToU8, zipSync } from 'fflate'
import { element, writeXml } from '../exchange/xml/markup'
import type { Sheet } from './sheet'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook with one sheet, in which the first row stays in sight. Every cell is words and says so:
 * none is ever run as a formula. The same sheet gives the same bytes.
 *
 * @param name of the sheet
 */
export function writeXlsx(sheet: Sheet, name: string): Uint8Array {
  const rows = sheet.map((row, at) =>
    element(
      'row',
      { r: at + 1 },
      row.map((cell) =>
        element(
          'c',
          { t: 'inlineStr', s: at === 0 ? 1 : 0 },
          element('is', {}, element('t', { 'xml:space': 'preserve' }, printable(cell))),
        ),
      ),
    ),
  )
  const files = {
    '[Content_Types].xml': element(
      'Types',
      { xmlns: `${packages}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      override('/xl/workbook.xml', 'sheet.main'),
      override('/xl/worksheets/sheet1.xml', 'worksheet'),
      override('/xl/styles.xml', 'styles'),
    ),
    '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': element(
      'workbook',
      { xmlns: main, 'xmlns:r': office },
      element(
        'sheets',
        {},
        element('sheet', { name: sheetName(name), sheetId: 1, 'r:id': 'rId1' }),
      ),
    ),
    'xl/_rels/workbook.xml.rels': relationships(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': element(
      'worksheet',
      { xmlns: main },
      element(
        'sheetViews',
        {},
        element(
          'sheetView',
          { workbookViewId: 0 },
          element('pane', {
            ySplit: 1,
            topLeftCell: 'A2',
            activePane: 'bottomLeft',
            state: 'frozen',
          }),
        ),
      ),
      element(
        'cols',
        {},
        widthsOf(sheet).map((width, at) =>
          element('col', { min: at + 1, max: at + 1, width, customWidth: 1 }),
        ),
      ),
      element('sheetData', {}, rows),
    ),
  }
  const entries = Object.entries(files).map(([path, root]) => [
    path,
    strToU8(writeXml(root, (each) => each === 't')),
  ])
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) })
}

/** In letters: as wide as what stands there, within bounds. */
function widthsOf(sheet: Sheet): readonly number[] {
  const columns = Math.max(1, ...sheet.map((row) => row.length))
  return Array.from({ length: columns }, (_, at) => {
    const longest = sheet.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0)
    return Math.min(60, Math.max(8, longest + 2))
  })
}

/** The second format of cells is that of the first row. */
const styles = element(
  'styleSheet',
  { xmlns: main },
  element(
    'fonts',
    { count: 2 },
    element('font', {}, element('sz', { val: 11 }), element('name', { val: 'Calibri' })),
    element(
      'font',
      {},
      element('b'),
      element('sz', { val: 11 }),
      element('name', { val: 'Calibri' }),
    ),
  ),
  element(
    'fills',
    { count: 1 },
    element('fill', {}, element('patternFill', { patternType: 'none' })),
  ),
  element('borders', { count: 1 }, element('border')),
  element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 49, fontId: 0 })),
  element(
    'cellXfs',
    { count: 2 },
    element('xf', { numFmtId: 49, fontId: 0, xfId: 0 }),
    element('xf', { numFmtId: 49, fontId: 1, xfId: 0, applyFont: 1 }),
  ),
)

function override(path: string, kind: string) {
  return element('Override', { PartName: path, ContentType: `${type}.${kind}+xml` })
}

function relationships(...all: readonly (readonly [kind: string, target: string])[]) {
  return element(
    'Relationships',
    { xmlns: `${packages}/relationships` },
    all.map(([kind, target], at) =>
      element('Relationship', { Id: `rId${at + 1}`, Type: `${office}/${kind}`, Target: target }),
    ),
  )
}

/** Of 31 letters at most, and without the signs that a sheet's name may not have, or not at its ends. */
function sheetName(name: string): string {
  const words = legal(name).replace(/[\\/?*[\]:\s]+/g, ' ')
  return cut(words.replace(/^[' ]+/, ''), 31).replace(/[' ]+$/, '') || '1'
}

/** As long as a cell may be, and read as it is written: `_x0041_` would be the letter of that number. */
function printable(cell: string): string {
  return cut(legal(cell), 32_767).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}

/** Without the signs that XML cannot have. */
function legal(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these XML does not allow
  return words.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu, '')
}

/** Between two characters and not within one. */
function cut(words: string, most: number): string {
  return words.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}
