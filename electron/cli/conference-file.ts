import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { type Register, readRegister } from '../../shared/amendments/register'
import { read } from '../../shared/document/ydoc'
import { formatDocumentName } from '../../shared/document-name'
import { type Matter, readFollowUp } from '../../shared/follow-up/follow-up'
import type { StatesRegister } from '../../shared/states/register'
import { replay } from '../hub/journal'
import { shippedStates } from '../hub/shipped-states'
import { openSqliteStore } from '../hub/sqlite-store'
import { type Store, StoreError } from '../hub/store'
import { keptIn, textKept } from '../hub/versions'
import { InputError } from './command'
import { say } from './say'

export interface ConferenceFile {
  readonly text: Node
  readonly register: Register
  /** What the conference knows of States, or what the application brings along. */
  readonly states: StatesRegister
  readonly matters: readonly Matter[]
}

export function isConferenceFile(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 15)) === 'SQLite format 3'
}

/**
 * What is in a conference's file, which is copied first: a hub may have it open, and SQLite writes
 * to what it opens.
 *
 * @throws InputError
 */
export function readConference(file: string): Promise<ConferenceFile> {
  return withCopy(file, async (store) => {
    const register = readRegister(await documentIn(store, 'register'))
    if (!register) throw new StoreError('not-a-conference')
    const name = formatDocumentName({ kind: 'text', text: register.conference.text })
    const text = read(await documentIn(store, name))
    if (text.kind === 'invalid') throw new StoreError('damaged')
    const { states, matters } = readFollowUp(await documentIn(store, 'follow-up'))
    return { text: text.node, register, states: states ?? shippedStates(), matters }
  })
}

/**
 * The text of a version that was issued, by its symbol; `null` if there is none, or not as issued.
 *
 * @throws InputError
 */
export function readVersion(file: string, symbol: string): Promise<Node | null> {
  return withCopy(file, async (store) => {
    const register = readRegister(await documentIn(store, 'register'))
    const version = register?.versions.findLast((each) => each.symbol === symbol)
    const kept = version && (await keptIn(store, version))
    return kept?.kind === 'paper' ? textKept(kept) : null
  })
}

/** Does something with a copy of a conference that is thrown away afterwards. */
export async function withCopy<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'))
  const copy = join(folder, 'copy.rapporteur')
  try {
    for (const beside of ['', '-wal']) {
      if (existsSync(file + beside)) await copyFile(file + beside, copy + beside)
    }
    const store = openSqliteStore(copy)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new InputError(say(`cli.conference.${sentences[error.why]}`, { file }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const sentences = {
  'disk-full': 'disk',
  'disk-read-only': 'disk',
  'disk-failed': 'disk',
  damaged: 'damaged',
  'not-a-conference': 'other',
  'later-version': 'later',
  locked: 'locked',
  closed: 'disk',
} as const satisfies Record<StoreError['why'], string>

export async function documentIn(store: Store, name: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  await replay(store, name, doc)
  return doc
}
