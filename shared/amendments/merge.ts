import type { Node } from 'prosemirror-model'
import { mergeWords } from './merge-words'

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
 * Puts the words that were changed from `base` to `proposed` into the block as it stands now, which
 * keeps its id and its place in the hierarchy.
 */
export function merge(base: Node, proposed: Node, now: Node): Merge {
  if (proposed.content.eq(now.content)) return { kind: 'moot' }
  if (base.content.eq(now.content)) return { kind: 'clean', merged: now.copy(proposed.content) }
  const words = mergeWords(base, proposed, now)
  if (words.kind === 'clashes') return { kind: 'collides' }
  if (words.content.eq(now.content)) return { kind: 'moot' }
  return { kind: 'reworded', merged: now.copy(words.content) }
}
