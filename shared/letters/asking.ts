import { z } from 'zod'
import { letterParts } from '../document/kinds'
import { officialLanguages } from '../document/language'
import { letterFields, mostLetters } from './fields'
import { type Letter, letterFormats, mostOfLetter } from './letter'

const words = z.string().max(mostOfLetter.words)

const Run = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    words,
    formats: z.array(z.enum(letterFormats)).max(letterFormats.length),
  }),
  z.strictObject({ kind: z.literal('break') }),
  z.strictObject({ kind: z.literal('blank'), field: z.enum(letterFields) }),
])

const LetterSchema: z.ZodType<Letter> = z.strictObject({
  state: z.string().regex(/^[A-Z0-9-]{1,40}$/),
  language: z.enum(officialLanguages),
  title: words,
  blocks: z
    .array(
      z.strictObject({ part: z.enum(letterParts), content: z.array(Run).max(mostOfLetter.runs) }),
    )
    .max(mostOfLetter.blocks),
  standing: z.enum(['draft', 'ready']),
})

/** Of the States of a mailing, by which the register of States has them. */
export const StateIds = z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(mostLetters)

/**
 * What the secretariat asks the hub's press for.
 *
 * - `pages`: how a letter looks, as one picture (SVG) of its pages.
 * - `files`: of each letter `STATE.pdf` and `STATE.docx`, in a zip; `unset.json` names the others.
 * - `all`: the letters one behind the other, to be printed at once.
 */
export const LettersAsk = z.strictObject({
  want: z.enum(['pages', 'files', 'all']),
  title: z.string().max(300),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  letters: z.array(LetterSchema).min(1).max(mostLetters),
})
export type LettersAsk = z.infer<typeof LettersAsk>

/**
 * What a zip of letters has in the place of the files of those that could not be set: by State the
 * scripts of its words that no font has.
 */
export const unsetFile = 'unset.json'
export const Unset = z.record(z.string(), z.array(z.string()))
export type Unset = z.infer<typeof Unset>

/** Whoever claims what, a letter in which something is missing is a draft. */
export function asAsked({ letters, ...ask }: LettersAsk): LettersAsk {
  const lacks = ({ blocks }: Letter) =>
    blocks.some(({ content }) => content.some(({ kind }) => kind === 'blank'))
  return {
    ...ask,
    letters: letters.map((each) => (lacks(each) ? { ...each, standing: 'draft' } : each)),
  }
}
