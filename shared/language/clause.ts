import { z } from 'zod'
import { faultIn } from '../document/inline-text'
import { isLanguageTag, type Source } from '../document/kinds'
import { isId } from '../ids'

/**
 * Words that are used again: from a text that was agreed, or drafted for the application.
 *
 * The words are in the notation of `inline-text.ts`; what stands in `[square brackets]` is for the
 * drafter to fill in. `items` are its sub-paragraphs (a), (b)…
 */
export const clauseStyles = ['report', 'preambular', 'operative'] as const
export type ClauseStyle = (typeof clauseStyles)[number]

export interface Clause {
  readonly id: string
  readonly title: string
  /** "universality", "costs"… as a word one would look for it by. */
  readonly kind: string
  readonly style: ClauseStyle
  readonly text: string
  readonly items: readonly string[]
  /** `null` for what the application brings along: it was agreed nowhere. */
  readonly source: Source | null
  readonly language: string
}

const Words = z
  .string()
  .min(1)
  .max(20_000)
  .superRefine((source, context) => {
    const fault = faultIn(source)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

const Line = z.string().max(1000)

const ShippedSchema = z.strictObject({
  language: z.string().refine(isLanguageTag),
  clauses: z.array(
    z.strictObject({
      id: z.string().refine(isId),
      kind: Line.min(1),
      style: z.enum(clauseStyles),
      title: Line.min(1),
      text: Words,
      items: z.array(Words).default([]),
    }),
  ),
})

/** The clauses of a file in assets/clauses. */
export function shippedClauses(file: unknown): readonly Clause[] {
  const { language, clauses } = ShippedSchema.parse(file)
  return clauses.map((clause) => ({ ...clause, source: null, language }))
}

/** What a person has kept, here or in a file that was handed on. */
export const OwnClausesSchema = z
  .array(
    z.object({
      id: z.string().refine(isId),
      title: Line,
      kind: Line,
      style: z.enum(clauseStyles),
      text: Words,
      items: z.array(Words).max(200).readonly(),
      source: z.object({ conference: Line, symbol: Line, paragraph: Line }).nullable(),
      language: z.string().refine(isLanguageTag),
    }),
  )
  .max(5000)
  .readonly()

export const ClauseFileSchema = z.object({
  format: z.literal('rapporteur-clauses'),
  version: z.literal(1),
  clauses: OwnClausesSchema,
})

/** Both lists, of which the later says more about a clause that is in both. */
export function joined(one: readonly Clause[], other: readonly Clause[]): readonly Clause[] {
  const known = new Map([...one, ...other].map((clause) => [clause.id, clause]))
  return [...known.values()]
}

export function sameSource(one: Source | null, other: Source | null): boolean {
  return (
    one !== null &&
    other !== null &&
    one.conference === other.conference &&
    one.symbol === other.symbol &&
    one.paragraph === other.paragraph
  )
}
