import { z } from 'zod'
import { type Anchor, eachBlock, type FinalDocument, type Id } from '../final-document'
import { listedIn } from '../listed'
import type { Piece } from './pieces'
import type { PageNumbers } from './typst'

/** What `#places` says: where each mark has come to stand, and the numbers of the pages there. */
export const PlacesSchema = z.object({
  places: z.array(z.tuple([z.string(), z.number().int()])),
  numbers: z.record(z.string(), z.tuple([z.number().int(), z.string()])),
})
export type Places = z.infer<typeof PlacesSchema>

/** A page that begins with a piece, so that it can be set without what comes before it. */
export interface Head {
  readonly piece: Id
  readonly before: number
  readonly counted: number
}

/** Where everything stood when the whole document was last set. */
export interface Survey {
  readonly pages: number
  /** First and last page. */
  readonly stands: ReadonlyMap<Id, readonly [number, number]>
  readonly heads: readonly Head[]
  /** To which the contents lead. */
  readonly numbers: PageNumbers
}

/** The first and the last page of everything that is marked. */
export function standsIn({ places }: Places): ReadonlyMap<Id, readonly [number, number]> {
  const stands = new Map<Id, readonly [number, number]>()
  for (const [mark, page] of places) {
    const id = mark.slice(1)
    if (mark.startsWith('s')) stands.set(id, [page, page])
    if (mark.startsWith('e')) stands.set(id, [stands.get(id)?.[0] ?? page, page])
  }
  return stands
}

export function surveyOf(
  document: FinalDocument,
  pieces: readonly Piece[],
  pages: number,
  places: Places,
): Survey {
  const stands = standsIn(places)
  return {
    pages,
    stands,
    heads: headsIn(pieces, places, stands),
    numbers: numbersOf(document, places, stands),
  }
}

/**
 * A page begins with a piece if the one before ended earlier, and no note of an earlier one runs on
 * to the foot of it. Where a table ends is not known as surely: a cell of it may reach further.
 */
function headsIn(
  pieces: readonly Piece[],
  { places, numbers }: Places,
  stands: Survey['stands'],
): readonly Head[] {
  const notes = new Map<Id, number>()
  for (const [mark, page] of places) {
    if (mark.startsWith('n'))
      notes.set(mark.slice(1), Math.max(page, notes.get(mark.slice(1)) ?? 0))
  }
  const heads: Head[] = []
  let notesEnd = 0
  for (const [index, piece] of pieces.entries()) {
    if (piece.id === null) continue
    const before = pieces[index - 1]
    const first = stands.get(piece.id)?.[0]
    const number = numbers[String(first)]?.[0]
    const isAfter = piece.turns || (first !== undefined && first > endOf(before, stands))
    if (before && first !== undefined && number !== undefined && isAfter && first > notesEnd)
      heads.push({ piece: piece.id, before: first - 1, counted: number - 1 })
    notesEnd = Math.max(notesEnd, notes.get(piece.id) ?? 0)
  }
  return heads
}

function endOf(piece: Piece | undefined, stands: Survey['stands']): number {
  const isLines =
    piece?.kind === 'paragraph' || piece?.kind === 'heading' || piece?.kind === 'opener'
  return (isLines && piece.id !== null && stands.get(piece.id)?.[1]) || Number.POSITIVE_INFINITY
}

function numbersOf(
  document: FinalDocument,
  { numbers }: Places,
  stands: Survey['stands'],
): PageNumbers {
  const ids = idsByAnchor(document)
  return new Map(
    listedIn(document).map(({ target }) => {
      const [page] = stands.get(ids.get(target) ?? '') ?? []
      return [target, numbers[String(page)]?.[1] ?? ''] as const
    }),
  )
}

function idsByAnchor(document: FinalDocument): ReadonlyMap<Anchor, Id> {
  const ids = new Map<Anchor, Id>()
  for (const part of document.parts)
    if (part.kind === 'title' || part.kind === 'annex') ids.set(part.anchor, part.id)
  eachBlock(document, (block) => {
    if (block.kind === 'heading') ids.set(block.anchor, block.id)
  })
  return ids
}
