import type * as Y from 'yjs'
import type { Conference, Delegation, Invitation, Role, SeatOf, Stage } from '../conference'
import type { FollowUpDeed } from '../follow-up/deeds'
import type { AmendmentId, DelegationId, DeviceId, Instant, InvitationId, VersionId } from '../ids'
import type { LettersDispatched } from '../letters/dispatched'
import type { Over } from '../negotiation/adoption'
import { type Agreement, keyOf } from '../negotiation/agreement'
import type { BracketFacts } from '../negotiation/bracket-facts'
import type { NegotiationDeed } from '../negotiation/deeds'
import type { TakeInDeed } from '../take-in/acts'
import type { Signature, TextSigned } from '../versions/text-seal'
import { byIssue, type Version, type VersionDeed } from '../versions/version'
import { type Amendment, byName } from './amendment'
import type { By } from './by'
import type { AmendmentDeed, Judged } from './deeds'
import { amendmentFrom, type EarlierAmendment, earlierPrefix } from './earlier'
import type { NumberingDeed } from './numbering-acts'
import type { Position } from './position'
import { mapOf, put, putAll, valuesUnder } from './stored'

/** Everything about a conference that is not the words of its text. Everyone may read it. */
export interface Register {
  readonly conference: Conference
  readonly stage: Stage
  readonly delegations: readonly Delegation[]
  readonly invitations: readonly Invitation[]
  /** In order of their numbers. */
  readonly amendments: readonly Amendment[]
  /** Those that are for everyone to read. */
  readonly positions: readonly Position[]
  /** Until when; that of the amending stage is for tabling, and the others are told only (A22). */
  readonly deadlines: Readonly<Partial<Record<Stage, Instant>>>
  /** Delegations that may table one more amendment after the deadline. */
  readonly leaves: readonly DelegationId[]
  /** In which the president has announced that amendments will be put; absent if there is none. */
  readonly order?: readonly AmendmentId[]
  /** Whether a recorded vote may be taken; consensus is the rule. */
  readonly votes: boolean
  /** What is known of brackets, as far as anyone has said something of them. */
  readonly brackets: readonly BracketFacts[]
  readonly agreed: readonly Agreement[]
  /** Issued, the oldest first. */
  readonly versions: readonly Version[]
  readonly record: readonly RecordEntry[]
}

/** What was done, for everyone to read. Drafts are not in it: nobody may learn of them. */
export type Deed =
  /** `seal` is the key with which the hub is to sign the adopted text; absent in what an earlier version wrote. */
  (
    | { readonly kind: 'hosted'; readonly title: string; readonly seal?: string }
    | { readonly kind: 'delegation-accredited'; readonly delegation: DelegationId }
    | { readonly kind: 'invited'; readonly role: Role; readonly delegation: DelegationId | null }
    /** `device` says which key; absent in what an earlier version wrote. */
    | {
        readonly kind: 'invitation-revoked'
        readonly role: Role
        readonly delegation: DelegationId | null
      }
    /** A further one of the person's own. */
    | { readonly kind: 'device-invited' }
    | { readonly kind: 'device-revoked'; readonly device: DeviceId; readonly of: By }
    /** `of` as the person was until then. */
    | { readonly kind: 'seat-changed'; readonly of: By; readonly to: SeatOf }
    | { readonly kind: 'joined'; readonly device?: DeviceId }
    /** Whoever brings this invitation, and no earlier one, may follow the hub. */
    | { readonly kind: 'standby-invited'; readonly standby: InvitationId }
    /** From here on another machine is the hub: see `shared/standby.ts`. */
    | { readonly kind: 'taken-over'; readonly term: number }
    | {
        readonly kind: 'stage-opened'
        readonly stage: Stage
        /** Where the president adopted a text in which something was open. */
        readonly over?: Over
        /** The adopted text. */
        readonly issued?: {
          readonly version: VersionId
          readonly digest: string
          /** The hub's own. */
          readonly seal?: Signature
        }
      }
    | AmendmentDeed
    | NegotiationDeed
    | LettersDispatched
    | NumberingDeed
    | VersionDeed
    | TextSigned
    | TakeInDeed
    | FollowUpDeed
  ) & {
    /** Which amendments it left with another verdict. */
    readonly others?: readonly Judged[]
  }

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

/** The record is an array beside the map in which all else is kept. */
const recordOf = (doc: Y.Doc) => doc.getArray<RecordEntry>('record')

/** Not the prefix of those that an earlier version wrote: it would not know what to make of these. */
const amendmentPrefix = 'proposal/'
/** What nobody has set is always the same object. */
const none: Pick<Register, 'deadlines' | 'leaves'> = { deadlines: {}, leaves: [] }

/** That of a conference of which nobody has asked anything yet. */
export function newRegister(conference: Conference): Register {
  return {
    conference,
    stage: 'drafting',
    delegations: [],
    invitations: [],
    amendments: [],
    positions: [],
    deadlines: {},
    leaves: [],
    votes: false,
    brackets: [],
    agreed: [],
    versions: [],
    record: [],
  }
}

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
    amendments: [
      ...valuesUnder<Amendment>(map, amendmentPrefix),
      ...valuesUnder<EarlierAmendment>(map, earlierPrefix.amendment).map(amendmentFrom),
    ].sort((a, b) => a.number - b.number),
    positions: valuesUnder<Position>(map, 'position/').sort(byTime),
    deadlines: (map.get('deadlines') as Register['deadlines'] | undefined) ?? none.deadlines,
    leaves: (map.get('leaves') as Register['leaves'] | undefined) ?? none.leaves,
    ...(map.has('order') && { order: map.get('order') as readonly AmendmentId[] }),
    votes: map.get('votes') === true,
    brackets: valuesUnder<BracketFacts>(map, 'bracket/').sort(byId),
    agreed: valuesUnder<Agreement>(map, 'agreed/').sort(byTime),
    versions: valuesUnder<Version>(map, 'version/').sort(byIssue),
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
    for (const each of register.versions) put(map, `version/${each.id}`, each)
    for (const each of register.brackets) put(map, `bracket/${each.id}`, each)
    putAll(map, earlierPrefix.amendment, [], ({ id }: Amendment) => id)
    putAll(map, amendmentPrefix, register.amendments, ({ id }) => id)
    putAll(map, 'position/', register.positions, (each) => `${each.amendment}/${each.delegation}`)
    putAll(map, 'agreed/', register.agreed, ({ scope }) => keyOf(scope))
    if (register.deadlines !== none.deadlines) put(map, 'deadlines', register.deadlines)
    if (register.leaves !== none.leaves) put(map, 'leaves', register.leaves)
    if (register.order) put(map, 'order', register.order)
    if (register.votes || map.has('votes')) put(map, 'votes', register.votes)
    const record = recordOf(doc)
    record.push(register.record.slice(record.length))
  })
}

function byId(a: BracketFacts, b: BracketFacts): number {
  return a.id < b.id ? -1 : 1
}

function byTime(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  return a.at === b.at ? 0 : a.at < b.at ? -1 : 1
}
