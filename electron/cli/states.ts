import { type CalendarDate, parseDate } from '../../shared/states/calendar-date'
import { guessColumns } from '../../shared/states/columns'
import { nameIn, sortedIn } from '../../shared/states/names'
import { type Doubt, readStates } from '../../shared/states/read-states'
import { type StatesRegister, statuses } from '../../shared/states/register'
import { countsAt, groupsAt } from '../../shared/states/status'
import { type Command, InputError, type Terminal, UsageError } from './command'
import { isConferenceFile, readConference } from './conference-file'
import { knownStates } from './known-states'
import { bytesOf } from './read-file'
import { say } from './say'
import { sheetIn } from './sheet-in'

/** Who was bound by the treaty at the end of a day, and who was not: counts, and the States. */
export const states: Command = {
  usage: 'FILE --at DATE [--json]',
  options: { at: { type: 'string' }, json: { type: 'boolean' } },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const today = dayOf(new Date())
    const at = askedFor(values.at, today)
    terminal.progress(say('cli.reading', { file }))
    const register = await registerIn(file, at, today)
    terminal.progress(null)
    if (values.json) terminal.out(JSON.stringify(inJson(register, at)))
    else tell(register, at, terminal)
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

/**
 * Of a conference the register that it keeps; of a list what it says of the same treaty, if nothing
 * in it is in doubt.
 */
async function registerIn(
  file: string,
  at: CalendarDate,
  today: CalendarDate,
): Promise<StatesRegister> {
  const bytes = await bytesOf(file)
  if (isConferenceFile(bytes)) {
    return (await readConference(file)).states
  }
  const known = knownStates()
  const sheet = sheetIn(file, bytes)
  const columns = guessColumns(sheet[0] ?? [])
  const { entries, doubts } = readStates({ sheet, columns, known, today, asOf: at })
  const [first] = doubts
  if (first) {
    const sentence = sayDoubt(first, file)
    if (doubts.length === 1) throw new InputError(sentence)
    throw new InputError(say('cli.states.more', { file, count: doubts.length, first: sentence }))
  }
  return { ...known, source: file, asOf: at, recordedUntil: today, entries }
}

function sayDoubt(doubt: Doubt, file: string): string {
  switch (doubt.kind) {
    case 'ambiguous':
      return say('cli.states.doubt.ambiguous', {
        ...{ file, row: doubt.row, said: doubt.said },
        readings: new Intl.ListFormat('en', { type: 'disjunction' }).format(doubt.readings),
      })
    case 'unknown-word':
    case 'not-a-date':
    case 'unknown-state':
    case 'twice':
    case 'status-differs':
    case 'future':
    case 'before-treaty':
    case 'before-convention':
    case 'no-state':
    case 'no-column':
    case 'no-rows':
      return say(`cli.states.doubt.${doubt.kind}`, { file, ...doubt })
  }
}

function tell(register: StatesRegister, at: CalendarDate, terminal: Terminal): void {
  const { treaty, entries, source, asOf, recordedUntil } = register
  const groups = groupsAt(register, at)
  const counts = countsAt(register, at)
  terminal.out(say('cli.states.all', { count: entries.length, treaty: treaty.short, at }))
  for (const status of statuses) {
    const name = say(`cli.states.group.${status}`, { treaty: treaty.short })
    terminal.out(`${name}: ${counts[status]}`)
  }
  terminal.out(`${say('cli.states.not-bound')}: ${counts.notBound}`)
  for (const status of statuses) {
    if (counts[status] === 0) continue
    terminal.out('')
    terminal.out(say(`cli.states.group.${status}`, { treaty: treaty.short }))
    for (const entry of sortedIn(groups[status], 'en'))
      terminal.out(`  ${nameIn(entry, 'en').short}`)
  }
  terminal.note(say('cli.states.source', { source }))
  terminal.note(say('cli.states.as-of', { asOf, until: recordedUntil }))
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
