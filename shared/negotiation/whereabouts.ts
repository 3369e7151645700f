import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import { bare } from '../document/number-styles'
import { number } from '../document/numbering'
import type { Place } from '../document/places'
import type { BlockId } from '../ids'

/** Where something is. */
export interface Whereabouts {
  readonly block: BlockId | null
  /** The first heading above it in its section. */
  readonly under: BlockId | null
  /** Printed before it. */
  readonly label: string | null
  /** What it is that has the label. */
  readonly place: Place['kind'] | null
}

type Heads = ReadonlyMap<BlockId, BlockId | null>
const heads = new WeakMap<Node, Heads>()

/** For the many blocks of one text. */
export function whereIn(text: Node): (block: BlockId | null) => Whereabouts {
  const { labels, places } = number(text)
  const containers = text.children.filter(isContainer).map(headsIn)
  return (block) => {
    const within = block && containers.find((each) => each.has(block))
    return {
      block,
      under: (block && within?.get(block)) ?? null,
      label: block ? saidPlace(labels.get(block), places.get(block)) : null,
      place: (block && places.get(block)?.kind) ?? null,
    }
  }
}

/** For each block of a section the heading above it, or its own id where it is one. */
function headsIn(container: Node): Heads {
  const before = heads.get(container)
  if (before) return before
  const made = new Map<BlockId, BlockId | null>()
  let above: BlockId | null = null
  container.forEach((block) => {
    const id = idOf(block)
    if (block.type.name === 'heading') above = id
    if (id && !made.has(id)) made.set(id, above)
  })
  heads.set(container, made)
  return made
}

/** Of a sub-paragraph the number of its paragraph as well: "3 (a)". */
function saidPlace(label: string | undefined, place: Place | undefined): string | null {
  return place?.kind === 'paragraph' ? place.path.join(' ') : bareOf(label)
}

export function bareOf(label: string | undefined): string | null {
  return label === undefined ? null : bare(label)
}
