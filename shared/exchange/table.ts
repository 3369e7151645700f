import type { Node } from 'prosemirror-model'
import { columnShares } from '../document/column-widths'
import type { FinalCell, FinalRow, FinalTable, Inlines } from './final-document'

/**
 * A table as a full grid. People can leave rows of different lengths and cells that reach beyond
 * the last row; Word repairs such a table as it likes and Typst refuses it. Here short rows are
 * filled with empty cells and a cell that would lie over another, or outside, is cut back.
 */
export function finalTable(
  table: Node,
  inlines: (cell: Node) => Inlines,
): Omit<FinalTable, 'id' | 'notes'> {
  const sources: Node[] = []
  table.forEach((row) => {
    if (row.childCount > 0) sources.push(row)
  })
  const grid = lay(sources)
  const width = Math.max(0, ...grid.map((row) => row.length))
  const rows = grid.map((row, index) => finalRow(row, index, grid, width, inlines))
  const headed = headRows(rows)
  return {
    kind: 'table',
    caption: String(table.attrs.caption),
    columns: columnShares(table, width) ?? Array.from({ length: width }, () => 1 / width),
    head: rows.slice(0, headed),
    rows: rows.slice(headed),
  }
}

/** What lies at a place of the grid: a cell, by where it begins. */
interface Place {
  readonly cell: Node
  readonly row: number
  readonly column: number
}
type Grid = (Place | undefined)[][]

function lay(sources: readonly Node[]): Grid {
  const grid: Grid = sources.map(() => [])
  sources.forEach((source, row) => {
    let column = 0
    source.forEach((cell) => {
      while (grid[row]?.[column]) column++
      const place = { cell, row, column }
      const wide = Math.min(Number(cell.attrs.colspan), mostColumns)
      const last = Math.min(sources.length, row + Number(cell.attrs.rowspan))
      const end = freeUntil(grid[row] ?? [], column, wide)
      for (const below of grid.slice(row, last)) {
        // Under its first row a cell reaches no further than where another is already.
        if (below !== grid[row] && below.slice(column, end).some(Boolean)) break
        for (let c = column; c < end; c++) below[c] = place
      }
      column = end
    })
  })
  return grid
}

function freeUntil(row: readonly (Place | undefined)[], from: number, wide: number): number {
  let end = from
  while (end < from + wide && !row[end]) end++
  return Math.max(end, from + 1)
}

/** Word takes no more columns; a paste can claim a thousand. */
const mostColumns = 63

function finalRow(
  row: readonly (Place | undefined)[],
  index: number,
  grid: Grid,
  width: number,
  inlines: (cell: Node) => Inlines,
): FinalRow {
  const cells: FinalCell[] = []
  for (let column = 0; column < width; column++) {
    const place = row[column]
    if (!place) cells.push({ header: false, colspan: 1, rowspan: 1, content: [] })
    if (place?.row !== index || place.column !== column) continue
    let right = column
    while (row[right] === place) right++
    let below = index
    while (grid[below]?.[column] === place) below++
    cells.push({
      header: place.cell.type.name === 'header_cell',
      colspan: right - column,
      rowspan: below - index,
      content: inlines(place.cell),
    })
  }
  return { cells }
}

/** Leading rows of nothing but header cells, unless that is the whole table or one reaches out. */
function headRows(rows: readonly FinalRow[]): number {
  let count = 0
  while (rows[count]?.cells.length && rows[count]?.cells.every((cell) => cell.header)) count++
  const within = rows
    .slice(0, count)
    .every((row, index) => row.cells.every((cell) => index + cell.rowspan <= count))
  return within && count < rows.length ? count : 0
}
