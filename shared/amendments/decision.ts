import type { Node } from 'prosemirror-model'
import type { Invitation } from '../conference'
import type { OfficialLanguage } from '../document/language'
import { schema } from '../document/schema'
import type { Stroke } from '../document/strokes'
import type { FollowUp, FollowUpSituation } from '../follow-up/follow-up'
import type { AmendmentId, DelegationId, Instant, InvitationId, NewId, VersionId } from '../ids'
import type { TemplateSituation } from '../letters/template-acts'
import type { People } from '../people'
import type { ActResult } from '../protocol'
import type { Refusal } from '../refusals'
import type { Signature, TextSigned } from '../versions/text-seal'
import type { Issuable } from '../versions/version-acts'
import type { Folder, SecretariatFile } from './folder'
import type { Deed, Register } from './register'

/** What an act is decided on. */
export interface Situation {
  readonly register: Register
  readonly text: Node
  /** What each delegation alone knows. */
  readonly folderOf: (delegation: DelegationId) => Folder
  readonly secretariat: SecretariatFile
  readonly people: People
  /** What the document of the amendment to be tabled holds; `null` for every other act. */
  readonly draftContent: Node | null
  /** How much there is in its log (`writtenIn`); absent where it is not to be tabled. */
  readonly draftWritten?: number
  /** For an act that issues the text; absent for every other. */
  readonly issuable?: Issuable
  /** For an act about the follow-up or one that may seal the text; absent for every other. */
  readonly followUp?: FollowUpSituation
  /** For an act that signs the adopted text: by which device, and `null` if it is not signed so. */
  readonly signed?: Pick<TextSigned, 'device' | 'seal'> | null
  /** For an act about a template of letters; absent for every other. */
  readonly template?: TemplateSituation
}

export interface Circumstances {
  readonly at: Instant
  readonly newId: NewId
  /** Days for which an invitation can be used. */
  readonly invitationDays: number
  /** SHA-256 in hexadecimal over the canonical JSON of a value. */
  readonly digest: (value: unknown) => string
  /** The hub’s own signature over the digest of the text that is adopted. */
  readonly seal?: (digest: string) => Signature
}

/** What an act comes to. Whatever is absent stays as it was. */
export type Decision = { readonly kind: 'refused'; readonly why: Refusal } | Done

export interface Done {
  readonly kind: 'done'
  readonly register?: Register
  readonly text?: Node
  /** How the text comes to say so, where that is better known than by comparing. */
  readonly strokes?: readonly Stroke[]
  /** Nothing of what the text said stays, so that there is nothing to compare. */
  readonly anew?: true
  /** What each of these delegations alone knows from now on. */
  readonly folders?: ReadonlyMap<DelegationId, Folder>
  readonly secretariat?: SecretariatFile
  readonly people?: People
  readonly followUp?: FollowUp
  /** What a template of letters says from now on. */
  readonly template?: { readonly language: OfficialLanguage; readonly content: Node }
  /** An amendment's document to be seeded. */
  readonly opens?: { readonly amendment: AmendmentId; readonly content: Node }
  /** The version under which what was made ready is issued, and to be kept. */
  readonly issues?: VersionId
  /** For the record; `null` where even the existence of the act is confidential. */
  readonly deed: Deed | null
  readonly result: Exclude<ActResult, { kind: 'invitation' }> | Invited | StandbyInvited
}

/** The hub turns it into a link, whose token it alone can sign. */
export interface Invited {
  readonly kind: 'invited'
  readonly invitation: Invitation
}

/** Likewise. */
export interface StandbyInvited {
  readonly kind: 'standby-invited'
  readonly standby: InvitationId
}

export const nothing = { kind: 'nothing' } as const

/** In place of the text for an act that is decided without a look at it. */
export const unread: Node = schema.node('doc')

export function refused(why: Refusal): Extract<Decision, { kind: 'refused' }> {
  return { kind: 'refused', why }
}
