import { existsSync } from 'node:fs'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { type Register, readRegister } from '../../shared/amendments/register'
import { type OfficialLanguage, officialLanguages } from '../../shared/document/language'
import { read } from '../../shared/document/ydoc'
import { formatDocumentName } from '../../shared/document-name'
import { type FollowUp, readFollowUp } from '../../shared/follow-up/follow-up'
import { type Edited, readTemplate } from '../../shared/letters/edited'
import type { StatesRegister } from '../../shared/states/register'
import { replay } from '../hub/journal'
import { textIn } from '../hub/paper-bytes'
import { shippedStates } from '../hub/shipped-states'
import { openSqliteStore } from '../hub/sqlite-store'
import { type Store, StoreError } from '../hub/store'
import { keptIn } from '../hub/versions'
import { InputError } from './command'
import { beginningOf } from './read-file'
import { say } from './say'
import { withUnfinished } from './unfinished'

export interface ConferenceFile {
  readonly text: Node
  readonly register: Register
  /** What the conference knows of States, or what the application brings along. */
  readonly states: StatesRegister
  /** As it is kept: without a register of States until the conference has one of its own. */
  readonly followUp: FollowUp
  /** What letters say, where the secretariat has written on what is shipped. */
  readonly templates: Edited
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
    const followUp = readFollowUp(await documentIn(store, 'follow-up'))
    const states = followUp.states ?? shippedStates()
    return { text: text.node, register, states, followUp, templates: await templatesIn(store) }
  })
}

async function templatesIn(store: Store): Promise<Edited> {
  const templates = new Map<OfficialLanguage, Node>()
  for (const language of officialLanguages) {
    const name = formatDocumentName({ kind: 'template', language })
    const found = readTemplate(await documentIn(store, name))
    if (found?.kind === 'invalid') throw new StoreError('damaged')
    if (found) templates.set(language, found.node)
  }
  return templates
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
    return kept?.kind === 'paper' ? textIn(kept.bytes) : null
  })
}

/** Does something with a copy of a conference that is thrown away afterwards. */
export async function withCopy<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  await beginningOf(file)
  const folder = await madeFolder()
  return withUnfinished(folder, () => onCopy(file, join(folder, 'copy.rapporteur'), work))
}

async function madeFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'rapporteur-'))
  } catch (error) {
    const code = codeOf(error)
    const told = noRoom(error)
    if (told !== error || !/^E[A-Z]+$/.test(code)) throw told
    throw new InputError(say('cli.conference.no-copy', { folder: tmpdir(), code }))
  }
}

/** What is read is copied first, and the place for that may be full while that of the file is not. */
function noRoom(error: unknown): unknown {
  const isFull = error instanceof StoreError && error.why === 'disk-full'
  const code = codeOf(error)
  if (!isFull && code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new InputError(say('cli.conference.no-room', { folder: tmpdir() }))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

async function onCopy<T>(
  file: string,
  copy: string,
  work: (store: Store) => Promise<T>,
): Promise<T> {
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
    if (!(error instanceof StoreError) || error.why === 'disk-full') throw noRoom(error)
    throw new InputError(say(`cli.conference.${sentences[error.why]}`, { file }))
  }
}

export const sentences = {
  'disk-full': 'full',
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
