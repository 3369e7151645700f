import type { WordBlock, WordTable } from './model'

export interface GridCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly WordBlock[]
}

/** The rows of a table with each cell once: one that goes on below is as many rows high. */
export function cellsOf(table: WordTable): readonly (readonly GridCell[])[] {
  const rows: Growing[][] = []
  /** By column: the cell that a cell below may go on from. */
  let above = new Map<number, Growing>()
  for (const { cells, header, before } of table.rows) {
    const row: Growing[] = []
    const below = new Map<number, Growing>()
    let column = before
    if (before > 0) row.push({ header, colspan: before, rowspan: 1, blocks: [] })
    for (const { place, blocks } of cells) {
      const origin = place.merged === 'goes-on' ? above.get(column) : undefined
      if (origin && origin.colspan === place.span) {
        origin.rowspan++
        below.set(column, origin)
      } else {
        const cell = { header, colspan: place.span, rowspan: 1, blocks }
        row.push(cell)
        if (place.merged) below.set(column, cell)
      }
      column += place.span
    }
    above = below
    if (row.length > 0) rows.push(row)
    // A row of which nothing is its own is none: what reaches into it ends above.
    else for (const cell of new Set(below.values())) cell.rowspan--
  }
  return rows
}

interface Growing extends GridCell {
  rowspan: number
}
