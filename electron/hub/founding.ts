import { randomBytes } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { type Register, writeRegister } from '../../shared/amendments/register'
import type { Conference } from '../../shared/conference'
import { seed } from '../../shared/document/ydoc'
import { formatDocumentName } from '../../shared/document-name'
import { conferenceId, delegationId, type NewId, personId, textId } from '../../shared/ids'
import { Hands, handsOf } from './hands'
import { nextEntry } from './record'
import { emptySheet } from './sheet'
import type { Store } from './store'

export interface Founding {
  readonly conference: Omit<Conference, 'id' | 'text'>
  readonly delegations: readonly string[]
  readonly text: Node
  /** The host's own name, for the first entry of the record. */
  readonly host: string
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
  { conference, delegations, text, host }: Founding,
  { newId, now }: { readonly newId: NewId; readonly now: () => Date },
): Promise<void> {
  const at = now().toISOString()
  const by = {
    person: personId(newId()),
    name: host,
    role: 'secretariat',
    delegation: null,
  } as const
  const entry = nextEntry([], at, by, { kind: 'hosted', title: conference.title })
  const register: Register = {
    conference: { ...conference, id: conferenceId(newId()), text: textId(newId()) },
    stage: 'drafting',
    delegations: delegations.map((name) => ({ id: delegationId(newId()), name })),
    invitations: [],
    amendments: [],
    positions: [],
    deadlines: {},
    leaves: [],
    votes: false,
    brackets: [],
    agreed: [],
    versions: [],
    record: [entry],
  }
  const textName = formatDocumentName({ kind: 'text', text: register.conference.text })
  const opening = written(textName, (doc) => seed(doc, text))
  const hands = new Hands(handsOf(register.conference.text))
  const signed = hands.note(new Y.Doc(), opening.update, { kind: 'act', entry: entry.number, at })
  const updates = [
    opening,
    ...(signed ? [signed] : []),
    written('register', (doc) => writeRegister(doc, register)),
  ]
  await store.putMeta(secretKey, randomBytes(32))
  await store.commit({ updates, entry })
}

function written(document: string, write: (doc: ReturnType<typeof emptySheet>['doc']) => void) {
  const sheet = emptySheet()
  write(sheet.doc)
  const update = sheet.tearOff()
  if (!update) throw new Error(`The ${document} of a new conference holds something`)
  return { document, update }
}
