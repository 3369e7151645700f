import type { Node } from 'prosemirror-model'
import { blockIdOf } from '../../../shared/amendments/change'
import { findBlock, idOf, isContainer, type Placed } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import type { OpenDraft, Subject } from '../contract'

/** Where a draft stands on the page, and what becomes of the blocks that it is about. */
export interface DraftPlace {
  readonly at: number
  /** Those in whose place it stands: they are out of sight, and still counted. */
  readonly lifted: readonly Placed[]
  /** Those that would go from where they are. */
  readonly going: readonly Placed[]
}

export function draftPlace(doc: Node, { place, base, amends }: OpenDraft): DraftPlace {
  if (amends) {
    const beside = amends.beside ? findBlock(doc, amends.beside) : null
    return { at: beside ? endOf(beside) : doc.content.size, lifted: [], going: [] }
  }
  const blocks = base.flatMap((json) => {
    const id = blockIdOf(json)
    return (id && findBlock(doc, id)) || []
  })
  if (place.kind !== 'there') return { at: placeOf(doc, place), lifted: [], going: blocks }
  const last = blocks.at(-1)
  return { at: last ? endOf(last) : doc.content.size, lifted: blocks, going: [] }
}

/** The place beside which something new comes in; the end of the text where that is gone. */
export function placeOf(doc: Node, place: Subject['place']): number {
  switch (place.kind) {
    case 'there':
      return doc.content.size
    case 'after': {
      const block = findBlock(doc, place.block)
      return block ? endOf(block) : doc.content.size
    }
    case 'first': {
      const top = topOf(doc, place.within)
      return top ? top.pos + 1 : doc.content.size
    }
    case 'apart': {
      const top = topOf(doc, place.after)
      return top ? endOf(top) : doc.content.size
    }
  }
}

/** Whether what a place is named by is still in the text. */
export function isThere(doc: Node, place: Subject['place']): boolean {
  switch (place.kind) {
    case 'there':
      return true
    case 'after':
      return findBlock(doc, place.block) !== null
    case 'first':
      return topOf(doc, place.within) !== null
    case 'apart':
      return place.after === null || topOf(doc, place.after) !== null
  }
}

/** What a draft is known by among the intents that people have typed. */
export function subjectOf({ place, base }: Pick<OpenDraft, 'place' | 'base'>): Subject {
  return { place, blocks: base.flatMap((json) => blockIdOf(json) ?? []) }
}

function topOf(doc: Node, id: BlockId | null): Placed | null {
  let found: Placed | null = null
  doc.forEach((node, pos) => {
    if (!found && (id === null ? isContainer(node) : idOf(node) === id)) found = { node, pos }
  })
  return found
}

function endOf({ pos, node }: Placed): number {
  return pos + node.nodeSize
}
