import { z } from 'zod'
import { amendmentActSchemas } from './amendments/amendment-act-schemas'
import { type Seat, stages } from './conference'
import { numberPolicies } from './document/kinds'
import { officialLanguages } from './document/language'
import { settlements } from './document/settling'
import { followUpActSchemas } from './follow-up/act-schemas'
import type {
  AmendmentId,
  BlockId,
  ConferenceId,
  DelegationId,
  DeviceId,
  Instant,
  InvitationId,
  OfferId,
  PersonId,
  TextId,
  VersionId,
} from './ids'
import { isId } from './ids'
import { StateIds } from './letters/asking'
import { NameSchema } from './name'
import { bracketStatuses, natures, stands } from './negotiation/bracket-facts'
import type { BracketSource } from './negotiation/bracket-source'
import type { Refusal } from './refusals'

/**
 * What goes between a window and its hub, beside the documents themselves.
 *
 * - `POST /api/join` takes a `JoinRequest`, with the public keys that the device has just made and
 *   its proof of the private one, and answers an `Entered`. The invitation has then been used; the
 *   same device may ask again, as an answer can be lost, and is given the same seat.
 * - `POST /api/challenge` takes a `ChallengeRequest` and answers a `Challenge`, for any device,
 *   known or not; `POST /api/session` takes the answer to it, a `SessionRequest`, and gives a
 *   `SessionPass`: a token that is good for an hour, whatever the device's own clock says.
 * - `POST /api/acts` takes an `Act` with a session's token as bearer and answers an `Outcome`.
 *   Acts that are asked for at the same time are decided in the order in which they arrive, which
 *   may be any: whoever needs one after the other waits for the answer to the first.
 * - `POST /api/take-in` takes the one act that brings a whole text along, and is otherwise like it.
 * - `POST /api/kept` takes a `SeenTo` with the same bearer and answers an `Outcome`. It is no act:
 *   nothing is decided by it, and nobody else is to learn of it.
 * - `GET /api/export/docx` and `/api/export/pdf` answer the file; to one device one at a time.
 * - The same with `?version=<id>` answer an issued version of it.
 * - `GET /api/devices` answers a `DevicesSeen`: to the secretariat of all, to others of their own.
 * - `POST /api/backup` of the secretariat has a copy of the conference made, and answers an `Outcome`
 *   once it has been read back.
 * - `POST /api/letters` takes a `LettersAsk` of the secretariat and answers the file; like an export.
 * - `POST /api/pages` takes a `PagesAsk` and answers a `PagesShown`: see `pages.ts`.
 * - `GET /api/versions/<id>` answers the `Paper` of an issued version, `/api/text` that of the text
 *   as it stands, and `/api/text/<block>` the `Passage` of one block of it.
 * - What goes between a hub and one that follows it, and tells where either stands, is in
 *   `standby.ts` (`GET /api/standby`) and `electron/hub/standby/STANDBY.md`.
 * - WebSocket `/sync` carries every document (Hocuspocus), each authenticated by the same token.
 *   Its address says which schema the window knows, and the hub says which one it knows before it
 *   lets a window into a document (`sync.ts`). Where they differ, the hub takes no words, and the
 *   window binds its editor to none. Who is at a document goes with it (`presence.ts`).
 *
 * An act that is not allowed or not possible is an `Outcome`; a message that is not an act at all
 * is an `HttpProblem` with a 4xx status. Both carry a code, never a sentence: the window has the
 * sentences (`refusals.ts`), in the reader's language.
 */

const id = <T extends string = string>() => z.custom<T>(isId)

export const SeatOfSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['secretariat', 'president', 'observer']) }),
  z.strictObject({
    role: z.literal('delegation'),
    delegation: id<DelegationId>(),
    pen: z.boolean(),
  }),
])

/** How much of the text is meant. */
const ScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('block'), id: id<BlockId>() }),
  z.strictObject({ kind: z.literal('section'), id: id<BlockId>() }),
  z.strictObject({ kind: z.literal('document') }),
])

/** Where words in a bracket come from. */
const BracketSourceSchema: z.ZodType<BracketSource> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amendment'), amendment: id<AmendmentId>() }),
  z.strictObject({ kind: z.literal('document'), cited: z.string().trim().min(1).max(200) }),
])

/** 65 and 64 bytes in base64url. The hub sees to it that a point is on the curve. */
const PointSchema = z.string().regex(/^B[\w-]{86}$/)
const ProofSchema = z.string().regex(/^[\w-]{86}$/)

