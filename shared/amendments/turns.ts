import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Change, toBlock } from './change'
import { joinedIn } from './joined'
import { standingIn } from './standing'
import { dividedInto, joinedFrom, type MergedTurn, mergeTurned, type Turned } from './turned'
import type { Within } from './where-words-are'

/** A turn of paragraphs whose words others have changed, and what comes of both. */
export interface Turn extends Turned {
  readonly merged: MergedTurn | Gone
}

/** One of those that it joins is not in the text any more: its words are not to come back with the others. */
interface Gone {
  readonly kind: 'gone'
  readonly block: Node
}

/**
 * The paragraphs that a change divides or joins, by the one that goes on. Where nobody else has
 * touched them, or the text has been turned so already, there is nothing to merge: the words of each
 * block speak for themselves.
 */
export function turnsIn(
  text: Node,
  change: Pick<Change, 'base' | 'proposed' | 'twins'>,
): ReadonlyMap<BlockId, Turn> {
  const find = (id: BlockId) => standingIn(text).get(id)?.node ?? null
  const [bases, proposed] = [change.base.map(toBlock), change.proposed.map(toBlock)]
  const turns = new Map<BlockId, Turn>()
  if (bases.length + proposed.length < 3) return turns
  const old = new Set(bases.map(idOf))
  const kept = new Set(proposed.map(idOf))
  for (const [at, base] of bases.entries()) {
    const id = idOf(base)
    const own = proposed.findIndex((each) => idOf(each) === id)
    const wants = proposed[own]
    if (!id || !wants || base.content.eq(wants.content)) continue
    const behind = run(proposed, own, (each) => !old.has(idOf(each)))
    const gone = run(bases, at, (each) => !kept.has(idOf(each)))
    const turned = dividedInto(base, behind) ?? joinedFrom(gone, wants)
    const now = turned?.bases.map((each) => find(idOf(each) ?? id)) ?? []
    if (!turned || !now[0] || turned.proposed[0]?.content.eq(now[0].content)) continue
    const block = turned.bases[now.indexOf(null)]
    const isJoined = (each: Node, at: number) =>
      now[at] !== null || isJoinedTo(now[0], joinedIn(text, each, change.twins))
    if (block && turned.bases.every(isJoined)) {
      const there = now.filter((each) => each !== null)
      turns.set(id, { ...turned, merged: mergeTurned(turned, there) })
    } else if (block) turns.set(id, { ...turned, merged: { kind: 'gone', block } })
    else if (now.every((each) => each !== null) && isTouched(turned, now)) {
      turns.set(id, { ...turned, merged: mergeTurned(turned, now) })
    }
  }
  return turns
}

/** Which blocks of the base a change joins to others itself. */
export function joinedBy({ base, proposed }: Pick<Change, 'base' | 'proposed'>): ReadonlySet<Node> {
  const [bases, wanted] = [base.map(toBlock), proposed.map(toBlock)]
  const kept = new Set(wanted.map(idOf))
  return new Set(
    bases.flatMap((was, at) => {
      const wants = wanted.find((each) => idOf(each) === idOf(was))
      const joins =
        wants &&
        joinedFrom(
          run(bases, at, (each) => !kept.has(idOf(each))),
          wants,
        )
      return joins?.bases.slice(1) ?? []
    }),
  )
}

/** Whether others have joined it to this one, and to no more. */
function isJoinedTo(node: Node | null | undefined, within: Within | null): boolean {
  return within !== null && within.parts.length === 1 && within.parts[0] === node
}

/** A block and those behind it, as long as they are of some kind. */
function run(all: readonly Node[], from: number, is: (node: Node) => boolean): readonly Node[] {
  const end = all.findIndex((node, at) => at > from && !is(node))
  return all.slice(from, end < 0 ? undefined : end)
}

function isTouched({ bases }: Turned, now: readonly Node[]): boolean {
  if (!now.every(({ isTextblock }) => isTextblock)) return false
  return bases.some((base, at) => !base.content.eq(now[at]?.content ?? base.content))
}
