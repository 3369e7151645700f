import { languageNamed, type OfficialLanguage } from '../document/language'
import { clean } from '../exchange/printable'
import { isFailure, isFormula, longestName } from '../sheets/no-name'
import { answer, type Column, columnCalled, headRow } from './recipient-columns'

/** Who holds the office that is written to, as somebody has filled in and vouched for. */
export interface Recipient {
  readonly state: string
  readonly honorific: string
  readonly name: string
  readonly function: string
  /** In place of what the application would print; empty where it is to print its own. */
  readonly formal: string
  readonly capital: string
  readonly reference: string
  readonly language: OfficialLanguage | null
  readonly originalProtocol: boolean | null
  readonly confirmed: boolean
}

/** Rows count from 1, as a spreadsheet shows them. */
export type RecipientFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many'; readonly rows: number; readonly most: number }
  | { readonly kind: 'no-column'; readonly column: 'state' }
  | { readonly kind: 'column-twice'; readonly column: string }
  | { readonly kind: 'no-state'; readonly row: number }
  | { readonly kind: 'unknown-state'; readonly row: number; readonly said: string }
  | {
      readonly kind: 'twice'
      readonly row: number
      readonly first: number
      readonly said: string
      /** What it is called there. */
      readonly there: string
    }
  | {
      readonly kind: 'formula' | 'too-long' | 'not-understood'
      readonly row: number
      readonly column: string
      readonly said: string
    }

export interface ReadRecipients {
  /** By State. Of a file with faults nobody is written to: a row that is missed may be another's. */
  readonly recipients: ReadonlyMap<string, Recipient>
  readonly faults: readonly RecipientFault[]
  /** Columns that mean nothing here, as they are called there. */
  readonly ignored: readonly string[]
}

/** There are fewer States; a longer list is not one of heads of State. */
const mostRows = 1000

/**
 * Reads a table of office-holders. A State is found by its id or by a name of it that is exactly the
 * same, never by a likeness: Niger is not Nigeria.
 *
 * @param stateOf the id of a State by what a person calls it
 */
export function readRecipients(
  table: readonly (readonly string[])[],
  stateOf: (said: string) => string | null,
): ReadRecipients {
  const above = headRow(table)
  const [head, ...rows] = table.slice(above)
  const faulty = (...faults: RecipientFault[]) => ({ recipients: new Map(), faults, ignored: [] })
  if (!head) return faulty({ kind: 'empty' })
  if (rows.length > mostRows) {
    return faulty({ kind: 'too-many', rows: rows.length, most: mostRows })
  }
  const at = new Map<Column, number>()
  const ignored: string[] = []
  const faults: RecipientFault[] = []
  head.forEach((said, index) => {
    const column = columnCalled(said)
    if (!column) {
      if (line(said)) ignored.push(line(said))
    } else if (at.has(column)) faults.push({ kind: 'column-twice', column: line(said) })
    else at.set(column, index)
  })
  if (!at.has('state')) return faulty({ kind: 'no-column', column: 'state' })

  const recipients = new Map<string, Recipient>()
  const rowOf = new Map<string, { readonly row: number; readonly said: string }>()
  rows.forEach((cells, index) => {
    const row = index + above + 2
    if (cells.every((cell) => !line(cell))) return
    const cell = (column: Column) => line(cells[at.get(column) ?? -1])
    const state = cell('state')
    const found = state ? stateOf(state) : null
    if (!state) faults.push({ kind: 'no-state', row })
    else if (!found) faults.push({ kind: 'unknown-state', row, said: short(state) })
    if (!found) return
    const first = rowOf.get(found)
    if (first !== undefined) {
      faults.push({ kind: 'twice', row, first: first.row, said: short(state), there: first.said })
      return
    }
    rowOf.set(found, { row, said: short(state) })
    for (const column of at.keys()) {
      const said = cell(column)
      const kind = whyNoName(said)
      if (kind) faults.push({ kind, row, column, said: short(said) })
    }
    const understood = <T>(column: Column, value: T | undefined): T | null => {
      if (value !== undefined) return value
      faults.push({ kind: 'not-understood', row, column, said: short(cell(column)) })
      return null
    }
    recipients.set(found, {
      state: found,
      honorific: cell('honorific'),
      name: cell('name'),
      function: cell('function'),
      formal: cell('formal'),
      capital: cell('capital'),
      reference: cell('reference'),
      language: understood('language', languageOf(cell('language'))),
      originalProtocol: understood('originalProtocol', answer(cell('originalProtocol'))),
      confirmed: understood('confirmed', answer(cell('confirmed'))) ?? false,
    })
  })
  return { recipients: faults.length > 0 ? new Map() : recipients, faults, ignored }
}

function whyNoName(said: string): 'formula' | 'not-understood' | 'too-long' | null {
  if (isFormula(said)) return 'formula'
  if (isFailure(said)) return 'not-understood'
  return said.length > longestName ? 'too-long' : null
}

function languageOf(said: string): OfficialLanguage | null | undefined {
  return said ? (languageNamed(said) ?? undefined) : null
}

/**
 * On one line, and without signs that would turn what stands around it: the direction of a name is
 * that of its letters.
 */
function line(said: string | undefined): string {
  return clean(said ?? '')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
}

function short(said: string): string {
  const letters = [...said]
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : said
}
