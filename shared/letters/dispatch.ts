import type { Addressed, Held } from './mailing'
import type { ToState } from './mailing-of'

/** A letter of a mailing with whoever it goes to and the files that it became. */
export interface Dispatched extends ToState {
  readonly files: readonly string[]
  /** SHA-256 of what the letter says and how it is set, in hexadecimal. */
  readonly digest: string
}

/** What was made, State by State, for whoever posts the letters and for the file. */
export function dispatchList(
  day: string,
  letters: readonly Dispatched[],
  sayHeld: (held: Held) => string,
): readonly (readonly string[])[] {
  const rows = letters.map(({ state, recipient, drafted, files, digest }) => [
    state.state,
    state.short('en'),
    state.standing,
    drafted.letter.language,
    recipient?.honorific ?? '',
    recipient?.name ?? '',
    recipient?.function ?? '',
    recipient?.formal || state.formal('en'),
    recipient?.capital || state.capital('en'),
    day,
    drafted.letter.standing,
    drafted.held.map(sayHeld).join(' '),
    ...files,
    digest,
  ])
  return [columns, ...rows]
}

/** Names of data, read by programs: the same in every language. */
const columns = [
  'state',
  'name',
  'standing',
  'language',
  'honorific',
  'office_holder',
  'function',
  'formal_name',
  'capital',
  'date',
  'letter',
  'held_back_by',
  'pdf',
  'docx',
  'sha256',
]

/** "BEN-Benin": what the files of a letter are called, safe on every machine. */
export function letterFile(state: Addressed): string {
  const plain = state
    .short('en')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${state.state}-${plain}`
}
