import type { Node } from 'prosemirror-model'
import type { Stretch } from './parts'
import { wordsOf } from './words'

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Where in a block each of several stands that say, one after another, what it says; all of them but
 * one may be enough to tell. `null` where more of them say something else.
 */
export function exactStretches(whole: Node, pieces: readonly Node[]): readonly Stretch[] | null {
  const { size } = whole.content
  if (pieces.some((piece) => wordsOf(piece).kinds.every((kind) => kind === 'blank'))) return null
  const spans = new Map<number, Span>()
  let from = 0
  let front = 0
  for (; front < pieces.length; front++) {
    const piece = pieces[front] as Node
    if (front > 0) from = afterSeam(whole, from, piece)
    if (!says(whole, from, piece)) break
    spans.set(front, { from, to: from + piece.content.size })
    from += piece.content.size
  }
  if (front === pieces.length) return from === size ? cutAt(whole, spans) : null
  let to = size
  let back = pieces.length - 1
  for (; back > front; back--) {
    const piece = pieces[back] as Node
    if (!says(whole, to - piece.content.size, piece)) return null
    to -= piece.content.size
    spans.set(back, { from: to, to: to + piece.content.size })
    to = beforeSeam(whole, to, pieces[back - 1] as Node)
  }
  if (to <= from) return null
  spans.set(front, { from, to })
  return cutAt(whole, spans)
}

function says(whole: Node, from: number, piece: Node): boolean {
  const to = from + piece.content.size
  return from >= 0 && to <= whole.content.size && whole.content.cut(from, to).eq(piece.content)
}

function cutAt(whole: Node, spans: ReadonlyMap<number, Span>): readonly Stretch[] {
  const sorted = [...spans.values()].sort((one, other) => one.from - other.from)
  return sorted.map(({ from, to }) => ({ node: whole.cut(from, to), at: from }))
}

/** The space at which a block was parted is in neither of the two, unless one of them has it. */
function afterSeam(whole: Node, at: number, next: Node): number {
  const said = spaceIn(whole, at, 1)
  return at + Math.max(0, said - spaceIn(next, 0, 1))
}

function beforeSeam(whole: Node, at: number, before: Node): number {
  const said = spaceIn(whole, at, -1)
  return at - Math.max(0, said - spaceIn(before, before.content.size, -1))
}

/** How much blank space there is from a place on, or up to it. */
function spaceIn(block: Node, at: number, way: 1 | -1): number {
  const { kinds, offsets } = wordsOf(block)
  const index = kinds.findIndex((kind, n) => {
    const edge = way === 1 ? offsets[n] : offsets[n + 1]
    return kind === 'blank' && edge === at
  })
  return index < 0 ? 0 : (offsets[index + 1] as number) - (offsets[index] as number)
}
