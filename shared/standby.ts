import { z } from 'zod'
import type { RecordEntry } from './amendments/register'
import { type ConferenceId, type InvitationId, isId } from './ids'
import { isAddress, isPin } from './invitation-link'

/**
 * A hub on another machine that follows the first, and takes over by one act: see
 * `electron/hub/standby/STANDBY.md`. Windows know in advance where it is and by which key it is known.
 */
export const StandbySchema = z.strictObject({
  address: z.string().refine(isAddress),
  pin: z.string().refine(isPin).nullable(),
})
export type Standby = z.infer<typeof StandbySchema>

const conference = z.custom<ConferenceId>(isId)

/** What answers at a standby's address (`GET /api/standby`). */
export const StandingSchema = z.discriminatedUnion('kind', [
  /** It follows, and lets nobody in. */
  z.strictObject({
    kind: z.literal('follows'),
    conference,
    /** Writes of the first hub, of those that this one has heard of, that it has yet to write. */
    behind: z.int().min(0),
    /** When it last heard of the first. */
    heard: z.iso.datetime().nullable(),
  }),
  /** It is the hub, in this term. The paper is signed: whoever shows it to an earlier hub ends that. */
  z.strictObject({
    kind: z.literal('hub'),
    conference,
    term: z.int().min(1),
    paper: z.string().max(4096).nullable(),
  }),
])
export type Standing = z.infer<typeof StandingSchema>

/** What a window may ask of a standby, at the path of that name: see `STANDBY.md`. */
export const standbyAsks = ['standby', 'challenge', 'session', 'takeover'] as const

export const StandbyQuestionSchema = z.strictObject({
  ask: z.enum(standbyAsks),
  body: z.record(z.string(), z.unknown()).nullable(),
  token: z.string().max(4096).nullable(),
})
export type StandbyQuestion = z.infer<typeof StandbyQuestionSchema>

export interface StandbyAnswer {
  readonly status: number
  readonly body: unknown
}

type Deeds = readonly Pick<RecordEntry, 'deed'>[]

/** Which hub it is by now: the first is 1, and each that takes over counts on. */
export function termOf(record: Deeds): number {
  return 1 + record.filter(({ deed }) => deed.kind === 'taken-over').length
}

/** The one invitation by which a machine may follow now. */
export function standbyInvited(record: Deeds): InvitationId | null {
  for (let index = record.length - 1; index >= 0; index--) {
    const deed = record[index]?.deed
    if (deed?.kind === 'standby-invited') return deed.standby
  }
  return null
}
