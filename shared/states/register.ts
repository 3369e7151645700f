import { z } from 'zod'
import type { OfficialLanguage } from '../document/language'
import { type CalendarDate, parseDate } from './calendar-date'

export interface StateName {
  /** "France" */
  readonly short: string
  /** With its article: "the French Republic" */
  readonly formal: string
}

export const joiningActs = [
  'ratification',
  'acceptance',
  'approval',
  'accession',
  'succession',
] as const
export type JoiningAct = (typeof joiningActs)[number]

/** What one State has done about a treaty. Absent is what it has not done, or what is not known. */
export interface StateEntry {
  /** ISO 3166-1 alpha-3 in lower case where the State has one. */
  readonly id: string
  readonly names: { readonly en: StateName } & {
    readonly [language in OfficialLanguage]?: StateName | undefined
  }
  /** Other names by which lists call it. */
  readonly aliases: readonly string[]
  /** Added by a person, and in no list that the application brings along. */
  readonly own?: true | undefined
  readonly capital?: string | undefined
  /** `false` for a State that is no Member of the United Nations. */
  readonly unMember?: boolean | undefined
  readonly conventionSigned?: CalendarDate | undefined
  readonly conventionJoined?:
    | { readonly on: CalendarDate; readonly by?: JoiningAct | undefined }
    | undefined
  /** When it notified its consent to be bound by the protocol. */
  readonly consent?: CalendarDate | undefined
  /** Whether it is bound by the protocol as it was before; absent where nobody has looked it up. */
  readonly originalProtocol?: boolean | undefined
}

export interface Treaty {
  readonly name: string
  readonly short: string
  /** To which it is a protocol. */
  readonly convention: string
  readonly conventionShort: string
  readonly adopted: CalendarDate
  /** Of the convention: nobody signed or joined before. */
  readonly openedForSignature: CalendarDate
  readonly inForce: CalendarDate
  /** From a State's consent until it is bound in law. */
  readonly monthsToForce: number
}

/** The States and a treaty: a protocol annexed to a convention. */
export interface StatesRegister {
  readonly treaty: Treaty
  readonly source: string
  /** The day for which somebody vouches for it. */
  readonly asOf: CalendarDate
  /** Later days are not in the source at all. */
  readonly recordedUntil: CalendarDate
  readonly entries: readonly StateEntry[]
}

/** Where each State stands on a day. Who is bound, has consented; the last have done neither. */
export const statuses = [
  'bound',
  'convention_party_not_bound',
  'signatory_only',
  'not_party',
] as const
export type StateStatus = (typeof statuses)[number]

/** A day of the calendar as it comes from a file or over the wire. */
export const calendarDate = z.string().transform((value, context) => {
  const parsed = parseDate(value)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: 'Not a day of the calendar' })
  return z.NEVER
})
const words = z.string().trim().min(1).max(300)
const name = z.strictObject({ short: words, formal: words })

export const TreatySchema: z.ZodType<Treaty> = z.strictObject({
  name: words,
  short: words,
  convention: words,
  conventionShort: words,
  adopted: calendarDate,
  openedForSignature: calendarDate,
  inForce: calendarDate,
  monthsToForce: z.int().min(0).max(120),
})

export const StateEntrySchema: z.ZodType<StateEntry> = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  names: z.strictObject({
    en: name,
    ar: name.optional(),
    zh: name.optional(),
    fr: name.optional(),
    ru: name.optional(),
    es: name.optional(),
  }),
  aliases: z.array(words).max(50),
  own: z.literal(true).optional(),
  capital: words.optional(),
  unMember: z.boolean().optional(),
  conventionSigned: calendarDate.optional(),
  conventionJoined: z
    .strictObject({ on: calendarDate, by: z.enum(joiningActs).optional() })
    .optional(),
  consent: calendarDate.optional(),
  originalProtocol: z.boolean().optional(),
})

/** What comes from a file or over the wire; no State is in it twice. */
export const StatesRegisterSchema: z.ZodType<StatesRegister> = z
  .strictObject({
    treaty: TreatySchema,
    source: z.string().max(2000),
    asOf: calendarDate,
    recordedUntil: calendarDate,
    entries: z.array(StateEntrySchema).max(1000),
  })
  .refine(({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length, {
    message: 'A State is in it twice',
  })
