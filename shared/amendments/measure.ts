import type { Node } from 'prosemirror-model'
import { type Change, toBlock } from './change'
import { commonRuns } from './common-runs'
import { wordsOf } from './words'

/** How far a change is removed from the original, in words; signs are not counted. */
export interface Measure {
  readonly kept: number
  readonly removed: number
  readonly added: number
  /**
   * From 0, where every word stays and none comes, to 1, where none stays: the part that goes or
   * comes of all words that are in the one or the other.
   */
  readonly distance: number
}

const known = new WeakMap<Change, Measure>()

/**
 * Of the words that its sponsors saw and those that they propose, whatever has become of the text.
 * To take out a paragraph, or to put one in, is as far removed as can be.
 */
export function measureOf(change: Change): Measure {
  const before = known.get(change)
  if (before) return before
  const [base, proposed] = [change.base, change.proposed].map((blocks) =>
    blocks.flatMap((json) => wordsIn(toBlock(json))),
  ) as [string[], string[]]
  const kept = commonRuns(base, proposed).reduce((sum, { length }) => sum + length, 0)
  const [removed, added] = [base.length - kept, proposed.length - kept]
  const all = kept + removed + added
  const made = { kept, removed, added, distance: all === 0 ? 0 : (removed + added) / all }
  known.set(change, made)
  return made
}

/** Of a table those of its cells, one after another. */
function wordsIn(block: Node): readonly string[] {
  return block.isTextblock ? wordsOf(block).strong.keys : block.children.flatMap(wordsIn)
}
