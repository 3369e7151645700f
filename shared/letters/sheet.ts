import { strToU8, type Zippable, zipSync } from 'fflate'
import { clean } from '../exchange/printable'
import { element, writeXml } from '../exchange/xml/markup'

/**
 * A spreadsheet (XLSX) of words alone: every cell says that it is words, so that none is ever run,
 * whatever it begins with. The first row stays in sight. The same bytes for the same rows.
 */
export function writeSheet(name: string, rows: readonly (readonly string[])[]): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': xml(
      element(
        'Types',
        { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
        element('Default', { Extension: 'rels', ContentType: `${packageType}.relationships+xml` }),
        element('Override', {
          PartName: '/xl/workbook.xml',
          ContentType: `${type}.sheet.main+xml`,
        }),
        element('Override', {
          PartName: '/xl/worksheets/sheet1.xml',
          ContentType: `${type}.worksheet+xml`,
        }),
      ),
    ),
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': xml(
      element(
        'workbook',
        { xmlns: main, 'xmlns:r': relations },
        element(
          'sheets',
          {},
          element('sheet', { name: clean(name).slice(0, 31), sheetId: 1, 'r:id': 'r1' }),
        ),
      ),
    ),
    'xl/worksheets/sheet1.xml': xml(
      element(
        'worksheet',
        { xmlns: main },
        element(
          'sheetViews',
          {},
          element(
            'sheetView',
            { workbookViewId: 0 },
            element('pane', { ySplit: 1, topLeftCell: 'A2', state: 'frozen' }),
          ),
        ),
        element('sheetData', {}, rows.map(rowOf)),
      ),
    ),
  }
  const zip: Zippable = {}
  for (const [path, content] of Object.entries(parts)) {
    zip[path] = [strToU8(content), { mtime: earliest, level: 6 }]
  }
  return zipSync(zip)
}

/** The first moment a zip can name; it has no time zone, so none is given. */
const earliest = new Date(1980, 0, 1)

const schemas = 'http://schemas.openxmlformats.org'
const main = `${schemas}/spreadsheetml/2006/main`
const relations = `${schemas}/officeDocument/2006/relationships`
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const packageType = 'application/vnd.openxmlformats-package'

function rowOf(cells: readonly string[]) {
  return element(
    'row',
    {},
    cells.map((cell) =>
      element(
        'c',
        { t: 'inlineStr' },
        element('is', {}, element('t', { 'xml:space': 'preserve' }, clean(cell))),
      ),
    ),
  )
}

function relation(kind: string, target: string): string {
  return xml(
    element(
      'Relationships',
      { xmlns: `${schemas}/package/2006/relationships` },
      element('Relationship', { Id: 'r1', Type: `${relations}/${kind}`, Target: target }),
    ),
  )
}

function xml(root: ReturnType<typeof element>): string {
  return writeXml(root, (name) => name === 't')
}
