import type { Node } from 'prosemirror-model'
import { isSameValue } from './change'
import { diff, type Edit } from './diff'
import { type Pairing, pair } from './pairing'
import { joinedTo, type Part, splitInto, stretches } from './parts'

/** What became of a block, or of several that were joined. */
export type BlockDiff =
  | { readonly kind: 'same'; readonly base: Node; readonly other: Node }
  | {
      readonly kind: 'changed'
      readonly base: Node
      readonly other: Node
      readonly edits: readonly Edit[]
      /** What differs beside the words: an addressee, a level. */
      readonly attributes: readonly string[]
    }
  | { readonly kind: 'inserted'; readonly other: Node }
  | { readonly kind: 'deleted'; readonly base: Node }
  /** One paragraph became several: a mark between two of the parts is what was put in. */
  | {
      readonly kind: 'split'
      readonly base: Node
      readonly others: readonly Node[]
      readonly parts: readonly Part[]
    }
  /** Several became one: a mark between two of the parts is what was taken out. */
  | {
      readonly kind: 'joined'
      readonly bases: readonly Node[]
      readonly other: Node
      readonly parts: readonly Part[]
    }
  /** It stands elsewhere now; said where it stood, and with its edits where it stands. */
  | { readonly kind: 'moved-away'; readonly base: Node }
  | {
      readonly kind: 'moved-here'
      readonly base: Node
      readonly other: Node
      readonly edits: readonly Edit[]
    }

/**
 * Two lists of blocks, block by block, as a person would mark them. A block continues the one with
 * its id, or where there is none the one that says nearly the same.
 */
export function diffBlocks(bases: readonly Node[], others: readonly Node[]): readonly BlockDiff[] {
  const pairing = pair(bases, others)
  const out: BlockDiff[] = []
  let a = 0
  let b = 0
  while (a < bases.length || b < others.length) {
    const found = next(pairing, bases, others, a, b)
    out.push(found)
    a += goneOver(found)
    b += comeOver(found)
  }
  return out
}

/** How many blocks of the base something is about. */
function goneOver(found: BlockDiff): number {
  if (found.kind === 'inserted' || found.kind === 'moved-here') return 0
  return found.kind === 'joined' ? found.bases.length : 1
}

function comeOver(found: BlockDiff): number {
  if (found.kind === 'deleted' || found.kind === 'moved-away') return 0
  return found.kind === 'split' ? found.others.length : 1
}

/** What the next block of the base has become, or where the next of the others has come from. */
function next(
  { toOther, toBase, moved }: Pairing,
  bases: readonly Node[],
  others: readonly Node[],
  a: number,
  b: number,
): BlockDiff {
  const base = bases[a]
  const other = others[b]
  const origin = toBase[b] ?? -1
  if (base && moved.has(a)) return { kind: 'moved-away', base }
  const from = bases[origin]
  if (other && from && moved.has(origin)) {
    return { kind: 'moved-here', base: from, other, edits: diff(from, other) }
  }
  if (base && other && !staysWhole(base, others[toOther[a] ?? -1])) {
    const split = splitOf(base, together(others, toBase, b, toOther[a] ?? -1))
    if (split) return split
    const joined = joinedOf(together(bases, toOther, a, origin), other)
    if (joined) return joined
  }
  if (base && other && toOther[a] === b) return changed(base, other)
  if (base && toOther[a] === -1) return { kind: 'deleted', base }
  if (other && origin === -1) return { kind: 'inserted', other }
  throw new Error('Of two blocks that are paired in order neither is passed before the other')
}

function staysWhole(base: Node, pair: Node | undefined): boolean {
  return pair?.content.eq(base.content) === true
}

/** More than this many blocks are not looked at as one that was split, or that were joined. */
const mostParts = 8

/** The blocks from here on that nothing else has become, and how many of them at least it takes. */
interface Together {
  readonly blocks: readonly Node[]
  readonly least: number
}

/** One of them may be `own`, the pair: then it is among those that are taken. */
function together(
  blocks: readonly Node[],
  pairs: readonly number[],
  from: number,
  own: number,
): Together {
  let to = from
  while (to < blocks.length && to < from + mostParts && (pairs[to] === -1 || to === own)) to++
  return { blocks: blocks.slice(from, to), least: Math.max(2, own - from + 1) }
}

/** As many of the blocks as come from the base, from the first on. */
function splitOf(base: Node, { blocks, least }: Together): BlockDiff | null {
  for (let count = blocks.length; count >= least; count--) {
    const others = blocks.slice(0, count)
    const cut = stretches(base, others)
    if (cut) return { kind: 'split', base, others, parts: splitInto(cut, others) }
  }
  return null
}

function joinedOf({ blocks, least }: Together, other: Node): BlockDiff | null {
  for (let count = blocks.length; count >= least; count--) {
    const bases = blocks.slice(0, count)
    const cut = stretches(other, bases)
    if (cut) return { kind: 'joined', bases, other, parts: joinedTo(bases, cut) }
  }
  return null
}

function changed(base: Node, other: Node): BlockDiff {
  const attributes = attributeNames.filter(
    (name) =>
      name in base.attrs &&
      name in other.attrs &&
      !isSameValue(base.attrs[name], other.attrs[name]),
  )
  const type = base.type === other.type ? [] : ['type']
  if (base.content.eq(other.content) && attributes.length + type.length === 0) {
    return { kind: 'same', base, other }
  }
  return {
    kind: 'changed',
    base,
    other,
    edits: diff(base, other),
    attributes: [...type, ...attributes],
  }
}

/** What a person says of a block; its id and its number are not said. */
const attributeNames = ['kind', 'level', 'recommendation', 'caption']
