import type { Addressed, Held } from './mailing'
import type { ToState } from './mailing-of'

/** A letter of a mailing with whoever it goes to. */
export interface Dispatched extends ToState {
  readonly became: Became
}

/**
 * What became of a letter.
 *
 * - `files`: a PDF and a Word file of these names.
 * - `unset`: neither, since no font has these scripts of its words.
 */
export type Became =
  | {
      readonly kind: 'files'
      readonly files: readonly [pdf: string, docx: string]
      /** SHA-256 of what the letter says and how it is set, in hexadecimal. */
      readonly digest: string
    }
  | { readonly kind: 'unset'; readonly scripts: readonly string[] }

/** Why it is not in the post, in sentences. */
export interface Reasons {
  readonly held: (held: Held) => string
  readonly unset: (scripts: readonly string[]) => string
}

/** What was made, State by State, for whoever posts the letters and for the file. */
export function dispatchList(
  day: string,
  letters: readonly Dispatched[],
  say: Reasons,
): readonly (readonly string[])[] {
  const rows = letters.map(({ state, recipient, drafted, became }) => [
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
    became.kind === 'files' ? drafted.letter.standing : 'not-made',
    [
      ...(became.kind === 'unset' ? [say.unset(became.scripts)] : []),
      ...drafted.held.map(say.held),
    ].join(' '),
    ...(became.kind === 'files' ? [...became.files, became.digest] : ['', '', '']),
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
