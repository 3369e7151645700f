import { randomBytes } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { newRegister, type Register, writeRegister } from '../../shared/amendments/register'
import type { Conference } from '../../shared/conference'
import { seed } from '../../shared/document/ydoc'
import { formatDocumentName } from '../../shared/document-name'
import { takenIn } from '../../shared/follow-up/acts'
import { nothingYet, writeFollowUp } from '../../shared/follow-up/follow-up'
import { conferenceId, delegationId, type NewId, personId, textId } from '../../shared/ids'
import type { StatesRegister } from '../../shared/states/register'
import { Hands, handsOf } from './hands'
import { digestOf, nextEntry } from './record'
import { emptySheet, type Sheet, sheetOf } from './sheet'
import type { Store } from './store'
import { hubSealOf } from './text-seal'

export interface Founding {
  readonly conference: Omit<Conference, 'id' | 'text'>
  readonly delegations: readonly string[]
  readonly text: Node
  /** The host's own name, for the first entries of the record. */
  readonly host: string
  /** A register of States that it has from the conference before. */
  readonly states?: StatesRegister | null
}

/** Under which the store keeps what the hub signs with. */
export const secretKey = 'secret'

/** Whether a conference has been founded in this store. */
export async function isFounded(store: Store): Promise<boolean> {
  return (await store.load('register')).length > 0
}

/** What the hub signs seats and invitations with. */
export function secretOf(store: Store): Promise<Uint8Array | null> {
  return store.getMeta(secretKey)
}

/** Writes a conference into an empty store. The register comes last: with it the conference is there. */
export async function found(
  store: Store,
  { conference, delegations, text, host, states }: Founding,
  { newId, now }: { readonly newId: NewId; readonly now: () => Date },
): Promise<void> {
  const at = now().toISOString()
  const by = {
    person: personId(newId()),
    name: host,
    role: 'secretariat',
    delegation: null,
  } as const
  const { key } = await hubSealOf(store)
  const hosted = { kind: 'hosted', title: conference.title, seal: key } as const
  const entry = nextEntry([], at, by, hosted)
  const register: Register = {
    ...newRegister({ ...conference, id: conferenceId(newId()), text: textId(newId()) }),
    delegations: delegations.map((name) => ({ id: delegationId(newId()), name })),
    record: [entry],
  }
  const textName = formatDocumentName({ kind: 'text', text: register.conference.text })
  const opening = written(textName, (doc) => seed(doc, text))
  const hands = new Hands(handsOf(register.conference.text))
  const signed = hands.note(new Y.Doc(), opening.update, { kind: 'act', entry: entry.number, at })
  const first = emptySheet()
  writeRegister(first.doc, register)
  const second = sheetOf(first.doc)
  const updates = [opening, ...(signed ? [signed] : []), torn('register', first)]
  await store.putMeta(secretKey, randomBytes(32))
  await store.commit({ updates, entry })
  if (!states) return
  const carried = takenIn(states, digestOf)
  const next = nextEntry(register.record, at, by, carried.deed)
  writeRegister(second.doc, { ...register, record: [entry, next] })
  const followed = written(formatDocumentName({ kind: 'follow-up' }), (doc) =>
    writeFollowUp(doc, { ...nothingYet, states: carried.states }),
  )
  await store.commit({ updates: [followed, torn('register', second)], entry: next })
}

function written(document: string, write: (doc: Sheet['doc']) => void) {
  const sheet = emptySheet()
  write(sheet.doc)
  return torn(document, sheet)
}

function torn(document: string, sheet: Sheet) {
  const update = sheet.tearOff()
  if (!update) throw new Error(`The ${document} of a new conference holds something`)
  return { document, update }
}
