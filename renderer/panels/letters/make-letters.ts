import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { type LettersAsk, Unset, unsetFile } from '../../../shared/letters/asking'
import {
  type Became,
  type Dispatched,
  dispatchList,
  letterFile,
  type Reasons,
} from '../../../shared/letters/dispatch'
import type { Letter } from '../../../shared/letters/letter'
import type { ToState } from '../../../shared/letters/mailing-of'
import { writeCsv } from '../../../shared/sheets/csv'
import { writeXlsx } from '../../../shared/sheets/xlsx-out'
import type { Problem } from '../../session/acts'
import type { Session } from '../../session/session'

export interface Making {
  readonly session: Pick<Session, 'letters'>
  readonly letters: readonly ToState[]
  readonly title: string
  readonly day: string
  readonly say: Reasons
  readonly signal: AbortSignal
  readonly progress: (done: number) => void
  /** Digests of the letters that were saved last: those that differ are also put together. */
  readonly before: ReadonlySet<string>
}

export type Made =
  | {
      readonly kind: 'made'
      readonly bytes: Uint8Array
      readonly digest: string
      /** To which there is no letter, since no font has some of its words. */
      readonly unset: readonly ToState[]
      /** Which say something else than what was saved before; all, if nothing was. */
      readonly changed: readonly ToState[]
      /** Of each letter that was made. */
      readonly digests: ReadonlySet<string>
    }
  | Problem

interface Files {
  readonly pdf: Uint8Array
  readonly docx: Uint8Array
}

/** As many as are asked for at once: after each, one sees how far it is, and may cancel. */
const atOnce = 8

/** What was set before, by what it says: after a correction only that is set which it changes. */
const set = new Map<string, Files>()

/** The letters of a mailing with the list of them, in one file. */
export async function makeLetters(making: Making): Promise<Made> {
  const { session, letters, title, day, signal } = making
  const digests = await Promise.all(letters.map(({ drafted }) => digestOf(drafted.letter)))
  const ask = (want: LettersAsk['want'], asked: readonly Letter[]) =>
    session.letters({ want, title, day, letters: [...asked] }, signal)

  const missing = letters.filter((_, index) => !set.has(digests[index] ?? ''))
  const unset = new Map<string, readonly string[]>()
  making.progress(letters.length - missing.length)
  for (let from = 0; from < missing.length; from += atOnce) {
    const some = missing.slice(from, from + atOnce).map(({ drafted }) => drafted.letter)
    const answer = await ask('files', some)
    if (answer.kind === 'problem') return answer
    const files = unzipSync(answer.bytes)
    const lacking = unsetIn(files[unsetFile])
    for (const letter of some) {
      const [pdf, docx] = [files[`${letter.state}.pdf`], files[`${letter.state}.docx`]]
      const scripts = lacking[letter.state]
      if (scripts) unset.set(letter.state, scripts)
      else if (pdf && docx) set.set(await digestOf(letter), { pdf, docx })
      else return { kind: 'problem', why: 'unintelligible' }
    }
    making.progress(letters.length - missing.length + Math.min(from + atOnce, missing.length))
  }
  const printed = letters.filter(({ state }) => !unset.has(state.state))
  if (printed.length === 0) return { kind: 'problem', why: 'export-no-font' }
  const all = await ask(
    'all',
    printed.map(({ drafted }) => drafted.letter),
  )
  if (all.kind === 'problem') {
    // A hub that has lost a font since it set them is asked for each of them anew.
    if (all.why === 'export-no-font') set.clear()
    return all
  }

  const zip: Zippable = { 'all-letters.pdf': [all.bytes, stored] }
  const changed = letters.filter(
    (each, index) => printed.includes(each) && !making.before.has(digests[index] ?? ''),
  )
  if (changed.length > 0 && changed.length < printed.length) {
    const other = await ask(
      'all',
      changed.map(({ drafted }) => drafted.letter),
    )
    if (other.kind === 'problem') return other
    zip['changed-letters.pdf'] = [other.bytes, stored]
  }
  const dispatched = letters.map((each, index): Dispatched => {
    const scripts = unset.get(each.state.state)
    if (scripts) return { ...each, became: { kind: 'unset', scripts } }
    const digest = digests[index] ?? ''
    const name = letterFile(each.state)
    const files = set.get(digest)
    if (!files) throw new Error('Every letter was set a moment ago')
    zip[`${name}.pdf`] = [files.pdf, stored]
    zip[`${name}.docx`] = [files.docx, stored]
    return { ...each, became: { kind: 'files', files: [`${name}.pdf`, `${name}.docx`], digest } }
  })
  const rows = dispatchList(day, dispatched, making.say)
  zip['dispatch-list.csv'] = [new TextEncoder().encode(writeCsv(rows)), stored]
  zip['dispatch-list.xlsx'] = [writeXlsx(rows, title), stored]
  const said = dispatched.flatMap(({ became }) => digestIn(became) ?? [])
  return {
    kind: 'made',
    bytes: zipSync(zip),
    digest: await sha256(said.join('\n')),
    unset: letters.filter(({ state }) => unset.has(state.state)),
    changed,
    digests: new Set(said),
  }
}

/** None, where the hub says nothing that we understand: what is missing is then found to be. */
function unsetIn(file: Uint8Array | undefined): Unset {
  if (!file) return {}
  return Unset.catch({}).parse(JSON.parse(strFromU8(file)))
}

function digestIn(became: Became): string | null {
  return became.kind === 'files' ? became.digest : null
}

/** How a letter looks: a picture of its pages, as an address that an image can show. */
export async function proofOf(
  session: Pick<Session, 'letters'>,
  letter: Letter,
  day: string,
  signal: AbortSignal,
): Promise<{ readonly kind: 'proof'; readonly picture: string } | Problem> {
  const asked = { want: 'pages', title: letter.title, day, letters: [letter] } as const
  const answer = await session.letters({ ...asked, letters: [letter] }, signal)
  if (answer.kind === 'problem') return answer
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(strFromU8(answer.bytes))}`
  return { kind: 'proof', picture }
}

/** They are packed already. The first moment a zip can name, so that the bytes are the same. */
const stored = { level: 0, mtime: new Date(1980, 0, 1) } as const

function digestOf(letter: Letter): Promise<string> {
  return sha256(JSON.stringify(letter))
}

async function sha256(words: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
