import type { ParagraphKind } from '../../document/kinds'
import {
  type Cell,
  dropStart,
  type Known,
  type KnownHeading,
  type Run,
  type Runs,
  textOf,
  type Words,
} from '../recognise/passage'
import type { Effective } from './effective'
import type { WordBlock, WordTable } from './model'
import type { PrintedNumber } from './numbers'

/** What the styles of our own files are for, by their names in lower case. */
export const paragraphsByStyle: ReadonlyMap<string, ParagraphKind> = new Map([
  ['numbered paragraph', 'numbered'],
  ['plain paragraph', 'plain'],
  ['preambular paragraph', 'preambular'],
  ['operative paragraph', 'operative'],
  ['quotation', 'quotation'],
  ['adoption line', 'adoption'],
  ['listed state', 'plain'],
])

/**
 * What a heading of a file of ours is, and what of its line is its title. Its number is counted by
 * Word, or stands in the line: "IV.", a tab and the title; "Annex II" on a line above the title.
 */
export function ownHeading(
  runs: Runs,
  { styles, outline }: Effective,
  number: PrintedNumber | undefined,
  isPart: boolean,
): { readonly as: KnownHeading; readonly level: number; readonly runs: Runs } | null {
  if (isPart || isStyled(styles, 'annex heading')) {
    const kind = isPart ? 'part' : 'annex'
    const text = textOf(runs)
    const end = text.indexOf('\n')
    const counted = number?.label
    // The break between its number and its title is there where Word counts too.
    const label = counted ?? (end < 0 ? text : text.slice(0, end))
    const title = counted ? text.length - text.trimStart().length : end < 0 ? text.length : end + 1
    return { as: { kind, label: label.trim() }, level: 1, runs: dropStart(runs, title) }
  }
  if (outline === null) return null
  const { label, rest } = numbered(runs, number)
  return { as: { kind: 'heading', label }, level: outline + 1, runs: rest }
}

/** The number of a paragraph or a heading, and its words without it. */
export function numbered(
  runs: Runs,
  number: PrintedNumber | undefined,
): { readonly label: string | null; readonly rest: Runs } {
  if (number) return { label: number.label, rest: runs }
  const typed = /^([^\t\n]{1,40})\t/.exec(textOf(runs))
  if (!typed?.[1]) return { label: null, rest: runs }
  return { label: typed[1].trim(), rest: dropStart(runs, typed[0].length) }
}

/** Whether its number is printed by itself. */
export function isCounted({ kind }: Known): boolean {
  return kind === 'numbered' || kind === 'operative'
}

export function isStyled(styles: Effective['styles'], name: string): boolean {
  return styles[0]?.name.toLowerCase() === name
}

/** A note by the sign that stands there for it: numbers are counted, and no sign stands there. */
export function ofSeries(note: Extract<Run, { kind: 'note' }>, sign: string): Run {
  const series = sign.startsWith('*') ? 'asterisk' : /^\p{L}/u.test(sign) ? 'letter' : null
  return series && !note.series ? { ...note, series } : note
}

/** The notes of a table where their signs are raised in its cells. */
export function withNotes(
  rows: readonly (readonly Cell[])[],
  notes: readonly { readonly sign: string; readonly said: readonly Words[] }[],
): readonly (readonly Cell[])[] {
  const at = (run: Run): Run => {
    if (run.kind !== 'words' || !run.marks.includes('sup')) return run
    const note = notes.find(({ sign }) => sign === run.words)
    return note ? { kind: 'note', words: note.said, series: 'letter' } : run
  }
  if (notes.length === 0) return rows
  return rows.map((row) => row.map((cell) => ({ ...cell, runs: cell.runs.map(at) })))
}

/** All of whose paragraphs have this style. */
export function isTableOf({ rows }: WordTable, hasStyle: (block: WordBlock) => boolean): boolean {
  const blocks = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks))
  return blocks.length > 0 && blocks.every(hasStyle)
}
