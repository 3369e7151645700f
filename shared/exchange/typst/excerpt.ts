import type { FinalDocument } from '../final-document'
import { type Piece, type PiecesSetting, piecesOf, turn } from './pieces'
import { beginning, ending, listing, opening, type PageNumbers } from './typst'

/** Pages that follow each other, from the head of one. */
export interface Excerpt {
  /** The piece that begins them, and the one after the last. */
  readonly from: number
  readonly to: number
  /** Pages before them, and what is to be added for the number on them. */
  readonly before: number
  readonly counted: number
}

const forEyes: PiecesSetting = { linked: false, marked: true }

/** What excerpts are made of. Nothing is written before it is asked for. */
export function piecesToSee(document: FinalDocument, numbers: PageNumbers): readonly Piece[] {
  return piecesOf(document, forEyes, () => listing(document, numbers))
}

/**
 * Some pages of a document as a program for Typst that sets these alone, as they are in the whole.
 * At its end it says where everything has come to stand.
 */
export function excerptOf(
  document: FinalDocument,
  pieces: readonly Piece[],
  { from, to, before, counted }: Excerpt,
  numbers: PageNumbers,
): string {
  const lines = pieces.slice(from, to).flatMap((piece, at) => {
    const turns = at === 0 && from > 0 ? piece.annex !== null : piece.turns
    return turns ? [turn(piece), piece.write()] : [piece.write()]
  })
  return [
    ...beginning(document, { before, counted }),
    ...(from === 0 ? opening(document, numbers) : ['#set page(numbering: "1")']),
    ...lines,
    ...(to === pieces.length ? ending(document) : []),
    '#places',
    '',
  ].join('\n')
}
