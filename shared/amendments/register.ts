import type * as Y from 'yjs'
import type { Conference, Delegation, Invitation, Role, Stage } from '../conference'
import type { AmendmentId, DelegationId, Instant } from '../ids'
import type { Over } from '../negotiation/adoption'
import { type Agreement, keyOf } from '../negotiation/agreement'
import type { BracketFacts } from '../negotiation/bracket-facts'
import type { NegotiationDeed } from '../negotiation/deeds'
import type { Amendment, Draft } from './amendment'
import type { By } from './by'
import type { NumberingDeed } from './numbering-acts'

/** Everything about a conference that is not the words of its text. Everyone may read it. */
export interface Register {
  readonly conference: Conference
  readonly stage: Stage
  readonly delegations: readonly Delegation[]
  readonly invitations: readonly Invitation[]
  /** In order of their numbers. */
  readonly amendments: readonly Amendment[]
  /** What is known of brackets, as far as anyone has said something of them. */
  readonly brackets: readonly BracketFacts[]
  readonly agreed: readonly Agreement[]
  readonly record: readonly RecordEntry[]
}

/** What was done, for everyone to read. Drafts are not in it: nobody may learn of them. */
export type Deed =
  | { readonly kind: 'hosted'; readonly title: string }
  | { readonly kind: 'delegation-accredited'; readonly delegation: DelegationId }
  | { readonly kind: 'invited'; readonly role: Role; readonly delegation: DelegationId | null }
  | { readonly kind: 'joined' }
  | {
      readonly kind: 'stage-opened'
      readonly stage: Stage
      /** Where the president adopted a text in which something was open. */
      readonly over?: Over
    }
  | { readonly kind: 'amendment-tabled'; readonly amendment: AmendmentId }
  | { readonly kind: 'amendment-withdrawn'; readonly amendment: AmendmentId }
  | {
      readonly kind: 'amendment-adopted'
      readonly amendment: AmendmentId
      /** Whether others' changes to the same block had to be merged in. */
      readonly merge: 'clean' | 'reworded'
    }
  | { readonly kind: 'amendment-rejected'; readonly amendment: AmendmentId }
  | NegotiationDeed
  | NumberingDeed

export interface RecordEntry {
  /** From 1, without gaps. */
  readonly number: number
  readonly at: Instant
  readonly by: By
  readonly deed: Deed
  /** Of the entry before; of the first, the empty string. */
  readonly previous: string
  /** SHA-256 in hexadecimal over the canonical JSON of the fields above. */
  readonly hash: string
}

/** A delegation's own list of its untabled amendments. */
export interface Folder {
  readonly drafts: readonly Draft[]
}

export const emptyFolder: Folder = { drafts: [] }

/**
 * The register as a shared document: one map entry for each thing, its value plain JSON that is
 * replaced and never changed, and one array for the record. A value read twice is the same object,
 * so `===` answers "did it change?".
 */
const mapOf = (doc: Y.Doc) => doc.getMap<unknown>('register')
const recordOf = (doc: Y.Doc) => doc.getArray<RecordEntry>('record')

/** `null` while the document has not arrived. */
export function readRegister(doc: Y.Doc): Register | null {
  const map = mapOf(doc)
  const conference = map.get('conference') as Conference | undefined
  if (!conference) return null
  return {
    conference,
    stage: map.get('stage') as Stage,
    delegations: valuesUnder<Delegation>(map, 'delegation/').sort(byName),
    invitations: valuesUnder<Invitation>(map, 'invitation/').sort((a, b) =>
      a.made < b.made ? -1 : 1,
    ),
    amendments: valuesUnder<Amendment>(map, 'amendment/').sort((a, b) => a.number - b.number),
    brackets: valuesUnder<BracketFacts>(map, 'bracket/').sort(byId),
    agreed: valuesUnder<Agreement>(map, 'agreed/').sort(byTime),
    record: recordOf(doc).toArray(),
  }
}

/** Brings the document to say `register`, touching only what differs. */
export function writeRegister(doc: Y.Doc, register: Register): void {
  doc.transact(() => {
    const map = mapOf(doc)
    put(map, 'conference', register.conference)
    put(map, 'stage', register.stage)
    for (const each of register.delegations) put(map, `delegation/${each.id}`, each)
    for (const each of register.invitations) put(map, `invitation/${each.id}`, each)
    for (const each of register.amendments) put(map, `amendment/${each.id}`, each)
    for (const each of register.brackets) put(map, `bracket/${each.id}`, each)
    const agreed = new Map(register.agreed.map((each) => [`agreed/${keyOf(each.scope)}`, each]))
    for (const key of [...map.keys()]) {
      if (key.startsWith('agreed/') && !agreed.has(key)) map.delete(key)
    }
    for (const [key, each] of agreed) put(map, key, each)
    const record = recordOf(doc)
    record.push(register.record.slice(record.length))
  })
}

export function readFolder(doc: Y.Doc): Folder {
  const drafts = valuesUnder<Draft>(mapOf(doc), 'draft/')
  return { drafts: drafts.sort((a, b) => (a.begun < b.begun ? -1 : 1)) }
}

export function writeFolder(doc: Y.Doc, folder: Folder): void {
  doc.transact(() => {
    const map = mapOf(doc)
    const kept = new Set(folder.drafts.map((draft) => `draft/${draft.id}`))
    for (const key of [...map.keys()]) if (!kept.has(key)) map.delete(key)
    for (const each of folder.drafts) put(map, `draft/${each.id}`, each)
  })
}

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (map.get(key) !== value) map.set(key, value)
}

function valuesUnder<T>(map: Y.Map<unknown>, prefix: string): T[] {
  return [...map.entries()].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T)
}

/** English alphabetical order, in which delegations are listed and seated. */
const collator = new Intl.Collator('en')

function byName(a: Delegation, b: Delegation): number {
  return collator.compare(a.name, b.name)
}

function byId(a: BracketFacts, b: BracketFacts): number {
  return a.id < b.id ? -1 : 1
}

function byTime(a: Agreement, b: Agreement): number {
  return a.at === b.at ? 0 : a.at < b.at ? -1 : 1
}
