import type { Node } from 'prosemirror-model'
import { changes, type Place } from './changes'
import { isSmall } from './small-words'
import { type Words, wordsOf } from './words'

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
  const [a, b] = [wordsOf(base), wordsOf(other)]
  return joined(changes(base, other), a, b).map((place) => editOf(place, a, b))
}

/** The fewest words that differ: for whoever makes a change and does not show it. */
export function leastEdits(base: Node, other: Node): readonly Edit[] {
  if (base.content.eq(other.content)) return []
  const [a, b] = [wordsOf(base), wordsOf(other)]
  return changes(base, other).map((place) => editOf(place, a, b))
}

function editOf({ fromA, toA, fromB, toB }: Place, a: Words, b: Words): Edit {
  return {
    from: a.offsets[fromA] as number,
    to: a.offsets[toA] as number,
    fromB: b.offsets[fromB] as number,
    toB: b.offsets[toB] as number,
  }
}

/** Neighbours that a reader would mark as one. */
function joined(all: readonly Place[], a: Words, b: Words): readonly Place[] {
  const out: Place[] = []
  for (const place of all) {
    const last = out.at(-1)
    if (last && isOne(last, place, a, b)) {
      const { fromA, fromB } = last
      out[out.length - 1] = { fromA, toA: place.toA, fromB, toB: place.toB }
    } else {
      out.push(place)
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
function isOne(one: Place, other: Place, a: Words, b: Words): boolean {
  if (other.fromA - one.toA > mostKept) return false
  const kept: number[] = []
  for (let at = one.toA; at < other.fromA; at++) if (a.kinds[at] !== 'blank') kept.push(at)
  const [out, put] = [count(a, one.fromA, one.toA), count(b, one.fromB, one.toB)]
  const [nextOut, nextPut] = [count(a, other.fromA, other.toA), count(b, other.fromB, other.toB)]
  const replaces = out > 0 && put > 0
  const nextReplaces = nextOut > 0 && nextPut > 0
  if (kept.length === 0) return replaces || nextReplaces
  if (!replaces || !nextReplaces || kept.some((at) => isFixed(a, at))) return false
  if (kept.length === 1 && Math.min(out, put, nextOut, nextPut) >= rewritten) return true
  const least = Math.min(Math.max(out, put), Math.max(nextOut, nextPut))
  return kept.length <= least && kept.every((at) => isSmall(a.texts[at] as string))
}

/** More words and spaces than this between two changes do not stay by accident. */
const mostKept = 16

/** A note, a reference or an end of a bracket stays for itself. */
function isFixed({ keys, texts }: Words, at: number): boolean {
  return texts[at] === '' || keys[at] !== texts[at]
}

function count({ kinds }: Words, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) if (kinds[at] === 'word') found++
  return found
}
