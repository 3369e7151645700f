import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import type { BlockId } from '../ids'
import { blockIdOf, type Change, goingOn, toBlock } from './change'
import { dividedIn } from './divided'
import { joinedIn } from './joined'
import { outOfOrder } from './pairing'
import { standingIn } from './standing'

/** What becomes of blocks that a change puts in another order than it found them in (A57). */
export type Reorder =
  | {
      readonly kind: 'ordered'
      /** The blocks that go on, as they come to stand. */
      readonly order: readonly BlockId[]
      /** As few of them as can be; none where the text has this order already. */
      readonly moved: ReadonlySet<BlockId>
      /** Whether others have changed their order as well. */
      readonly others: boolean
    }
  /** Others have put them in an order that does not go with this one, or in another section. */
  | { readonly kind: 'collides'; readonly blocks: readonly BlockId[] }
  | { readonly kind: 'gone'; readonly block: BlockId }

/** Which blocks are to stand in another order than they were found in; `null` where none is. */
function turnOf(change: Pick<Change, 'base' | 'proposed'>) {
  const wanted = goingOn(change)
  const wants = placesOf(wanted)
  const had = placesOf(change.base.flatMap((json) => blockIdOf(json) ?? []))
  const before = (places: Places, one: BlockId, other: BlockId) =>
    (places.get(one) ?? 0) < (places.get(other) ?? 0)
  const places = wanted.map((id) => had.get(id) ?? 0)
  if (places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))) return null
  const isTurned = (one: BlockId, other: BlockId) =>
    before(wants, one, other) !== before(had, one, other)
  const about = wanted.filter((one) => wanted.some((other) => isTurned(one, other)))
  const asHad = [...wanted].sort((one, other) => (before(had, one, other) ? -1 : 1))
  const moved = [...outOfOrder(asHad.map((id) => wants.get(id) ?? 0))].flatMap(
    (at) => asHad[at] ?? [],
  )
  return { wanted, about, moved, isTurned, wants, had, before }
}

type Places = ReadonlyMap<BlockId | null, number>

function placesOf(ids: readonly (BlockId | null)[]): Places {
  return new Map(ids.map((id, at) => [id, at]))
}

/**
 * Each two blocks stand as whoever changed their order wants them. Both can only have changed it to
 * the same; but what is wanted of all of them together may be no order at all. `null` where the change
 * leaves the order as it is.
 */
export function reorderIn(
  text: Node,
  change: Pick<Change, 'base' | 'proposed' | 'twins'>,
): Reorder | null {
  const turn = turnOf(change)
  if (!turn) return null
  const { wanted, about, moved, isTurned, wants, had, before } = turn
  const standing = standingIn(text)
  const isGone = (id: BlockId) => !standing.has(id)
  // Nobody has said where one goes that others have joined to another, nor the parts of one that they
  // have divided.
  const within = change.base.map(toBlock).filter((was) => joinedIn(text, was, change.twins))
  if (within.length > 0)
    return { kind: 'collides', blocks: within.flatMap((was) => idOf(was) ?? []) }
  const turned = about.filter((id) => !isGone(id))
  const isLeft = turned.some((one) => turned.some((other) => isTurned(one, other)))
  const gone = moved.find(isGone) ?? (isLeft ? undefined : about.find(isGone))
  if (gone) return { kind: 'gone', block: gone }
  const [top, ...tops] = new Set(turned.map((id) => standing.get(id)?.top))
  const divided = change.base.map(toBlock).filter((was) => dividedIn(text, was))
  if (divided.length > 0)
    return { kind: 'collides', blocks: divided.flatMap((was) => idOf(was) ?? []) }
  if (!top || !isContainer(top) || tops.length > 0) return { kind: 'collides', blocks: turned }
  // Those that it leaves in their order count as well: others may have put one among these.
  const there = wanted.filter((id) => standing.get(id)?.top === top)
  const now = placesOf(top.children.map(idOf))
  const isFirst = (one: BlockId, other: BlockId) =>
    before(isTurned(one, other) ? wants : now, one, other)
  const places = new Map(
    there.map((one) => [one, there.filter((other) => other !== one && isFirst(other, one)).length]),
  )
  const place = (id: BlockId) => places.get(id) ?? 0
  if (new Set(places.values()).size < there.length) return { kind: 'collides', blocks: turned }
  const asNow = [...there].sort((one, other) => (before(now, one, other) ? -1 : 1))
  const others = there.some((one) =>
    there.some((other) => before(now, one, other) !== before(had, one, other)),
  )
  return {
    kind: 'ordered',
    order: [...there].sort((one, other) => place(one) - place(other)),
    moved: new Set([...outOfOrder(asNow.map(place))].flatMap((at) => asNow[at] ?? [])),
    others,
  }
}
