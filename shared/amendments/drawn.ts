import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type BlockDiff, diffBlocks } from './block-diff'
import { diff, type Edit } from './diff'
import type { Part } from './parts'
import { tableEdits } from './table-edits'

/** A block, or the stretch of it that is a paragraph by itself in the other list. */
export interface Side {
  readonly block: Node
  /** Offsets in its content. */
  readonly from: number
  readonly to: number
}

/** Of a block that is there before and after, what stays of it and what does not. */
export interface DrawnPair {
  readonly how: 'same' | 'changed' | 'moved-here'
  readonly base: Side
  readonly other: Side
  /** Offsets in the content of the two blocks, also where a side is a stretch of one. */
  readonly edits: readonly Edit[]
  /** What differs beside the words: an addressee, a level. */
  readonly attributes: readonly string[]
  /**
   * The end of this paragraph comes in, or goes: between it and the next one stands a sign. What
   * gives way to the sign, or comes in its place, is in neither side; it is a space at most.
   */
  readonly turn: Turn | null
}

export type Turn = 'split' | 'joined'

/** A block that is there only before, or only after. */
export type DrawnLone =
  | { readonly how: 'deleted' | 'moved-away'; readonly base: Side }
  | { readonly how: 'inserted'; readonly other: Side }

export type Drawn = DrawnPair | DrawnLone

/**
 * What is drawn of the difference between two lists of blocks, wherever it is drawn: paragraph by
 * paragraph in the order of reading. What stays and what goes is the one list, what stays and what
 * comes is the other. What moves is found in the lists, or told where it goes to another list.
 */
export function draw(
  bases: readonly Node[],
  others: readonly Node[],
  moved: Moved = new Map(),
): readonly Drawn[] {
  if (moved.size === 0) return diffBlocks(bases, others).flatMap(drawnOf)
  const stays = (node: Node) => !moved.has(idOf(node))
  const out = [...draw(bases.filter(stays), others.filter(stays))]
  for (const [at, base] of bases.entries()) {
    if (stays(base)) continue
    const after = out.findLastIndex((each) => 'base' in each && each.base.block === bases[at - 1])
    out.splice(after + 1, 0, { how: 'moved-away', base: sideOf(base) })
  }
  for (const [at, other] of others.entries()) {
    const base = moved.get(idOf(other))
    if (!base) continue
    const above = others[at - 1]
    const after = out.findLastIndex((each) => 'other' in each && each.other.block === above)
    out.splice(after + 1, 0, paired('moved-here', base, other, diff(base, other), []))
  }
  return out
}

/** Blocks that go from one place to another, by their ids, as they stood. */
export type Moved = ReadonlyMap<BlockId | null, Node>

function drawnOf(found: BlockDiff): readonly Drawn[] {
  switch (found.kind) {
    case 'same':
      return [paired('same', found.base, found.other, [], [])]
    case 'changed':
      return [paired('changed', found.base, found.other, found.edits, found.attributes)]
    case 'inserted':
      return [{ how: 'inserted', other: sideOf(found.other) }]
    case 'deleted':
    case 'moved-away':
      return [{ how: found.kind, base: sideOf(found.base) }]
    case 'moved-here':
      return [paired('moved-here', found.base, found.other, found.edits, [])]
    case 'split':
      return found.parts.map((part, at) => turned(part, found.base, null, at, found.parts, 'split'))
    case 'joined':
      return found.parts.map((part, at) =>
        turned(part, null, found.other, at, found.parts, 'joined'),
      )
  }
}

function paired(
  how: DrawnPair['how'],
  base: Node,
  other: Node,
  edits: readonly Edit[],
  attributes: readonly string[],
): DrawnPair {
  const found = base.isTextblock ? edits : tableEdits(base, other)
  return { how, base: sideOf(base), other: sideOf(other), edits: found, attributes, turn: null }
}

/** One of the paragraphs of a block that was divided, or of several that were joined. */
function turned(
  { base, other, edits, at }: Part,
  divided: Node | null,
  joined: Node | null,
  index: number,
  parts: readonly Part[],
  turn: Turn,
): DrawnPair {
  const [a, b] = [divided ? at : 0, joined ? at : 0]
  return {
    how: edits.length > 0 ? 'changed' : 'same',
    base: { block: divided ?? base, from: a, to: a + base.content.size },
    other: { block: joined ?? other, from: b, to: b + other.content.size },
    edits: edits.map(({ from, to, fromB, toB }) => ({
      from: from + a,
      to: to + a,
      fromB: fromB + b,
      toB: toB + b,
    })),
    attributes: [],
    turn: index < parts.length - 1 ? turn : null,
  }
}

/** All of a block. */
export function sideOf(block: Node): Side {
  return { block, from: 0, to: block.content.size }
}

/** Whether nothing is drawn of it: it is as it was, and no part of what is divided or joined. */
export function stays(drawn: Drawn): boolean {
  return drawn.how === 'same' && isWhole(drawn.base) && isWhole(drawn.other)
}

function isWhole({ block, from, to }: Side): boolean {
  return from === 0 && to === block.content.size
}
