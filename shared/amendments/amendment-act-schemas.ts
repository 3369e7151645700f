import { z } from 'zod'
import { stages } from '../conference'
import {
  type AmendmentId,
  type BlockId,
  type DelegationId,
  type DeviceId,
  isId,
  type NoteId,
  type OfferId,
} from '../ids'
import { copyLength } from '../sealing/key-copy'
import { longestSealedNote } from '../sealing/note'
import { dispositions } from './amendment'
import type { BlockJSON } from './change'
import type { ProposedDraft } from './drafts-from-text'
import { audiences, positionStands } from './position'

/** The acts about amendments as they come from a window: shapes only, the rules are in SPEC.md. */
const id = <T extends string = string>() => z.custom<T>(isId)

const amendment = id<AmendmentId>()
const delegation = id<DelegationId>()

/** Amendments to which one act of the rostrum may refer, and blocks to which one amendment may. */
const mostAmendments = 100
const mostBlocks = 100
/** Devices for which a key is passed on with one act. */
export const mostCopies = 100

/** Looked at by the schema of the text when the act is decided. */
const BlocksSchema = z
  .array(z.custom<BlockJSON>((value) => typeof Object(value).type === 'string'))
  .max(mostBlocks)

const words = (most: number) => z.string().trim().max(most)

/** What is to be changed: blocks of the text by their ids, and where what is proposed shall stand. */
const subject = {
  place: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('there') }),
    z.strictObject({ kind: z.literal('after'), block: id<BlockId>() }),
    z.strictObject({ kind: z.literal('first'), within: id<BlockId>().nullable() }),
    z.strictObject({ kind: z.literal('apart'), after: id<BlockId>().nullable() }),
  ]),
  blocks: z.array(id<BlockId>()).max(mostBlocks),
} as const

const hexadecimal = z.string().regex(/^[0-9a-f]+$/)

/** A key by its name, and what of it goes to which devices. */
const key = {
  key: z.string().regex(/^[0-9a-f]{32}$/),
  copies: z
    .array(
      z.strictObject({
        delegation,
        device: id<DeviceId>(),
        sealed: hexadecimal.length(copyLength),
      }),
    )
    .min(1)
    .max(mostCopies),
} as const

/** A draft that is not begun yet, as a window keeps it. */
export const ProposedDraftSchema: z.ZodType<ProposedDraft> = z.strictObject({
  ...subject,
  proposed: BlocksSchema,
})

const VoteSchema = z.strictObject({
  for: z.array(delegation),
  against: z.array(delegation),
  abstaining: z.array(delegation),
})
const vote = VoteSchema.optional()

export const amendmentActSchemas = [
  z.strictObject({
    kind: z.literal('draft-amendment'),
    ...subject,
    /** The amendment in whose words the blocks are to be found. */
    amends: amendment.optional(),
    /** Beside what is begun there already: whoever begins it puts words of their own into it. */
    afresh: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('revise-amendment'), amendment }),
  z.strictObject({ kind: z.literal('place-draft'), amendment, place: subject.place }),
  z.strictObject({ kind: z.literal('share-draft-key'), amendment, ...key }),
  z.strictObject({ kind: z.literal('discard-draft'), amendment }),
  z.strictObject({
    kind: z.literal('take-draft-back'),
    amendment,
    /** The copy that has its words by now, so that it need not be kept any longer. */
    into: amendment.optional(),
  }),
  z.strictObject({
    kind: z.literal('table-amendment'),
    amendment,
    /** What the draft says, which the hub cannot read by itself; looked at by the schema later. */
    content: z.custom<object>((value) => typeof value === 'object' && value !== null),
    rationale: words(4000),
    /** How much of the draft's log whoever tables it has seen (`writtenIn`). */
    seen: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('invite-sponsor'), amendment, delegation }),
  z.strictObject({
    kind: z.literal('answer-sponsorship'),
    amendment,
    answer: z.enum(['accept', 'decline']),
  }),
  z.strictObject({ kind: z.literal('uninvite-sponsor'), amendment, delegation }),
  z.strictObject({ kind: z.literal('leave-sponsors'), amendment }),
  z.strictObject({ kind: z.literal('withdraw-amendment'), amendment }),
  z.strictObject({ kind: z.literal('reintroduce-amendment'), amendment }),
  z.strictObject({ kind: z.literal('take-up-amendment'), amendment }),
  z.strictObject({
    kind: z.literal('adopt-amendment'),
    amendment,
    /** The words as the president read them out, in the place of those that were tabled. */
    orally: BlocksSchema.optional(),
    vote,
    /** Rivals that fall with it, as it says otherwise. */
    falls: z.array(amendment).max(mostAmendments).optional(),
  }),
  z.strictObject({ kind: z.literal('reject-amendment'), amendment, vote }),
  z.strictObject({ kind: z.literal('defer-amendment'), amendment, reason: words(1000).optional() }),
  z.strictObject({
    kind: z.literal('let-amendment-fall'),
    amendment,
    /** The adopted one that implies it; without it, what it would change has to be gone. */
    rival: amendment.optional(),
  }),
  z.strictObject({ kind: z.literal('reconsider-amendment'), amendment, vote }),
  z.strictObject({
    kind: z.literal('order-amendments'),
    order: z.array(amendment).max(mostAmendments),
  }),
  z.strictObject({
    kind: z.literal('take-position'),
    amendment,
    /** `null` takes it back. */
    stand: z.enum(positionStands).nullable(),
    reason: words(500).optional(),
    audience: z.enum(audiences),
  }),
  z.strictObject({
    kind: z.literal('write-note'),
    amendment,
    /** Of the window's own making: whoever asks twice has it once. */
    note: id<NoteId>(),
    sealed: hexadecimal.max(longestSealedNote),
  }),
  z.strictObject({ kind: z.literal('share-note-key'), ...key }),
  z.strictObject({ kind: z.literal('remove-note'), note: id<NoteId>() }),
  z.strictObject({
    kind: z.literal('set-deadline'),
    stage: z.enum(stages),
    until: z.iso.datetime({ precision: 3 }).nullable(),
  }),
  z.strictObject({ kind: z.literal('grant-leave'), delegation }),
  z.strictObject({ kind: z.literal('allow-votes'), allowed: z.boolean() }),
  z.strictObject({
    kind: z.literal('make-offer'),
    of: z.array(amendment).min(1).max(mostAmendments),
    words: words(4000).optional(),
    proposal: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('compromise'), ...subject, proposed: BlocksSchema }),
      z.strictObject({ kind: z.literal('disposition'), disposition: z.enum(dispositions) }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('answer-offer'),
    offer: id<OfferId>(),
    answer: z.enum(['accept', 'decline']),
  }),
  z.strictObject({ kind: z.literal('withdraw-offer'), offer: id<OfferId>() }),
] as const
