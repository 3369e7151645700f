import type { Node } from 'prosemirror-model'
import { type Change, changes } from './changes'
import { isSmall } from './small-words'
import { type Word, words } from './words'

/**
 * One place where two versions of a block differ. Offsets are into the content of the block, as
 * ProseMirror counts: `from`–`to` of the base gives way to `fromB`–`toB` of the other.
 */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly fromB: number
  readonly toB: number
}

/**
 * The changes a reader would mark: whole words, and no islands of a lone space or "of the" between
 * them.
 *
 * Words are compared with their marks, so "shall" made italic is a change of "shall". A footnote
 * or a break is one word. Of all ways the shortest is taken.
 */
export function diff(base: Node, other: Node): readonly Edit[] {
  if (base.content.eq(other.content)) return []
  const [a, b] = [words(base), words(other)]
  return joined(changes(base, other), a, b).map((change) => editOf(change, a, b))
}

/** A change of words as offsets in the two blocks. */
export function editOf(
  { fromA, toA, fromB, toB }: Pick<Change, 'fromA' | 'toA' | 'fromB' | 'toB'>,
  a: Words,
  b: Words,
): Edit {
  return {
    from: offset(a, fromA),
    to: offset(a, toA),
    fromB: offset(b, fromB),
    toB: offset(b, toB),
  }
}

function offset(all: Words, at: number): number {
  return all[at]?.from ?? all.at(-1)?.to ?? 0
}

type Words = readonly Word[]

/** Neighbours that a reader would mark as one. */
function joined(all: readonly Change[], a: Words, b: Words): readonly Change[] {
  const out: Change[] = []
  for (const change of all) {
    const before = out.at(-1)
    if (before && isOne(before, change, a, b)) {
      out[out.length - 1] = { ...before, toA: change.toA, toB: change.toB }
    } else {
      out.push(change)
    }
  }
  return out
}

/** Words of a passage that was written anew, of which one may have stayed by accident. */
const rewritten = 4

/**
 * - With nothing but a space between them, two replacements are one: "take note" for "note with
 *   concern" is marked once, not three times. A lone insertion or deletion keeps its own place.
 * - Small words between two replacements stayed by accident, if there are not more of them than of
 *   the words that were replaced on either side.
 * - In the midst of what was written anew, so did any other single word or sign.
 */
function isOne(one: Change, other: Change, a: Words, b: Words): boolean {
  const kept = a.slice(one.toA, other.fromA).filter(({ kind }) => kind !== 'blank')
  const sizes = [sizeOf(one, a, b), sizeOf(other, a, b)]
  const replaces = sizes.map(([out, put]) => out > 0 && put > 0)
  if (kept.length === 0) return replaces.includes(true)
  if (replaces.includes(false) || kept.some(isFixed)) return false
  const least = Math.min(...sizes.map(([out, put]) => Math.max(out, put)))
  if (kept.every(isSmall)) return kept.length <= least
  return kept.length === 1 && sizes.flat().every((size) => size >= rewritten)
}

/** A note, a reference or an end of a bracket stays for itself. */
function isFixed({ key, text }: Word): boolean {
  return text === '' || key !== text
}

/** How many words a change takes out and puts in, signs and spaces apart. */
function sizeOf({ fromA, toA, fromB, toB }: Change, a: Words, b: Words): readonly [number, number] {
  return [count(a, fromA, toA), count(b, fromB, toB)]
}

function count(all: Words, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) if (all[at]?.kind === 'word') found++
  return found
}
