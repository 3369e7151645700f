import type { Node } from 'prosemirror-model'
import { findBlock } from '../document/blocks'
import type { BlockId } from '../ids'
import { blockIdOf, type Change } from './change'

/** One block that says something else after a change; `null` where it is not there. */
export interface Effect {
  readonly id: BlockId
  readonly before: Node | null
  readonly after: Node | null
}

/** What changes come to in a text, block by block in the order of reading; what stays is left out. */
export function effectsOf(
  changes: readonly Change[],
  before: Node,
  after: Node,
): readonly Effect[] {
  const ids = new Set(
    changes.flatMap(({ base, proposed }) =>
      [...base, ...proposed].flatMap((json) => blockIdOf(json) ?? []),
    ),
  )
  const effects = [...ids].flatMap((id): (Effect & { readonly pos: number })[] => {
    const [was, is] = [findBlock(before, id), findBlock(after, id)]
    if (!was && !is) return []
    if (was && is && was.node.eq(is.node)) return []
    const pos = is?.pos ?? was?.pos ?? 0
    return [{ id, before: was?.node ?? null, after: is?.node ?? null, pos }]
  })
  return effects.sort((a, b) => a.pos - b.pos)
}
