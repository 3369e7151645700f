import { z } from 'zod'
import { ConditionSchema } from './conditions'
import { StandbySchema } from './standby'

/** Why the hub closed or refused a document: the reason string of Hocuspocus' own messages. */
export const closeReasons = [
  /** One may not open it, or it does not exist: the two are not told apart. */
  'no-access',
  'token-invalid',
  'token-expired',
  'revoked',
  /** An update came for a document that this seat may not write now. */
  'read-only',
  /** The window knows another schema than the hub: see `syncPath`. */
  'outdated',
  /** An update could not be read, or is larger than a person can type. */
  'malformed',
  'too-large',
  /** The hub cannot write to its disk; nothing was taken that is not kept. */
  'disk-full',
  'disk-failed',
  /** The delegation has written all that it may in a day; it is taken when there is room again. */
  'quota',
  /** It has all that may be kept for one delegation, until the hub allows for more. */
  'quota-in-all',
] as const
export type CloseReason = (typeof closeReasons)[number]

/** The code with which the hub ends the connection of a window that reads more slowly than others write. */
export const tooSlow = 4429

/** What the hub tells a window about a document, beside its words (Hocuspocus stateless). */
export const HubNoticeSchema = z.discriminatedUnion('kind', [
  /** Before it lets the window in. A hub that does not say is older than any that does. */
  z.strictObject({ kind: z.literal('schema'), version: z.int().min(1) }),
  /** Before the schema, and at the register when it changes: which hub this is, and who follows it. */
  z.strictObject({
    kind: z.literal('term'),
    term: z.int().min(1),
    standbys: z.array(StandbySchema),
    /** By which an earlier hub knows that it is the hub no longer: see `shared/standby.ts`. */
    paper: z.string().max(4096).nullable(),
  }),
  /** When the right to write has changed. */
  z.strictObject({ kind: z.literal('access'), access: z.enum(['read', 'write']) }),
  /** To the secretariat, at its file: all that it is to know of the hub's machine now. */
  z.strictObject({ kind: z.literal('conditions'), conditions: z.array(ConditionSchema) }),
])
export type HubNotice = z.infer<typeof HubNoticeSchema>
export type TermNotice = Extract<HubNotice, { kind: 'term' }>

/** `null` for what is no notice of ours. */
export function noticeIn(payload: string): HubNotice | null {
  try {
    return HubNoticeSchema.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null // Not even JSON.
  }
}

/** Where a window opens its socket. */
export function syncPath(schema: number): string {
  return `/sync?schema=${schema}`
}

/** The schema that a window knows, by the path of its socket; 0 if it does not say. */
export function schemaIn(path: string): number {
  return Number(/[?&]schema=(\d{1,9})(?:&|$)/.exec(path)?.[1] ?? 0)
}
