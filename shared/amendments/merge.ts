import { Fragment, type Node } from 'prosemirror-model'
import { diff, type Edit } from './diff'
import { type Word, words } from './words'

export type Merge =
  /** The words are as the sponsors saw them. */
  | { readonly kind: 'clean'; readonly merged: Node }
  /** Others changed other words of the block; both changes stand. */
  | { readonly kind: 'reworded'; readonly merged: Node }
  /** Others changed the same words: for the president to settle, never for us. */
  | { readonly kind: 'collides' }
  /** The block already says it. */
  | { readonly kind: 'moot' }

/**
 * Puts the change from `base` to `proposed` into the block as it stands now.
 *
 * Changes with no word between them count as overlapping: two insertions at one place have an order
 * that nobody decided, and on which side of a space an insertion lies is an accident of the diff.
 */
export function merge(base: Node, proposed: Node, now: Node): Merge {
  if (sameWords(base, now)) return { kind: 'clean', merged: dress(now, proposed) }
  if (sameWords(proposed, now)) return { kind: 'moot' }
  const theirs = diff(base, now)
  const ours = diff(base, proposed)
  const between = words(base).filter((word) => word.kind !== 'blank')
  if (ours.some((one) => theirs.some((other) => meet(one, other, between)))) {
    return { kind: 'collides' }
  }
  return { kind: 'reworded', merged: apply(proposed, ours, now, theirs) }
}

function sameWords(a: Node, b: Node): boolean {
  return a.content.eq(b.content)
}

/** The block keeps its id and place in the hierarchy; only its words are the amendment's. */
function dress(now: Node, proposed: Node): Node {
  return now.copy(proposed.content)
}

function meet(a: Edit, b: Edit, kept: readonly Word[]): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a]
  return !kept.some((word) => first.to <= word.from && word.to <= second.from)
}

/** Walks our edits along the block as it stands, each shifted by what was changed before it. */
function apply(proposed: Node, ours: readonly Edit[], now: Node, theirs: readonly Edit[]): Node {
  let content = Fragment.empty
  let at = 0
  for (const edit of ours) {
    const from = moved(edit.from, theirs)
    const to = moved(edit.to, theirs)
    content = content
      .append(now.content.cut(at, from))
      .append(proposed.content.cut(edit.fromB, edit.toB))
    at = to
  }
  return now.copy(content.append(now.content.cut(at)))
}

/** Where an offset of the base lies now. No edit of theirs contains it: that would be a collision. */
function moved(offset: number, theirs: readonly Edit[]): number {
  const before = theirs.filter((edit) => edit.to <= offset)
  return before.reduce((sum, edit) => sum + (edit.toB - edit.fromB) - (edit.to - edit.from), offset)
}
