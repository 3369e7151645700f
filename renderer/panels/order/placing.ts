import type { Ordered } from '../../../shared/amendments/order'
import type { AmendmentId } from '../../../shared/ids'

type Order = readonly Pick<Ordered, 'amendment'>[]
export type Side = 'before' | 'after'

/**
 * The order to announce for one to change places with its neighbour among those that amend the same;
 * `null` where there is none. What amends an amendment goes where that goes.
 */
export function stepped(order: Order, id: AmendmentId, by: 1 | -1): readonly AmendmentId[] | null {
  const peers = peersOf(order, id)
  const at = peers.indexOf(id)
  return peers[at + by] ? inPlace(peers, id, at + by) : null
}

/** The order to announce for one to stand right before or after another, as far as it can. */
export function placed(
  order: Order,
  id: AmendmentId,
  beside: AmendmentId,
  side: Side,
): readonly AmendmentId[] | null {
  const peers = peersOf(order, id)
  const ids = order.map(({ amendment }) => amendment.id)
  const until = ids.indexOf(beside) + (side === 'after' ? 1 : 0)
  const before = ids.slice(0, until).filter((each) => each !== id && peers.includes(each))
  return before.length === peers.indexOf(id) ? null : inPlace(peers, id, before.length)
}

function peersOf(order: Order, id: AmendmentId): readonly AmendmentId[] {
  const of = order.find(({ amendment }) => amendment.id === id)?.amendment.amends
  return order.flatMap(({ amendment }) => (amendment.amends === of ? [amendment.id] : []))
}

function inPlace(peers: readonly AmendmentId[], id: AmendmentId, at: number) {
  return peers.filter((each) => each !== id).toSpliced(at, 0, id)
}
