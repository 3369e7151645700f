import { z } from 'zod'
import { type BlockId, isId, type VersionId } from './ids'

/** Paragraphs that are before a room at once, and more. */
export const mostBlocks = 64

/**
 * What a window for the room asks: on what lines of the paper in everybody's hands paragraphs stand.
 * `POST /api/lines`; `204` where that is not known.
 */
export const LinesAskSchema = z.strictObject({
  blocks: z.array(z.custom<BlockId>(isId)).max(mostBlocks),
})
export type LinesAsk = z.infer<typeof LinesAskSchema>

/** A line of a paragraph, as it is printed. */
const PaperLineSchema = z.object({
  /** As printed on the page: "12". */
  page: z.string(),
  /** In the margin, from 1 on each page. */
  line: z.number().int(),
  /** Those of the paragraph on it, without its number and without marks of notes. */
  words: z.string(),
})
export type PaperLine = z.infer<typeof PaperLineSchema>

/** Of a whole paper, by block. One that is not on the paper, or in a table, is not here. */
export const LinesOfPaperSchema = z.record(z.string(), z.array(PaperLineSchema))
export type LinesOfPaper = Readonly<Record<string, readonly PaperLine[]>>

export const PaperLinesSchema = z.object({
  /** The version that was issued last, whose lines these are; `null` for the text as it stands. */
  version: z.string().nullable(),
  /** Each with its lines in order. */
  blocks: LinesOfPaperSchema,
})
export type PaperLines = z.infer<typeof PaperLinesSchema>

/** Of some blocks of a paper. */
export function linesOn(
  version: VersionId | null,
  all: LinesOfPaper,
  blocks: readonly BlockId[],
): PaperLines {
  const found: PaperLines['blocks'] = {}
  for (const id of blocks) {
    const lines = Object.hasOwn(all, id) ? all[id] : undefined
    if (lines) found[id] = [...lines]
  }
  return { version, blocks: found }
}
