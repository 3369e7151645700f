import { blockIdOf, type Change } from '../../shared/amendments/change'
import type { BlockId } from '../../shared/ids'

/** The blocks that changes are to, each once. */
export function blocksIn(changes: readonly Change[]): readonly BlockId[] {
  return [...new Set(changes.flatMap(({ base }) => base.flatMap((json) => blockIdOf(json) ?? [])))]
}
