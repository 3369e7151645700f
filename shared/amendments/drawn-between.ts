import type { Node } from 'prosemirror-model'
import { findBlock, idOf, isContainer } from '../document/blocks'
import type { BlockId } from '../ids'
import { blockIdOf, type Change, isReordered } from './change'
import { type Drawn, draw, type Moved, stays } from './drawn'
import { reorderIn } from './reorder'

/**
 * What changes come to from one state of a text to another, in the order of reading; blocks that
 * stay as they are are left out.
 */
export function drawBetween(
  changes: readonly Change[],
  before: Node,
  after: Node,
): readonly Drawn[] {
  const ids = new Set<BlockId | null>(changes.flatMap(idsIn))
  const moved = movedBy(changes, before, after)
  const containers = [...after.children, ...goneFrom(before, after)].filter(isContainer)
  return containers.flatMap((top) => {
    const [was, is] = [sameIn(before, top), sameIn(after, top)]
    if (was === is) return []
    return runsOf(was?.children ?? [], is?.children ?? [], ids).flatMap(([bases, others]) =>
      draw(bases, others, moved).filter((each) => !stays(each)),
    )
  })
}

function idsIn({ base, proposed }: Change): readonly BlockId[] {
  return [...base, ...proposed].flatMap((json) => blockIdOf(json) ?? [])
}

/** What a change puts to another place, where it is in both texts. */
function movedBy(changes: readonly Change[], before: Node, after: Node): Moved {
  const moved = new Map<BlockId | null, Node>()
  for (const change of changes) {
    for (const id of movedIn(change, before)) {
      const base = id && findBlock(after, id) ? findBlock(before, id) : null
      if (base) moved.set(id, base.node)
    }
  }
  return moved
}

function movedIn(change: Change, text: Node): Iterable<BlockId | null> {
  if (change.place.kind !== 'there') return change.base.map(blockIdOf)
  const reorder = isReordered(change) ? reorderIn(text, change) : null
  return reorder?.kind === 'ordered' ? reorder.moved : []
}

function goneFrom(before: Node, after: Node): readonly Node[] {
  return before.children.filter((top) => !sameIn(after, top))
}

/** The section or annex with the same id. */
function sameIn(text: Node, top: Node): Node | null {
  return text.children.find((each) => isContainer(each) && idOf(each) === idOf(top)) ?? null
}

/** Runs of blocks that are among those meant: what is between them is the same in both. */
function runsOf(
  was: readonly Node[],
  is: readonly Node[],
  ids: ReadonlySet<BlockId | null>,
): readonly (readonly [readonly Node[], readonly Node[]])[] {
  const isMeant = (node: Node) => ids.has(idOf(node))
  const runs: [readonly Node[], readonly Node[]][] = []
  let [a, b] = [0, 0]
  while (a < was.length || b < is.length) {
    const [endA, endB] = [endOf(was, a, isMeant), endOf(is, b, isMeant)]
    if (endA > a || endB > b) runs.push([was.slice(a, endA), is.slice(b, endB)])
    a = endA + 1
    b = endB + 1
  }
  return runs
}

function endOf(all: readonly Node[], from: number, is: (node: Node) => boolean): number {
  const end = all.findIndex((node, at) => at >= from && !is(node))
  return end < 0 ? all.length : end
}
