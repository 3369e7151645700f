import type { CalendarDate } from './calendar-date'
import type { ColumnKind, Columns } from './columns'
import type { StateEntry, StatesRegister } from './register'

/** A list that was read without a doubt, and what a person says of it. */
export interface TakenIn {
  readonly entries: readonly StateEntry[]
  /** What the list had columns for; of all else the register goes on saying what it said. */
  readonly columns: Columns
  readonly source: string
  readonly asOf: CalendarDate
  /** Whether States that are not in the list stay in the register. */
  readonly keepsOthers: boolean
}

/** The register as the list has it. */
export function takeIn(register: StatesRegister, list: TakenIn): StatesRegister {
  const known = new Map(register.entries.map((each) => [each.id, each]))
  const listed = list.entries.map((each) => merged(known.get(each.id), each, list.columns))
  const ids = new Set(listed.map(({ id }) => id))
  const others = list.keepsOthers ? register.entries.filter(({ id }) => !ids.has(id)) : []
  return {
    ...register,
    source: list.source,
    asOf: list.asOf,
    recordedUntil: list.asOf,
    entries: [...others, ...listed].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function merged(known: StateEntry | undefined, said: StateEntry, columns: Columns): StateEntry {
  if (!known) return said
  const from = <K extends keyof StateEntry>(field: K, column: ColumnKind) => {
    const value = (columns.includes(column) ? said : known)[field]
    return value === undefined ? {} : { [field]: value }
  }
  return {
    id: known.id,
    names: known.names,
    aliases: known.aliases,
    ...(known.own && { own: known.own }),
    ...from('capital', 'capital'),
    ...from('unMember', 'un-member'),
    ...from('conventionSigned', 'convention-signed'),
    ...from('conventionJoined', 'convention-joined'),
    ...joinedAsKnown(known, said, columns),
    ...from('consent', 'consent'),
    ...from('originalProtocol', 'original-protocol'),
  }
}

/** How a State joined is known still, where a list says the same day and nothing of how. */
function joinedAsKnown(known: StateEntry, said: StateEntry, columns: Columns) {
  const [before, now] = [known.conventionJoined, said.conventionJoined]
  const isSame = before !== undefined && before.on === now?.on && now.by === undefined
  return isSame && !columns.includes('joining-act') ? { conventionJoined: before } : {}
}
