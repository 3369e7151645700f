/** A card of the margin and where it would like to stand: the top of its paragraph, in px. */
export interface Wanting {
  readonly id: string
  readonly wanted: number
  readonly height: number
}

/**
 * Where each card stands, so that none overlaps another, all keep their order, and the selected one
 * stands exactly beside its paragraph, as far as there is room above it.
 *
 * Cards from the selected one on are pushed down, those before it are pushed up. Without a selected
 * one, the first is the one that stays.
 */
export function placeCards(
  cards: readonly Wanting[],
  selected: string | null,
  gap: number,
): ReadonlyMap<string, number> {
  const sorted = [...cards].sort((a, b) => a.wanted - b.wanted)
  const chosen = sorted.findIndex((card) => card.id === selected)
  const fixed = Math.max(0, chosen)
  const before = sorted.slice(0, fixed)
  const needed = before.reduce((sum, card) => sum + card.height + gap, 0)

  const tops = new Map<string, number>()
  let free = Number.NEGATIVE_INFINITY
  for (const card of sorted.slice(fixed)) {
    const top = Math.max(card.wanted, free, card === sorted[fixed] ? needed : 0)
    tops.set(card.id, top)
    free = top + card.height + gap
  }

  let ceiling = tops.get(sorted[fixed]?.id ?? '') ?? 0
  const tight = new Map<string, number>()
  for (const card of [...before].reverse()) {
    ceiling = Math.min(card.wanted, ceiling - gap - card.height)
    tight.set(card.id, ceiling)
  }
  // Pushed up beyond the top of the page, they are stacked from there: room was kept for them.
  let floor = 0
  for (const card of before) {
    const top = Math.max(tight.get(card.id) ?? 0, floor)
    tops.set(card.id, top)
    floor = top + card.height + gap
  }
  return tops
}

/** Which cards meet a stretch of the column, as they stand. */
export function within(
  cards: readonly Wanting[],
  tops: ReadonlyMap<string, number>,
  { from, to }: { readonly from: number; readonly to: number },
): readonly string[] {
  return cards.flatMap(({ id, height }) => {
    const top = tops.get(id) ?? 0
    return top < to && top + height > from ? [id] : []
  })
}
