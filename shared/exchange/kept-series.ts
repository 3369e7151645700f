import type { Numbering } from '../document/numbering'
import type { FinalDocument } from './final-document'
import { otherwiseCounted, seriesIn } from './printed-series'

export const noSeries: ReadonlySet<string> = new Set()

/**
 * The series in which the numbers of a document stay as they were printed: those in which counting
 * comes to others, or else all of them.
 *
 * @param counted the numbers of its text where none is kept
 * @param frozen the numbers where those of these series are
 */
export function keptSeries(
  document: Pick<FinalDocument, 'parts'>,
  counted: Numbering,
  frozen: (kept: ReadonlySet<string>) => Numbering,
): ReadonlySet<string> {
  const some = otherwiseCounted(document, counted)
  if (some.size === 0) return noSeries
  const isEnough = otherwiseCounted(document, frozen(some)).size === 0
  return isEnough ? some : new Set(seriesIn(document).values())
}
