import type { Node } from 'prosemirror-model'
import type { Piece } from '../../../shared/amendments/change'
import { diff, type Edit } from '../../../shared/amendments/diff'
import { mergeBlock } from '../../../shared/amendments/merge-block'
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

const known = new WeakMap<Piece, WeakMap<Node, Marking | null>>()

/**
 * `null` if there is nothing to show: others have changed the same words, or the block already says
 * what was proposed. Then the margin has it, and the text stays as it is.
 */
export function marking(piece: Piece, now: Node): Marking | null {
  const ofPiece = known.get(piece) ?? new WeakMap<Node, Marking | null>()
  known.set(piece, ofPiece)
  const before = ofPiece.get(now)
  if (before !== undefined) return before
  const made = mark(piece, now)
  ofPiece.set(now, made)
  return made
}

function mark({ base, proposed }: Piece, now: Node): Marking | null {
  // A table is shown by its card: its cells are not one line of words.
  if (!now.isTextblock) return null
  const [first, ...blocks] = proposed.map(knownPart)
  if (!first) {
    const words = now.copy()
    return knownPart(base).content.eq(now.content)
      ? { edits: diff(now, words), words, blocks }
      : null
  }
  const merged = mergeBlock(knownPart(base), first, now)
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
