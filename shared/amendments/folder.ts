import type * as Y from 'yjs'
import type { AmendmentId, DelegationId, Instant, NoteId } from '../ids'
import type { SealedKey, SharedKey } from '../sealing/draft-keys'
import type { Draft } from './amendment'
import type { By } from './by'
import { draftFrom, type EarlierDraft, earlierPrefix } from './earlier'
import type { Offer } from './offer'
import type { Position } from './position'
import { mapOf, putAll, valuesUnder } from './stored'

/**
 * What a delegation knows and the conference does not. The hub alone writes it, and this delegation
 * alone reads it: what two of them share, such as a draft, is in the folder of each (A31).
 */
export interface Folder {
  /** Untabled amendments that it sponsors, or is invited to sponsor. */
  readonly drafts: readonly Draft[]
  /** What these are sealed with, for each of their sponsors' devices. */
  readonly keys: readonly SealedKey[]
  /** To sponsor what is tabled: those it has made, and those it may answer. */
  readonly invitations: readonly SponsorInvitation[]
  /** Its positions that are for the secretariat only. */
  readonly positions: readonly Position[]
  readonly offers: readonly Offer[]
  /** What its members say among themselves. */
  readonly notes: readonly (Note | EarlierNote)[]
  /** What these are sealed with, for each of its own devices. */
  readonly noteKeys: readonly SharedKey[]
  /** Drafts in which it had a part: whoever wrote there is told where the words went. */
  readonly discarded: readonly Discarded[]
}

/** A draft that its main sponsor has thrown away. */
export interface Discarded {
  readonly amendment: AmendmentId
  readonly at: Instant
  readonly by: By
  /** As this delegation knew it, if it could write in it; absent in what an earlier version wrote. */
  readonly draft?: Draft
  /** With what it is sealed, as this delegation saw that. */
  readonly keys?: readonly SealedKey[]
}

/** A remark about a draft or an amendment, which its own delegation's devices alone open (A37). */
export interface Note {
  readonly id: NoteId
  readonly amendment: AmendmentId
  /** Hexadecimal: see NOTES.md beside the sealing. */
  readonly sealed: string
  readonly at: Instant
  readonly by: By
}

/** As earlier versions kept it, for the hub to read. */
export interface EarlierNote extends Omit<Note, 'sealed'> {
  readonly words: string
}

export interface SponsorInvitation {
  readonly amendment: AmendmentId
  readonly to: DelegationId
  readonly at: Instant
  readonly by: By
}

export const emptyFolder: Folder = {
  drafts: [],
  keys: [],
  invitations: [],
  positions: [],
  offers: [],
  notes: [],
  noteKeys: [],
  discarded: [],
}

/** What the secretariat knows and nobody else does. */
export interface SecretariatFile {
  readonly positions: readonly Position[]
  readonly offers: readonly Offer[]
}

export const emptyFile: SecretariatFile = { positions: [], offers: [] }

const byTime = (a: { readonly at: Instant }, b: { readonly at: Instant }) => compare(a.at, b.at)
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

const draftPrefix = 'paper/'
const keyOfInvitation = ({ amendment, to }: SponsorInvitation) => `${amendment}/${to}`
const keyOfPosition = ({ amendment, delegation }: Position) => `${amendment}/${delegation}`
const keyOfKey = ({ amendment, id }: SealedKey) => `${amendment}/${id}`
const keyOfThing = ({ id }: { readonly id: string }) => id

export function readFolder(doc: Y.Doc): Folder {
  const map = mapOf(doc)
  const drafts = [
    ...valuesUnder<Draft>(map, draftPrefix),
    ...valuesUnder<EarlierDraft>(map, earlierPrefix.draft).flatMap((each) => draftFrom(each) ?? []),
  ]
  return {
    drafts: drafts.sort((a, b) => compare(a.begun, b.begun)),
    keys: valuesUnder<SealedKey>(map, 'key/').sort((a, b) => compare(a.made, b.made)),
    invitations: valuesUnder<SponsorInvitation>(map, 'invitation/').sort(byTime),
    positions: valuesUnder<Position>(map, 'position/').sort(byTime),
    offers: valuesUnder<Offer>(map, 'offer/').sort(byTime),
    notes: valuesUnder<Note | EarlierNote>(map, 'note/').sort(byTime),
    noteKeys: valuesUnder<SharedKey>(map, 'note-key/').sort((a, b) => compare(a.made, b.made)),
    discarded: valuesUnder<Discarded>(map, 'discarded/').sort(byTime),
  }
}

export function writeFolder(doc: Y.Doc, folder: Folder): void {
  doc.transact(() => {
    const map = mapOf(doc)
    putAll(map, earlierPrefix.draft, [], keyOfThing)
    putAll(map, draftPrefix, folder.drafts, keyOfThing)
    putAll(map, 'key/', folder.keys, keyOfKey)
    putAll(map, 'invitation/', folder.invitations, keyOfInvitation)
    putAll(map, 'position/', folder.positions, keyOfPosition)
    putAll(map, 'offer/', folder.offers, keyOfThing)
    putAll(map, 'note/', folder.notes, keyOfThing)
    putAll(map, 'note-key/', folder.noteKeys, keyOfThing)
    putAll(map, 'discarded/', folder.discarded, ({ amendment }) => amendment)
  })
}

export function readSecretariatFile(doc: Y.Doc): SecretariatFile {
  const map = mapOf(doc)
  return {
    positions: valuesUnder<Position>(map, 'position/').sort(byTime),
    offers: valuesUnder<Offer>(map, 'offer/').sort(byTime),
  }
}

export function writeSecretariatFile(doc: Y.Doc, file: SecretariatFile): void {
  doc.transact(() => {
    const map = mapOf(doc)
    putAll(map, 'position/', file.positions, keyOfPosition)
    putAll(map, 'offer/', file.offers, keyOfThing)
  })
}
