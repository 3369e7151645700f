import { z } from 'zod'

/** Why a disk takes nothing. */
export const diskConditions = ['disk-full', 'disk-read-only', 'disk-failed'] as const
export type DiskCondition = (typeof diskConditions)[number]

export function isOfDisk(why: string): why is DiskCondition {
  return diskConditions.some((each) => each === why)
}

const at = z.iso.datetime()
const delegations = z.array(z.string()).min(1)

/**
 * What has happened to the computer that keeps a conference, or to its file: for the secretariat,
 * which alone can do something about it. The window has a sentence for each that says what
 * happened, what is safe, and what to do.
 */
export const ConditionSchema = z.discriminatedUnion('kind', [
  /** The hub before this one was not stopped: a crash, a power cut, no memory left. */
  z.strictObject({
    kind: z.literal('ended'),
    at,
    /** Bytes of a last write that was cut short, and had been acknowledged to nobody. */
    unfinished: z.int().min(0),
    /** The name of the file in which they are kept, where they did not hold together. */
    keptIn: z.string().nullable(),
  }),
  /** Entries of the journal that are not what was written: kept apart, and not shown. */
  z.strictObject({ kind: z.literal('set-aside'), at, count: z.int().min(1) }),
  z.strictObject({ kind: z.literal('disk'), at, why: z.enum(diskConditions) }),
  /** Delegations of whom no more words are taken today: they have written more than anybody does. */
  z.strictObject({ kind: z.literal('quota'), at, delegations }),
  /** They have written most of what one may in a day. */
  z.strictObject({ kind: z.literal('near-quota'), at, delegations }),
  /** The same, of what is kept for one in all. */
  z.strictObject({ kind: z.literal('quota-in-all'), at, delegations }),
  z.strictObject({ kind: z.literal('near-quota-in-all'), at, delegations }),
  /** The disk has little room left, in bytes; the conference's own file takes `kept` of them. */
  z.strictObject({ kind: z.literal('room'), at, free: z.number().min(0), kept: z.number().min(0) }),
  /** Seconds by which the clock differs from the time that has passed. */
  z.strictObject({ kind: z.literal('clock'), at, seconds: z.int() }),
  /** Copies of the conference: where they are made and how often, the last of them, and whether the next failed. */
  z.strictObject({
    kind: z.literal('backups'),
    at,
    folder: z.string(),
    /** Minutes; `null` where none are made by themselves. */
    every: z.int().min(1).nullable(),
    last: z.strictObject({ file: z.string(), at }).nullable(),
    failed: at.nullable(),
  }),
  /** How the standby follows; `by` is how many writes it lacks. */
  z.strictObject({
    kind: z.literal('standby'),
    at,
    address: z.string(),
    following: z.enum(['in-step', 'behind', 'gone']),
    by: z.int().min(0),
  }),
])
export type Condition = z.infer<typeof ConditionSchema>

/** What is as it should be is shown where the secretariat looks for it. */
export function isTrouble(condition: Condition): boolean {
  switch (condition.kind) {
    case 'standby':
      return condition.following !== 'in-step'
    case 'backups':
      return condition.failed !== null
    default:
      return true
  }
}
