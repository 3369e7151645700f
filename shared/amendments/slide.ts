import type { Change, Place } from './changes'
import type { Words } from './words'

/**
 * Something only put in, or only taken out, that begins or ends as what stands beside it may lie
 * there as well: it is moved to where a reader would mark it, by so many words at the most.
 */
export function slide(place: Place, a: Words, b: Words, before: number, after: number): Change {
  const inserts = place.fromA === place.toA
  if (!inserts && place.fromB !== place.toB) return moved(place, 0, 0, 0)
  const all = inserts ? b : a
  const [from, to] = inserts ? [place.fromB, place.toB] : [place.fromA, place.toA]
  const { keys } = all
  let earlier = 0
  while (earlier < before && keys[from - 1 - earlier] === keys[to - 1 - earlier]) earlier++
  let later = 0
  while (later < after && keys[from + later] === keys[to + later]) later++

  let best = 0
  let bestScore = -1
  for (let by = -earlier; by <= later && earlier + later > 0; by++) {
    const score = seam(all, from + by) + seam(all, to + by)
    if (score < bestScore) continue
    best = by
    bestScore = score
  }
  return moved(place, best, earlier + best, later - best)
}

function moved(
  { fromA, toA, fromB, toB }: Place,
  by: number,
  earlier: number,
  later: number,
): Change {
  return { fromA: fromA + by, toA: toA + by, fromB: fromB + by, toB: toB + by, earlier, later }
}

/** How natural it is that something begins or ends between this word and the one before. */
function seam({ kinds, texts }: Words, at: number): number {
  if (at === 0 || at === kinds.length) return 6
  if (kinds[at - 1] === 'blank') return endings(texts[at - 2]) * 2 + 2
  return kinds[at] === 'blank' || endings(texts[at - 1]) > 0 ? 1 : 0
}

/** 2 where a sentence ends, or an object stands; 1 where a clause ends. */
function endings(text = ''): number {
  if (text === '' || '.!?:;。！？؛؟'.includes(text)) return 2
  return ',，、،'.includes(text) ? 1 : 0
}