export const ActSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accredit-delegation'),
    name: NameSchema,
  }),
  z.strictObject({
    kind: z.literal('invite'),
    to: SeatOfSchema,
    /** Devices that may join by it; one if it is not said. */
    uses: z.int().min(1).max(200).optional(),
    /** For how long; some days if it is not said. */
    hours: z
      .int()
      .min(1)
      .max(24 * 60)
      .optional(),
  }),
  z.strictObject({ kind: z.literal('revoke-invitation'), invitation: id<InvitationId>() }),
  z.strictObject({ kind: z.literal('revoke-device'), device: id<DeviceId>() }),
  /** Lets a further device of one's own in, within the hour. */
  z.strictObject({ kind: z.literal('invite-device') }),
  /** Ends the access of a device of one's own, but of the last. */
  z.strictObject({ kind: z.literal('end-own-device'), device: id<DeviceId>() }),
  /** Gives or takes the pen, or another seat altogether, to whoever has one. */
  z.strictObject({ kind: z.literal('change-seat'), person: id<PersonId>(), to: SeatOfSchema }),
  /** Lets another machine follow all that this hub keeps. It takes the place of one before. */
  z.strictObject({ kind: z.literal('invite-standby') }),
  z.strictObject({
    kind: z.literal('open-stage'),
    stage: z.enum(stages),
    /** Why the president adopts a text in which something is still open. */
    override: z.strictObject({ reason: z.string().trim().min(1).max(1000) }).optional(),
  }),
  ...amendmentActSchemas,
  z.strictObject({ kind: z.literal('stand-on-bracket'), bracket: id(), stand: z.enum(stands) }),
  z.strictObject({
    kind: z.literal('describe-bracket'),
    bracket: id(),
    nature: z.enum(natures).nullable(),
    status: z.enum(bracketStatuses),
    /** Where its words come from. Absent leaves what was said, `null` takes it back. */
    source: BracketSourceSchema.nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('settle-bracket'), bracket: id(), how: z.enum(settlements) }),
  z.strictObject({
    kind: z.literal('take-sign'),
    bracket: id(),
    end: z.enum(['open', 'close']),
  }),
  z.strictObject({ kind: z.literal('choose-alternative'), set: id(), choice: id() }),
  z.strictObject({ kind: z.literal('agree-ad-referendum'), scope: ScopeSchema }),
  z.strictObject({ kind: z.literal('reopen-agreed'), scope: ScopeSchema }),
  z.strictObject({ kind: z.literal('freeze-numbers') }),
  z.strictObject({ kind: z.literal('renumber'), policy: z.enum(numberPolicies) }),
  z.strictObject({
    kind: z.literal('issue-version'),
    symbol: z.string().max(100),
    /** Issues it although it says what the version before it says. */
    unchanged: z.literal(true).optional(),
  }),
  /** Signs the adopted text with the key of the device that asks: see `versions/text-seal.ts`. */
  z.strictObject({
    kind: z.literal('sign-adopted-text'),
    version: id<VersionId>(),
    signature: ProofSchema,
  }),
  /** Makes a document of another program the text. */
  z.strictObject({
    kind: z.literal('take-in-text'),
    content: z.custom<object>((value) => typeof value === 'object' && value !== null),
    /** As the file is called. */
    file: z.string().trim().min(1).max(200),
    /** Of a text that says something already: it gives way, and is kept as a version. */
    over: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('dispatch-letters'),
    /** The paragraph that recommends it. */
    recommendation: id<BlockId>(),
    /** The day of the letters. */
    day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** By their ids in the register of States. */
    states: StateIds.min(1),
    /** For which none could be made. */
    unmade: StateIds.optional(),
    /** SHA-256 over what the letters say, in hexadecimal. */
    digest: z.string().regex(/^[\da-f]{64}$/),
  }),
  /** Lets what is shipped be written on, unless it is already. */
  z.strictObject({ kind: z.literal('open-template'), language: z.enum(officialLanguages) }),
  /** Lets it say again what is shipped. */
  z.strictObject({ kind: z.literal('reset-template'), language: z.enum(officialLanguages) }),
  ...followUpActSchemas,
])
export type Act = z.infer<typeof ActSchema>

export type Outcome =
  | { readonly kind: 'done'; readonly result: ActResult }
  | { readonly kind: 'refused'; readonly why: Refusal }

export type ActResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'draft'; readonly amendment: AmendmentId }
  | { readonly kind: 'delegation'; readonly delegation: DelegationId }
  | { readonly kind: 'offer'; readonly offer: OfferId }
  | { readonly kind: 'version'; readonly version: VersionId }
  /** The link is answered to who asked for it and kept nowhere. */
  | { readonly kind: 'invitation'; readonly link: string }

