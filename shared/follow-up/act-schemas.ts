import { z } from 'zod'
import { type BlockId, isId } from '../ids'
import { NamesSchema } from '../letters/called'
import { calendarDate, StateEntrySchema, StatesRegisterSchema } from '../states/register'
import { type Matter, progresses } from './follow-up'

const words = (most: number) => z.string().trim().max(most)

/** No other scheme is ever made a link of. */
const address = z.union([
  z.literal(''),
  z
    .string()
    .max(500)
    .regex(/^https?:\/\/[^\s]+$/),
])

/** What came of a recommendation: a few papers, each with where it can be read. */
export const SourcesSchema = z.array(z.strictObject({ cited: words(300).min(1), address })).max(50)

export const MatterSchema: z.ZodType<Matter> = z.strictObject({
  recommendation: z.custom<BlockId>(isId),
  progress: z.enum(progresses),
  responsible: words(200),
  notes: words(4000),
  sources: SourcesSchema,
})

export const followUpActSchemas = [
  z.strictObject({ kind: z.literal('keep-states'), states: StatesRegisterSchema }),
  z.strictObject({
    kind: z.literal('change-state'),
    entry: StateEntrySchema,
    /** The day for which whoever changes it vouches for the register. */
    asOf: calendarDate,
  }),
  z.strictObject({ kind: z.literal('follow-recommendation'), matter: MatterSchema }),
  /** All of them; what is left out is not named any more. */
  z.strictObject({ kind: z.literal('keep-names'), names: NamesSchema }),
] as const
