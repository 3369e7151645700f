import type { Node } from 'prosemirror-model'

/**
 * How wide the columns of a table are, each as its share of the whole; `null` while nobody has said.
 *
 * It is kept in one row, the first that reaches across the table: of two people who draw at one
 * column the last one wins, and no other cell is touched. Columns that came in later are as wide as
 * the others are on average.
 */
export function columnShares(table: Node, width: number): readonly number[] | null {
  const row = table.children.find((each) => reaches(each, width) && each.children.some(isSet))
  if (!row) return null
  const said = row.children.flatMap(({ attrs }) => {
    const widths = attrs.colwidth as readonly number[] | null
    return Array.from({ length: Number(attrs.colspan) }, (_, at) => widths?.[at] || null)
  })
  const known = said.filter((each) => each !== null)
  const average = known.reduce((sum, each) => sum + each, 0) / known.length
  const all = said.map((each) => each ?? average)
  const sum = all.reduce((total, each) => total + each, 0)
  return all.map((each) => each / sum)
}

/** What the whole is cut into where shares are kept. */
const whole = 1000

/** No column is narrower, as a share of the whole. */
export const narrowest = 0.05

/** A cell of a table, by how far into the table it is, and the widths that it is to keep. */
export interface CellWidths {
  readonly offset: number
  readonly widths: readonly number[] | null
}

/** What is to be kept where, of what is not so yet; with `null` nothing is kept any more. */
export function keepingShares(
  table: Node,
  width: number,
  shares: readonly number[] | null,
): readonly CellWidths[] {
  const kept = shares ? table.children.find((row) => reaches(row, width)) : undefined
  const changed: CellWidths[] = []
  table.forEach((row, rowAt) => {
    let column = 0
    row.forEach((cell, cellAt) => {
      const wide = Number(cell.attrs.colspan)
      const own = row === kept ? shares?.slice(column, column + wide) : undefined
      column += wide
      const widths = own?.map((share) => Math.round(share * whole)) ?? null
      if (JSON.stringify(widths) === JSON.stringify(cell.attrs.colwidth)) return
      changed.push({ offset: rowAt + 1 + cellAt, widths })
    })
  })
  return changed
}

/** The line between two columns drawn from one share of the table to another, as far as it can go. */
export function drawn(shares: readonly number[], column: number, by: number): readonly number[] {
  const [before, after] = [shares[column], shares[column + 1]]
  if (before === undefined || after === undefined) return shares
  const least = Math.min(narrowest, before, after)
  const moved = Math.max(least - before, Math.min(after - least, by))
  return shares.with(column, before + moved).with(column + 1, after - moved)
}

function reaches(row: Node, width: number): boolean {
  return row.children.reduce((sum, { attrs }) => sum + Number(attrs.colspan), 0) === width
}

function isSet({ attrs }: Node): boolean {
  return Array.isArray(attrs.colwidth) && attrs.colwidth.some((each) => each > 0)
}