export const JoinRequestSchema = z.strictObject({
  token: z.string().min(1).max(4096),
  /** The person's own, as colleagues will see it; `null` from a further device, for the hub knows it. */
  name: NameSchema.nullable(),
  /** Public keys: see `people.ts`. */
  keys: z.strictObject({ sign: PointSchema, agree: PointSchema }),
  /** Over the `joinStatement` (`device-proof.ts`). */
  proof: ProofSchema,
})
export type JoinRequest = z.infer<typeof JoinRequestSchema>

export const ChallengeRequestSchema = z.strictObject({ device: id<DeviceId>() })
export type ChallengeRequest = z.infer<typeof ChallengeRequestSchema>

export const ChallengeSchema = z.object({ challenge: z.string().min(1).max(4096) })
export type Challenge = z.infer<typeof ChallengeSchema>

export const SessionRequestSchema = z.strictObject({
  device: id<DeviceId>(),
  challenge: z.string().min(1).max(4096),
  /** Over the `sessionStatement`. */
  proof: ProofSchema,
})
export type SessionRequest = z.infer<typeof SessionRequestSchema>

export const SessionPassSchema = z.object({
  token: z.string().min(1).max(4096),
  /** For how long it is good from now on. */
  seconds: z.number().positive(),
})
export type SessionPass = z.infer<typeof SessionPassSchema>

/** As many ids as go into one request. */
export const limitOfSeenTo = 400

/** Which kept words (`document/kept-words.ts`) whoever typed them has put back or thrown away. */
export const SeenToSchema = z.strictObject({
  seenTo: z.array(z.string().max(120)).min(1).max(limitOfSeenTo),
})
export type SeenTo = z.infer<typeof SeenToSchema>

/** When a device was last connected, as far as the hub knows. */
export const DevicesSeenSchema = z.object({ seen: z.record(z.string(), z.iso.datetime()) })
export type DevicesSeen = z.infer<typeof DevicesSeenSchema>

/** What a machine keeps of it. It opens nothing by itself: the device's key does. */
export interface Joined {
  readonly device: DeviceId
  /** When the device needs a new invitation. */
  readonly expires: Instant
  /** As it was given; the hub may have changed it since (`people`). */
  readonly seat: Seat
  readonly conference: { readonly id: string; readonly title: string; readonly text: string }
}

export type Entered = Joined & SessionPass

const holder = { person: id<PersonId>(), name: z.string().trim().min(1).max(80) }
export const SeatSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.enum(['secretariat', 'president', 'observer']), ...holder }),
  z.strictObject({
    role: z.literal('delegation'),
    delegation: id<DelegationId>(),
    pen: z.boolean(),
    ...holder,
  }),
])

const ConferenceSchema = z.strictObject({
  id: id<ConferenceId>(),
  title: z.string(),
  text: id<TextId>(),
})

/** What a hub answered, or what was kept of it: from outside either way, so it is checked. */
export const JoinedSchema: z.ZodType<Joined> = z.strictObject({
  device: id<DeviceId>(),
  expires: z.iso.datetime(),
  seat: SeatSchema,
  conference: ConferenceSchema,
})

export const EnteredSchema: z.ZodType<Entered> = z.object({
  ...SessionPassSchema.shape,
  device: id<DeviceId>(),
  expires: z.iso.datetime(),
  seat: SeatSchema,
  conference: ConferenceSchema,
})

export const problemCodes = [
  'malformed',
  'too-large',
  'not-found',
  'token-invalid',
  'token-expired',
  'another-conference',
  /** Somebody in the same seat who is there has the name already. */
  'name-taken',
  /** The secretariat has ended what this device could do. */
  'revoked',
  /** A standby in whose place the secretariat has invited another since. */
  'sent-away',
  'disk-full',
  'disk-failed',
  'export-failed',
  /** There is nothing as adopted before it is. */
  'export-not-adopted',
  /** Some of the words are in a script that no font of the hub has. */
  'export-no-font',
  /** A device has one file made at a time, and only so many wait. */
  'export-busy',
  'version-damaged',
  /** No copy of the conference could be made. */
  'backup-failed',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** The body of every answer that is not 2xx. */
export interface HttpProblem {
  readonly problem: ProblemCode
}
export const HttpProblemSchema: z.ZodType<HttpProblem> = z.object({
  problem: z.enum(problemCodes),
})

/**
 * Bytes; of an amendment, characters of its JSON. The largest message a window sends is a full
 * resynchronisation of a long text, and the largest acts are one that tables an amendment and one
 * that brings a whole register of States.
 */
export const limits = {
  message: 16 * 1024 * 1024,
  act: 64 * 1024,
  tabling: 512 * 1024,
  amendment: 128 * 1024,
  letters: 4 * 1024 * 1024,
  /** A whole text at once is no longer than the one message that would bring it. */
  takeIn: 16 * 1024 * 1024,
} as const
