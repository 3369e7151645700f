import { isNoName } from '../sheets/no-name'
import type { Sheet } from '../sheets/sheet'
import { type CalendarDate, parseDate } from './calendar-date'
import type { ColumnKind, Columns } from './columns'
import { stateCalled } from './names'
import {
  type JoiningAct,
  joiningActs,
  type StateEntry,
  type StateStatus,
  type StatesRegister,
} from './register'
import { statusAt } from './status'
import { type DateColumn, untimely } from './untimely'
import { orderIn, type PossibleDay, readDate } from './written-dates'

/**
 * What a person has to look at before a list is taken in. Rows count from 1, as a spreadsheet shows
 * them. None of it is put right in silence.
 */
export type Doubt =
  | { readonly kind: 'no-column'; readonly column: 'state' }
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'no-state'; readonly row: number }
  | { readonly kind: 'unknown-state'; readonly row: number; readonly said: string }
  | {
      readonly kind: 'twice'
      readonly row: number
      readonly first: number
      readonly said: string
      /** What it is called there. */
      readonly there: string
      /** Whether both rows say the same of it. */
      readonly alike: 'yes' | 'no'
    }
  | {
      readonly kind: 'not-a-date' | 'unknown-word'
      readonly row: number
      readonly column: ColumnKind
      readonly said: string
    }
  | {
      readonly kind: 'ambiguous'
      readonly row: number
      readonly column: ColumnKind
      readonly said: string
      readonly readings: readonly PossibleDay[]
    }
  | {
      readonly kind: 'future' | 'before-treaty' | 'before-convention'
      readonly row: number
      readonly column: ColumnKind
      readonly date: CalendarDate
    }
  /** The list says one thing, and its dates another. */
  | {
      readonly kind: 'status-differs'
      readonly row: number
      readonly said: StateStatus
      readonly dates: StateStatus
    }

export interface ReadStates {
  /** Of the rows of which nothing is in doubt; whether they may be taken alone a person says. */
  readonly entries: readonly StateEntry[]
  readonly doubts: readonly Doubt[]
}

export interface Reading {
  readonly sheet: Sheet
  /** Which row has the names of the columns, from 0; those above it say nothing. */
  readonly head?: number
  readonly columns: Columns
  /** Who is known, under which names, and to which treaty the list is. */
  readonly known: Pick<StatesRegister, 'entries' | 'treaty'>
  /** Nothing has been done later. */
  readonly today: CalendarDate
  /** For which day a column of statuses holds whose name does not say one. */
  readonly asOf: CalendarDate
}

