/**
 * The most of these numbers that stand in rising order: of blocks that changed places, those that
 * stayed while the fewest others moved. Of several ways the earliest is taken.
 */
export function inOrder(all: readonly number[]): ReadonlySet<number> {
  // For each length, where the run of that length with the smallest end has its end.
  const ends: number[] = []
  const previous = new Int32Array(all.length).fill(-1)
  for (const [at, value] of all.entries()) {
    let low = 0
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((all[ends[middle] ?? -1] ?? value) < value) low = middle + 1
      else high = middle
    }
    previous[at] = ends[low - 1] ?? -1
    ends[low] = at
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(all[at] ?? -1)
  return kept
}
