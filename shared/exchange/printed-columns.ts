import { type FinalCell, type FinalRow, type FinalTable, wordsOf } from './final-document'

/** A column as it is printed. */
export interface PrintedColumn {
  /** Its part of the whole width. */
  readonly share: number
  /** Whether its cells are figures, which stand beneath each other by their last digit. */
  readonly isFigures: boolean
}

export interface PlacedCell {
  readonly cell: FinalCell
  /** Where it begins. */
  readonly column: number
}

/** The cells of rows by their columns: those that reach down from above take up places too. */
export function placedCells(
  rows: readonly FinalRow[],
  columns: number,
): readonly (readonly PlacedCell[])[] {
  const taken = Array.from({ length: columns }, () => 0)
  return rows.map(({ cells }) => {
    let column = 0
    const placed = cells.map((cell): PlacedCell => {
      while ((taken[column] ?? 0) > 0) column++
      const at = column
      taken.fill(cell.rowspan, at, at + cell.colspan)
      column += cell.colspan
      return { cell, column: at }
    })
    for (const [at, left] of taken.entries()) taken[at] = Math.max(0, left - 1)
    return placed
  })
}

/**
 * As somebody has drawn the columns, or else by what they say: each as wide as its longest word, and
 * what is left shared out so that as many as can stand on one line.
 */
export function printedColumns({ columns, head, rows }: FinalTable): readonly PrintedColumn[] {
  const all = [...head, ...rows]
  const said = columns.map((): string[] => [])
  const below = columns.map((): string[] => [])
  placedCells(all, columns.length).forEach((row, at) => {
    for (const { cell, column } of row) {
      if (cell.colspan > 1) continue
      const words = wordsOf(cell.content)
      said[column]?.push(words)
      if (at >= head.length) below[column]?.push(words.trim())
    }
  })
  const isDrawn = columns.some((share) => share !== columns[0])
  const shares = isDrawn ? columns : sharedOut(said.map(wanted))
  return shares.map((share, column) => ({ share, isFigures: areFigures(below[column] ?? []) }))
}

/** Letters that a line of a table holds, about. */
const line = 92
/** A column of sentences gets no more for being of long ones. */
const most = 60
/** For the space at both sides of a cell, and letters that are wider than others. */
const beside = 3

interface Wanted {
  readonly least: number
  readonly all: number
}

function wanted(cells: readonly string[]): Wanted {
  const least = Math.max(2, ...cells.flatMap((words) => words.split(/\s+/)).map(widthOf)) + beside
  return {
    least,
    all: Math.max(least, Math.min(most, Math.max(0, ...cells.map(widthOf)) + beside)),
  }
}

function sharedOut(columns: readonly Wanted[]): readonly number[] {
  const least = sum(columns.map((each) => each.least))
  const more = columns.map((each) => each.all - each.least)
  const left = Math.max(0, line - least)
  const given = left < sum(more) ? fewestFirst(more, left) : beyond(more, left)
  const widths = columns.map((each, column) => each.least + (given[column] ?? 0))
  const whole = sum(widths)
  return widths.map((each) => each / whole)
}

/**
 * Too little for all: who lacks little gets it, so that a column of names is not cut short for the
 * sentences beside it, and the others get as much as one another.
 */
function fewestFirst(more: readonly number[], left: number): readonly number[] {
  const given = more.map(() => 0)
  const order = [...more.keys()].sort((one, other) => (more[one] ?? 0) - (more[other] ?? 0))
  let rest = left
  for (const [at, column] of order.entries()) {
    const part = Math.min(more[column] ?? 0, rest / (order.length - at))
    given[column] = part
    rest -= part
  }
  return given
}

/** Enough for all: what is over goes where most was wanted. */
function beyond(more: readonly number[], left: number): readonly number[] {
  const wanted = sum(more)
  return more.map((each) => (wanted > 0 ? (left * each) / wanted : left / more.length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** Signs of Chinese are twice as wide as letters, and a line may break after each of them. */
function widthOf(words: string): number {
  const signs = [...words].length
  const wide = words.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g)?.length ?? 0
  return Math.min(signs + wide, wide > 0 ? Math.max(signs - wide, 12) : Number.POSITIVE_INFINITY)
}

function areFigures(cells: readonly string[]): boolean {
  const given = cells.filter((words) => words && !/^[-–—…]+$/.test(words))
  return given.length > 0 && given.every((words) => figures.test(words))
}

/** "41 900", "(1,250.50)", "-3 %", "US$ 12": what is added up. */
const figures = /^\(?[-–−+]?\s?(?:US)?[$€£]?\s?\d[\d\s.,'’]*\s?%?\)?$/u