/** Reads a list of States. A State is known by its names alone and never by a likeness. */
export function readStates(reading: Reading): ReadStates {
  const { sheet, head = 0, columns, known, today, asOf } = reading
  const doubts: Doubt[] = []
  const rows = sheet.slice(head + 1)
  if (!columns.includes('state')) doubts.push({ kind: 'no-column', column: 'state' })
  else if (rows.every((row) => row.every((each) => !each))) doubts.push({ kind: 'no-rows' })
  if (doubts.length > 0) return { entries: [], doubts }

  const cell = (row: readonly string[], kind: ColumnKind) => row[columns.indexOf(kind)] ?? ''
  const orders = new Map(
    dateColumns.map((kind) => [kind, orderIn(rows.map((row) => cell(row, kind)))] as const),
  )
  const statusDay = dayIn(sheet[head]?.[columns.indexOf('status')] ?? '') ?? asOf
  const seen = new Map<string, number>()
  const saying = (row: number) =>
    dateColumns.map((kind) => cell(sheet[row - 1] ?? [], kind)).join('\n')
  const entries: StateEntry[] = []
  for (const [at, values] of rows.entries()) {
    if (values.every((each) => !each)) continue
    const row = at + head + 2
    const before = doubts.length
    const said = cell(values, 'state')
    const state = stateCalled(known, said)
    const first = state && seen.get(state.id)
    if (!said) doubts.push({ kind: 'no-state', row })
    else if (!state) doubts.push({ kind: 'unknown-state', row, said })
    else if (first) {
      const alike = saying(first) === saying(row) ? 'yes' : 'no'
      doubts.push({
        kind: 'twice',
        row,
        first,
        said,
        there: cell(sheet[first - 1] ?? [], 'state'),
        alike,
      })
    }
    if (!state || first) continue
    seen.set(state.id, row)

    const dated = (column: (typeof dateColumns)[number]) => {
      const words = cell(values, column)
      const read = readDate(words, orders.get(column) ?? 'unknown')
      if (read.kind === 'date') return read
      if (read.kind === 'not-a-date') doubts.push({ kind: 'not-a-date', row, column, said: words })
      if (read.kind === 'ambiguous') {
        doubts.push({ kind: 'ambiguous', row, column, said: words, readings: read.readings })
      }
      return null
    }
    const chosen = <T>(column: ColumnKind, choices: Readonly<Record<string, T>>): T | undefined => {
      const words = cell(values, column)
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
      const choice = Object.hasOwn(choices, words) ? choices[words] : undefined
      const isBlank = words === '' || words === '?' || words === 'unknown'
      if (choice === undefined && !isBlank) {
        doubts.push({ kind: 'unknown-word', row, column, said: cell(values, column) })
      }
      return choice
    }
    const signed = dated('convention-signed')
    const joined = dated('convention-joined')
    const consent = dated('consent')
    const by = chosen('joining-act', acts) ?? joined?.act ?? undefined
    const original = chosen('original-protocol', yesOrNo)
    const member = chosen('un-member', yesOrNo)
    // A dash says that there is none.
    const town = cell(values, 'capital').replace(/^[-–—]+$/, '')
    if (isNoName(town)) {
      doubts.push({ kind: 'unknown-word', row, column: 'capital', said: town })
    }
    const capital = town || state.capital
    const isNoMember = columns.includes('un-member') ? member === false : state.unMember === false
    const entry: StateEntry = {
      id: state.id,
      names: state.names,
      aliases: state.aliases,
      ...(state.own && { own: state.own }),
      ...(capital && { capital }),
      ...(isNoMember && { unMember: false }),
      ...(signed && { conventionSigned: signed.date }),
      ...(joined && { conventionJoined: { on: joined.date, ...(by && { by }) } }),
      ...(consent && { consent: consent.date }),
      ...(original !== undefined && { originalProtocol: original }),
    }
    doubts.push(...untimely(entry, known.treaty, today).map((each) => ({ ...each, row })))
    const status = chosen('status', statusWords)
    const dates = statusAt(entry, statusDay)
    // As long as a date is in doubt, it is not known what the dates say.
    const isDated = !doubts
      .slice(before)
      .some(({ kind }) => kind === 'ambiguous' || kind === 'not-a-date')
    if (status && status !== dates && isDated) {
      doubts.push({ kind: 'status-differs', row, said: status, dates })
    }
    if (doubts.length === before) entries.push(entry)
  }
  return { entries, doubts }
}

const dateColumns = [
  'convention-signed',
  'convention-joined',
  'consent',
] as const satisfies readonly DateColumn[]

/** "status_2005_11_23" */
function dayIn(header: string): CalendarDate | null {
  const found = /(\d{4})[-_ ./](\d{2})[-_ ./](\d{2})/.exec(header)
  return found && parseDate(found.slice(1).join('-'))
}

const yesOrNo: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  y: true,
  n: false,
}

const acts: Readonly<Record<string, JoiningAct>> = Object.fromEntries(
  joiningActs.map((each) => [each, each]),
)

const statusWords: Readonly<Record<string, StateStatus>> = {
  bound: 'bound',
  state_party: 'bound',
  convention_party_not_bound: 'convention_party_not_bound',
  party_to_the_convention: 'convention_party_not_bound',
  signatory_only: 'signatory_only',
  signatory: 'signatory_only',
  not_party: 'not_party',
  neither: 'not_party',
}
