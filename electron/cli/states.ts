import { type CalendarDate, parseDate } from '../../shared/states/calendar-date'
import { guessColumns, headRow } from '../../shared/states/columns'
import { nameIn, sortedIn } from '../../shared/states/names'
import { onTreaty } from '../../shared/states/other-treaty'
import { type Doubt, readStates } from '../../shared/states/read-states'
import {
  type StateStatus,
  type StatesRegister,
  statuses,
  type Treaty,
  TreatySchema,
} from '../../shared/states/register'
import { countsAt, groupsAt } from '../../shared/states/status'
import { type Command, InputError, type Terminal, UsageError } from './command'
import { isConferenceFile, readConference } from './conference-file'
import { knownStates } from './known-states'
import { bytesOf, wordsOf } from './read-file'
import { say } from './say'
import { sheetIn } from './sheet-in'

/** Who was bound by the treaty at the end of a day, and who was not: counts, and the States. */
export const states: Command = {
  usage: 'FILE --at DATE [--treaty TREATY.json] [--json]',
  options: { at: { type: 'string' }, treaty: { type: 'string' }, json: { type: 'boolean' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const today = dayOf(new Date())
    const at = askedFor(values.at, today)
    terminal.progress(say('cli.reading', { file }))
    const treaty = typeof values.treaty === 'string' ? await treatyIn(values.treaty) : null
    const { register, kept } = await registerIn(file, { at, today, treaty }, terminal)
    terminal.progress(null)
    noteIfEarly(at, register, terminal)
    if (values.json) terminal.out(JSON.stringify(inJson(register, at)))
    else tell(register, at, kept, terminal)
    return 0
  },
}

function askedFor(value: string | boolean | undefined, today: CalendarDate): CalendarDate {
  if (typeof value !== 'string') throw new UsageError(say('cli.usage.at-none'))
  const at = parseDate(value)
  if (!at) throw new UsageError(say('cli.usage.at', { value }))
  if (at > today) throw new UsageError(say('cli.usage.at-future', { value }))
  return at
}

/** The Convention has a history of its own from before the treaty, so that the day is answered. */
function noteIfEarly(at: CalendarDate, { treaty }: StatesRegister, terminal: Terminal): void {
  if (at >= treaty.adopted) return
  const { short, adopted } = treaty
  terminal.note(say('cli.states.too-early', { at, treaty: short, adopted }))
}

interface Asked {
  readonly at: CalendarDate
  readonly today: CalendarDate
  /** Of which a list is, if it is not of the one that the application brings along. */
  readonly treaty: Treaty | null
}

async function treatyIn(file: string): Promise<Treaty> {
  const read = TreatySchema.safeParse(parseJson(wordsOf(await bytesOf(file)) ?? ''))
  if (read.success) return read.data
  const place = read.error.issues[0]?.path.join('.') || '–'
  throw new InputError(say('cli.states.no-treaty', { file, place }))
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return null // No JSON; the schema then says so.
  }
}

/**
 * Of a conference the register that it keeps; of a list what it says of the same treaty, if nothing
 * in it is in doubt.
 */
async function registerIn(
  file: string,
  { at, today, treaty }: Asked,
  terminal: Terminal,
): Promise<{ readonly register: StatesRegister; readonly kept: boolean }> {
  const bytes = await bytesOf(file)
  if (isConferenceFile(bytes)) {
    if (treaty) throw new InputError(say('cli.states.own-treaty', { file }))
    return { register: (await readConference(file)).states, kept: true }
  }
  const shipped = knownStates()
  const known = treaty ? onTreaty(shipped, treaty) : shipped
  const sheet = sheetIn(file, bytes)
  const head = headRow(sheet)
  const columns = guessColumns(sheet[head] ?? [])
  const { entries, doubts } = readStates({ sheet, head, columns, known, today, asOf: at })
  const [first] = doubts
  if (first) {
    if (doubts.length === 1) throw new InputError(sayDoubt(first, file, known))
    for (const doubt of doubts.slice(0, mostShown)) terminal.note(sayDoubt(doubt, file, known))
    throw new InputError(say('cli.states.more', { file, count: doubts.length }))
  }
  // A list that says nothing of consents would else seem to say that nobody is bound.
  if (!columns.includes('consent')) {
    terminal.note(say('cli.states.no-consents', { file, treaty: known.treaty.short }))
  }
  const register = { ...known, source: file, asOf: at, recordedUntil: today, entries }
  return { register, kept: false }
}

/** Whoever has put these right sees the next. */
const mostShown = 20

function sayDoubt(doubt: Doubt, file: string, { treaty }: StatesRegister): string {
  switch (doubt.kind) {
    case 'ambiguous':
      return say('cli.states.doubt.ambiguous', {
        ...{ file, row: doubt.row, said: doubt.said },
        readings: new Intl.ListFormat('en', { type: 'disjunction' }).format(
          doubt.readings.map(({ day }) => day),
        ),
      })
    case 'status-differs':
      return say('cli.states.doubt.status-differs', {
        ...{ file, row: doubt.row },
        said: nameOf(doubt.said, treaty),
        dates: nameOf(doubt.dates, treaty),
      })
    case 'unknown-word':
    case 'not-a-date':
    case 'unknown-state':
    case 'twice':
    case 'future':
    case 'before-treaty':
    case 'before-convention':
    case 'no-state':
    case 'no-column':
    case 'no-rows':
      return say(`cli.states.doubt.${doubt.kind}`, { file, ...doubt })
  }
}

/** @param kept in a conference, which says for which day somebody vouches for it */
function tell(register: StatesRegister, at: CalendarDate, kept: boolean, terminal: Terminal): void {
  const { treaty, entries, source, asOf, recordedUntil } = register
  const groups = groupsAt(register, at)
  const counts = countsAt(register, at)
  terminal.out(say('cli.states.all', { count: entries.length, treaty: treaty.short, at }))
  for (const status of statuses) {
    terminal.out(`${nameOf(status, treaty)}: ${counts[status]}`)
  }
  terminal.out(`${say('cli.states.not-bound')}: ${counts.notBound}`)
  for (const status of statuses) {
    if (counts[status] === 0) continue
    terminal.out('')
    terminal.out(nameOf(status, treaty))
    for (const entry of sortedIn(groups[status], 'en'))
      terminal.out(`  ${nameIn(entry, 'en').short}`)
  }
  terminal.note(say('cli.states.source', { source }))
  if (kept) terminal.note(say('cli.states.as-of', { asOf, until: recordedUntil }))
}

function nameOf(status: StateStatus, { short }: Treaty): string {
  return say(`cli.states.group.${status}`, { treaty: short })
}

function inJson(register: StatesRegister, at: CalendarDate) {
  const { treaty, source, asOf, recordedUntil } = register
  const groups = groupsAt(register, at)
  const names = statuses.map((status) => [
    status,
    sortedIn(groups[status], 'en').map((entry) => nameIn(entry, 'en').short),
  ])
  return {
    ...{ treaty: treaty.short, at, source, asOf, recordedUntil },
    counts: countsAt(register, at),
    groups: Object.fromEntries(names),
  }
}

function dayOf(now: Date): CalendarDate {
  const day = parseDate(now.toISOString().slice(0, 10))
  if (!day) throw new Error('Today is a day of the calendar')
  return day
}
