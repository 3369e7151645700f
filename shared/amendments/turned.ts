import type { Fragment, Node } from 'prosemirror-model'
import { schema } from '../document/schema'
import { mergeWords } from './merge-words'
import { stretches } from './parts'

/**
 * A paragraph that a change divides, or several that it joins, where others have changed words of
 * them meanwhile. Word by word with the ends of paragraphs between them, such a change is a small
 * one: others' words go to the part in which they now belong.
 */
export interface Turned {
  /** One block that is divided into several, or several that become one; those proposed in order. */
  readonly bases: readonly Node[]
  readonly proposed: readonly Node[]
}

/** Of blocks that stand one after another, as many as the first of the others was divided into. */
export function dividedInto(base: Node, proposed: readonly Node[]): Turned | null {
  for (let count = proposed.length; count > 1; count--) {
    const parts = proposed.slice(0, count)
    if (stretches(base, parts)) return { bases: [base], proposed: parts }
  }
  return null
}

/** Of blocks that stand one after another, as many as were joined to become this one. */
export function joinedFrom(bases: readonly Node[], proposed: Node): Turned | null {
  for (let count = bases.length; count > 1; count--) {
    const parts = bases.slice(0, count)
    if (stretches(proposed, parts)) return { bases: parts, proposed: [proposed] }
  }
  return null
}

export type MergedTurn =
  | { readonly kind: 'merged'; readonly contents: readonly Fragment[]; readonly others: number }
  | { readonly kind: 'clashes' }

/**
 * What each of the proposed blocks would say with the words that others have put into these; or of
 * as many as the text has by now.
 */
export function mergeTurned(
  { bases, proposed }: Turned,
  now: readonly Node[],
  count = proposed.length,
): MergedTurn {
  const merged = mergeWords(inOne(bases), inOne(proposed), inOne(now))
  if (merged.kind === 'clashes') return merged
  const contents = apart(merged)
  if (contents.length !== count) return { kind: 'clashes' }
  return { kind: 'merged', contents, others: merged.others }
}

/** The end of a paragraph among words; it is a space, as the one that it takes the place of. */
export const end = '\u2029'

export function inOne(blocks: readonly Node[]): Node {
  const content = blocks.map(({ content: words }) => words)
  const all = content.reduce((one, other) => one.addToEnd(schema.text(end)).append(other))
  return schema.nodes.paragraph.create(null, all)
}

export function apart({ content }: { readonly content: Fragment }): readonly Fragment[] {
  const parts: Fragment[] = []
  let from = 0
  content.forEach((child, offset) => {
    const text = child.text ?? ''
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
      parts.push(content.cut(from, offset + at))
      from = offset + at + end.length
    }
  })
  return [...parts, content.cut(from)]
}
