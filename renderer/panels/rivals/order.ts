import type { Rival } from '../../../shared/amendments/rivals'
import type { AmendmentId } from '../../../shared/ids'

/**
 * The order to announce for one to change places with its neighbour among those that amend the same;
 * `null` where there is none.
 */
export function swapped(
  rivals: readonly Rival[],
  { amendment }: Rival,
  by: 1 | -1,
): readonly AmendmentId[] | null {
  const peers = rivals.filter((each) => each.amendment.amends === amendment.amends)
  const ids = peers.map((each) => each.amendment.id)
  const at = ids.indexOf(amendment.id)
  const other = ids[at + by]
  if (!other) return null
  return ids.map((id, index) => {
    if (index === at) return other
    return index === at + by ? amendment.id : id
  })
}
