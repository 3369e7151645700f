/**
 * The names of things, checked once where they come in.
 *
 * An id is 1 to 40 characters of `a-z`, `0-9` and `-`, beginning with a letter or a digit. It
 * never says what it names: a block keeps its id when it is renumbered, an amendment when it is
 * given its number.
 */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type ConferenceId = Id<'conference'>
export type TextId = Id<'text'>
export type BlockId = Id<'block'>
export type DelegationId = Id<'delegation'>
export type PersonId = Id<'person'>
export type DeviceId = Id<'device'>
export type AmendmentId = Id<'amendment'>
export type InvitationId = Id<'invitation'>
export type VersionId = Id<'version'>
export type NoteId = Id<'note'>
export type OfferId = Id<'offer'>

const shape = /^[a-z0-9][a-z0-9-]{0,39}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && shape.test(value)
}

function reader<T extends Id<string>>(name: string) {
  return (value: string): T => {
    if (!isId(value)) throw new TypeError(`Not the id of a ${name}: ${JSON.stringify(value)}`)
    return value as T
  }
}

export const conferenceId = reader<ConferenceId>('conference')
export const textId = reader<TextId>('text')
export const blockId = reader<BlockId>('block')
export const delegationId = reader<DelegationId>('delegation')
export const personId = reader<PersonId>('person')
export const deviceId = reader<DeviceId>('device')
export const amendmentId = reader<AmendmentId>('amendment')
export const invitationId = reader<InvitationId>('invitation')
export const versionId = reader<VersionId>('version')
export const noteId = reader<NoteId>('note')
export const offerId = reader<OfferId>('offer')

/** Makes ids; the caller brings the randomness (16 bytes or more of it). */
export type NewId = () => string

/** An instant by the hub's clock, ISO 8601 in UTC with milliseconds. */
export type Instant = string
