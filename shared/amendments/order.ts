import type { AmendmentId } from '../ids'
import type { Amendment } from './amendment'
import { type Measure, measureOf } from './measure'

/** An amendment in the order of decision, and why it stands where it does. */
export interface Ordered {
  readonly amendment: Amendment
  readonly measure: Measure
  readonly why: /** It amends this one, and so is decided before it (A15). */
    | { readonly code: 'amends'; readonly parent: AmendmentId }
    /** The furthest removed from the original of those that are left. */
    | { readonly code: 'furthest' }
    /** As far removed as this one, which has a lower number. */
    | { readonly code: 'as-far'; readonly as: AmendmentId }
    /** Where the president put it. */
    | { readonly code: 'placed' }
}

/**
 * The order in which rivals are decided: first the one furthest removed from the original, and of
 * two as far removed the one with the lower number. An amendment to an amendment comes before its
 * parent, whatever its own measure. What the president has placed comes first, in that order.
 */
export function orderOf(
  amendments: readonly Amendment[],
  placed: readonly AmendmentId[] = [],
): readonly Ordered[] {
  const ids = new Set(amendments.map(({ id }) => id))
  const byParent = new Map<AmendmentId, Amendment[]>()
  const tops: Amendment[] = []
  for (const each of amendments) {
    if (!each.amends || !ids.has(each.amends)) tops.push(each)
    else byParent.set(each.amends, [...(byParent.get(each.amends) ?? []), each])
  }
  const rank = new Map(placed.map((id, at) => [id, at]))
  return ranked(tops, rank).flatMap((ordered): readonly Ordered[] => {
    const { id } = ordered.amendment
    const deeper = ranked(byParent.get(id) ?? [], rank)
    const why = { code: 'amends', parent: id } as const
    return [...deeper.map((each) => ({ ...each, why })), ordered]
  })
}

function ranked(
  amendments: readonly Amendment[],
  rank: ReadonlyMap<AmendmentId, number>,
): readonly Ordered[] {
  const last = rank.size
  const sorted = amendments
    .map((amendment) => ({ amendment, measure: measureOf(amendment.change) }))
    .sort(
      (a, b) =>
        (rank.get(a.amendment.id) ?? last) - (rank.get(b.amendment.id) ?? last) ||
        b.measure.distance - a.measure.distance ||
        a.amendment.number - b.amendment.number,
    )
  return sorted.map((each, at): Ordered => {
    const before = sorted[at - 1]
    if (rank.has(each.amendment.id)) return { ...each, why: { code: 'placed' } }
    const isAsFar = before && before.measure.distance === each.measure.distance
    return isAsFar && !rank.has(before.amendment.id)
      ? { ...each, why: { code: 'as-far', as: before.amendment.id } }
      : { ...each, why: { code: 'furthest' } }
  })
}
