import type { Node } from 'prosemirror-model'
import { diff, type Edit } from './diff'
import type { Span } from './merge-words'

/** A stretch of a block that all versions leave as it is, or that some of them change. */
export interface Segment {
  readonly kind: 'kept' | 'differs'
  /** Offsets in the content of the base. */
  readonly base: Span
  /** The same stretch in each version, in their order. */
  readonly versions: readonly Cell[]
}

export interface Cell extends Span {
  /** Whether this version leaves the words of the base. */
  readonly same: boolean
  /** The first version that says the same here, by its place in the list: itself if it is the first. */
  readonly as: number
}

/**
 * Several versions of a block side by side: what they change lies in the same segments, so that the
 * words of one stand beside those that others have in their place. Segments touch and are the whole
 * of the base, end to end.
 */
export function align(base: Node, versions: readonly Node[]): readonly Segment[] {
  const sides = versions.map((version) => new Side(base, version))
  const segments: Segment[] = []
  let at = 0
  const add = (kind: Segment['kind'], to: number) => {
    const spans = sides.map((side) => side.upTo(to, kind))
    const said = spans.map(({ from, to: end }, of) => versions[of]?.content.cut(from, end))
    const words = base.content.cut(at, to)
    const cells = spans.map((span, of): Cell => {
      const own = said[of]
      const is = (other: typeof own) => own !== undefined && other?.eq(own) === true
      return { ...span, same: is(words), as: said.findIndex(is) }
    })
    segments.push({ kind, base: { from: at, to }, versions: cells })
    at = to
  }
  for (const { from, to } of regions(sides.flatMap(({ edits }) => edits))) {
    if (from > at) add('kept', from)
    add('differs', to)
  }
  if (base.content.size > at) add('kept', base.content.size)
  return segments
}

/** Where any version differs; edits that touch are one region. */
function regions(edits: readonly Edit[]): readonly Span[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  const found: Span[] = []
  for (const { from, to } of sorted) {
    const last = found.at(-1)
    if (last && from <= last.to) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    } else {
      found.push({ from, to })
    }
  }
  return found
}

/** One version, read from its beginning to its end in step with the base. */
class Side {
  readonly edits: readonly Edit[]
  #next = 0
  #base = 0
  #at = 0

  constructor(base: Node, version: Node) {
    this.edits = diff(base, version)
  }

  /** The next stretch up to here in the base, which holds whole edits or none. */
  upTo(to: number, kind: Segment['kind']): Span {
    const from = this.#at
    this.#at += to - this.#base
    this.#base = to
    let edit = this.edits[this.#next]
    while (kind === 'differs' && edit && edit.to <= to) {
      this.#at += edit.toB - edit.fromB - (edit.to - edit.from)
      edit = this.edits[++this.#next]
    }
    return { from, to: this.#at }
  }
}
