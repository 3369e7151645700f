import { languageNamed, type OfficialLanguage } from '../document/language'
import { clean } from '../exchange/printable'

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

/** Rows count from 1, as a spreadsheet shows them: the first is the one with the names of the columns. */
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
      readonly state: string
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
/** A line of an address; a longer one is something else that has come into its column. */
const longest = 200

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
  const [head, ...rows] = table
  const faulty = (...faults: RecipientFault[]) => ({ recipients: new Map(), faults, ignored: [] })
  if (!head) return faulty({ kind: 'empty' })
  if (rows.length > mostRows) {
    return faulty({ kind: 'too-many', rows: rows.length, most: mostRows })
  }
  const at = new Map<Column, number>()
  const ignored: string[] = []
  const faults: RecipientFault[] = []
  head.forEach((said, index) => {
    const column = columnOf(said)
    if (!column) {
      if (line(said)) ignored.push(line(said))
    } else if (at.has(column)) faults.push({ kind: 'column-twice', column: line(said) })
    else at.set(column, index)
  })
  if (!at.has('state')) return faulty({ kind: 'no-column', column: 'state' })

  const recipients = new Map<string, Recipient>()
  const rowOf = new Map<string, number>()
  rows.forEach((cells, index) => {
    const row = index + 2
    if (cells.every((cell) => !line(cell))) return
    const cell = (column: Column) => line(cells[at.get(column) ?? -1])
    const state = cell('state')
    const found = state ? stateOf(state) : null
    if (!state) faults.push({ kind: 'no-state', row })
    else if (!found) faults.push({ kind: 'unknown-state', row, said: short(state) })
    if (!found) return
    const first = rowOf.get(found)
    if (first !== undefined) {
      faults.push({ kind: 'twice', row, first, state: found })
      return
    }
    rowOf.set(found, row)
    for (const column of at.keys()) {
      const said = cell(column)
      const kind = isFormula(said) ? 'formula' : said.length > longest ? 'too-long' : null
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

/** What a spreadsheet would run rather than show. */
function isFormula(said: string): boolean {
  return /^[=+\-@|%＝＋－＠]/u.test(said)
}

const columns = {
  state: ['state', 'country', 'state or country', 'id', 'iso', 'iso3'],
  honorific: ['honorific', 'style', 'title'],
  name: ['name', 'full name', 'office-holder', 'office holder'],
  function: ['function', 'office', 'position', 'post'],
  formal: ['formal name', 'formal', 'official name'],
  capital: ['capital', 'city'],
  reference: ['reference', 'ref', 'number'],
  language: ['language'],
  originalProtocol: ['original protocol ii', 'original protocol', 'protocol ii'],
  confirmed: ['confirmed', 'checked', 'verified'],
} as const
type Column = keyof typeof columns

function columnOf(said: string): Column | null {
  const name = line(said).toLowerCase().replaceAll('_', ' ')
  const found = Object.entries(columns).find(([, names]) => names.some((each) => each === name))
  return (found?.[0] ?? null) as Column | null
}

function answer(said: string): boolean | null | undefined {
  if (!said) return null
  if (/^(yes|y|true|1|x)$/i.test(said)) return true
  return /^(no|n|false|0)$/i.test(said) ? false : undefined
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
  return said.length > 60 ? `${said.slice(0, 60)}…` : said
}
