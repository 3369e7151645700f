import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import type { BlockId } from '../ids'

/** A block, and what it stands in: a section, an annex, or the text itself. */
export interface Standing {
  readonly node: Node
  readonly top: Node
  /** Its place among the children of that. */
  readonly at: number
}

const known = new WeakMap<Node, ReadonlyMap<BlockId, Standing>>()

/** Blocks by id. Of two with one id the first is meant. */
export function standingIn(text: Node): ReadonlyMap<BlockId, Standing> {
  const before = known.get(text)
  if (before) return before
  const made = new Map<BlockId, Standing>()
  text.forEach((top, _, at) => {
    for (const [id, standing] of within(top, text, at)) if (!made.has(id)) made.set(id, standing)
  })
  known.set(text, made)
  return made
}

type Within = readonly (readonly [BlockId, Standing])[]

const knownWithin = new WeakMap<Node, Within>()

/** An untouched section is the same node, so a keystroke reads only where it fell. */
function within(top: Node, text: Node, at: number): Within {
  if (!isContainer(top)) {
    const id = idOf(top)
    return id ? [[id, { node: top, top: text, at }]] : []
  }
  const before = knownWithin.get(top)
  if (before) return before
  const made = top.children.flatMap((node, place) => {
    const id = idOf(node)
    return id ? [[id, { node, top, at: place }] as const] : []
  })
  knownWithin.set(top, made)
  return made
}
