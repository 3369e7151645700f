import { z } from 'zod'
import type { FinalDocument } from '../final-document'
import { piecesOf, turn } from './pieces'
import { beginning, ending, listing, opening } from './typst'

/** What `#stands` says: the page of each mark and how far down it is, and what pages are numbered. */
export const StandsSchema = z.object({
  marks: z.array(z.tuple([z.string(), z.number().int(), z.number()])),
  numbers: z.record(z.string(), z.string()),
})
export type Stands = z.infer<typeof StandsSchema>

/**
 * The document as it is printed with its lines numbered. At its end it says where the words of each
 * block begin and end: that takes up no room, so that lines and pages end as they do in the file.
 */
export function toLinedTypst(document: FinalDocument): string {
  const pieces = piecesOf(document, { linked: true, marked: true }, () => listing(document))
  return [
    ...beginning(document, { before: 0, counted: 0, lines: true }),
    ...opening(document),
    ...pieces.flatMap((piece) => [...(piece.turns ? [turn(piece)] : []), piece.write()]),
    ...ending(document),
    '#stands',
    '',
  ].join('\n')
}
