import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Change, toBlock } from './change'
import { dividedInto, joinedFrom, type MergedTurn, mergeTurned, type Turned } from './turned'

/** A turn of paragraphs whose words others have changed, and what comes of both. */
export interface Turn extends Turned {
  readonly merged: MergedTurn
}

/**
 * The paragraphs that a change divides or joins, by the one that goes on. Where nobody else has
 * touched them, or the text has been turned so already, there is nothing to merge: the words of each
 * block speak for themselves.
 */
export function turnsIn(
  change: Pick<Change, 'base' | 'proposed'>,
  find: (block: BlockId) => Node | null,
): ReadonlyMap<BlockId, Turn> {
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
    if (turned && now.every((each) => each !== null) && isTouched(turned, now)) {
      turns.set(id, { ...turned, merged: mergeTurned(turned, now) })
    }
  }
  return turns
}

/** A block and those behind it, as long as they are of some kind. */
function run(all: readonly Node[], from: number, is: (node: Node) => boolean): readonly Node[] {
  const end = all.findIndex((node, at) => at > from && !is(node))
  return all.slice(from, end < 0 ? undefined : end)
}

function isTouched({ bases, proposed }: Turned, now: readonly Node[]): boolean {
  if (!now.every(({ isTextblock }) => isTextblock)) return false
  const isDone = proposed[0]?.content.eq(now[0]?.content ?? proposed[0].content)
  return !isDone && bases.some((base, at) => !base.content.eq(now[at]?.content ?? base.content))
}
