import type { Node } from 'prosemirror-model'
import type { Change } from '../../../shared/amendments/amendment'
import { diff, type Edit } from '../../../shared/amendments/diff'
import { merge } from '../../../shared/amendments/merge'
import { knownPart } from '../../../shared/document/known-part'

/** What an amendment would do to a block as it stands now, in the form in which it is shown. */
export interface Marking {
  /** Offsets in the content of the block, and in that of `words`. */
  readonly edits: readonly Edit[]
  /** The block as it would be: the inserted words are taken from it. */
  readonly words: Node
  /** New blocks that would follow it. */
  readonly blocks: readonly Node[]
}

const known = new WeakMap<Change, WeakMap<Node, Marking | null>>()

/**
 * `null` if there is nothing to show: others have changed the same words, or the block already says
 * what was proposed. Then the margin has it, and the text stays as it is.
 */
export function marking(change: Change, now: Node): Marking | null {
  const ofChange = known.get(change) ?? new WeakMap<Node, Marking | null>()
  known.set(change, ofChange)
  const before = ofChange.get(now)
  if (before !== undefined) return before
  const made = mark(change, now)
  ofChange.set(now, made)
  return made
}

function mark({ base, proposed }: Change, now: Node): Marking | null {
  const [first, ...blocks] = proposed.map(knownPart)
  if (!first) {
    const words = now.copy()
    return knownPart(base).content.eq(now.content)
      ? { edits: diff(now, words), words, blocks }
      : null
  }
  const merged = merge(knownPart(base), first, now)
  switch (merged.kind) {
    case 'clean':
    case 'reworded':
      return { edits: diff(now, merged.merged), words: merged.merged, blocks }
    case 'moot':
      return blocks.length > 0 ? { edits: [], words: now, blocks } : null
    case 'collides':
      return null
  }
}
