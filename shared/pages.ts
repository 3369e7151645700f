import { z } from 'zod'
import { type BlockId, isId } from './ids'

/** Pages that go into one answer. A pane shows one or two. */
export const mostPages = 4

/** Strips that a window says it has, in one question. A page has about twenty. */
export const mostStrips = 400

/**
 * What a window asks that shows the pages of the text: `POST /api/pages`, and the answer is a
 * `PagesShown` as soon as there is something that the window does not show yet, or `204` if nothing
 * has come for a while. It is asked again after each.
 */
export const PagesAskSchema = z.strictObject({
  /** Which pane asks, so that its next question takes the place of the one before. */
  pane: z.string().min(1).max(64),
  /** Whose pages are wanted: those that a block stands on, `null` for those that are named. */
  block: z.custom<BlockId>(isId).nullable(),
  from: z.number().int().min(1).max(100_000),
  to: z.number().int().min(1).max(100_000),
  /** The state of the last answer, empty at first. */
  state: z.string().max(64),
  /** The strips whose pictures the window still has: they are left out. */
  have: z.array(z.string().max(64)).max(mostStrips),
})
export type PagesAsk = z.infer<typeof PagesAskSchema>

const StripSchema = z.object({
  /** In points, from the upper edge of the page. */
  top: z.number(),
  height: z.number().positive(),
  /** Two that are alike have the same. */
  is: z.string(),
  /** SVG, as wide as the page; `null` if it is one that the window has. */
  picture: z.string().nullable(),
})
export type Strip = z.infer<typeof StripSchema>

const PageSchema = z.object({
  /** From 1, as they follow each other. */
  page: z.number().int(),
  /** As printed on it: "ii", "12"; empty where none is. */
  number: z.string(),
  /** In points. */
  width: z.number().positive(),
  /** What is on it, in pieces that lie on top of each other: the paper first, then its lines. */
  strips: z.array(StripSchema),
})
export type Page = z.infer<typeof PageSchema>

export const PagesShownSchema = z.object({
  state: z.string(),
  /** How many there are, as far as is known: the end of a long text is looked at a little later. */
  total: z.number().int(),
  /** The first and the last page of the block that was asked about. */
  block: z.tuple([z.number().int(), z.number().int()]).nullable(),
  /** Whether the text can be set as it stands; if not, these are the pages of when it last could. */
  isCurrent: z.boolean(),
  /** Whether some words there are in a script that no font has: what is seen of them are boxes. */
  lacksFont: z.boolean(),
  pages: z.array(PageSchema),
})
export type PagesShown = z.infer<typeof PagesShownSchema>
