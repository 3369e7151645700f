import type { Node } from 'prosemirror-model'
import { findBlock, idOf, isContainer } from '../document/blocks'
import { schema } from '../document/schema'
import type { NewId } from '../ids'
import type { Place } from './change'

const { paragraph, heading } = schema.nodes

/**
 * What a draft begins with that is about nothing in the text: an empty paragraph as the text has
 * them at that place, and in a section of its own the heading too.
 */
export function emptyBlocks(text: Node, place: Place, newId: NewId): readonly Node[] {
  const attrs = (more: object) => ({ ...more, id: newId() })
  switch (place.kind) {
    case 'there':
      return [paragraph.create(attrs({}))]
    case 'apart':
      return [heading.create(attrs({ level: 1 })), paragraph.create(attrs({}))]
    case 'after': {
      const found = findBlock(text, place.block)
      const beside = found && text.resolve(found.pos).parent
      return [paragraph.create(attrs(found && beside ? like(found.node, beside) : {}))]
    }
    case 'first': {
      const top = text.children.find((each) => isContainer(each) && idOf(each) === place.within)
      return [paragraph.create(attrs({ kind: kindIn(top) }))]
    }
  }
}

/** After a paragraph another of its kind and level; after anything else one as the section has. */
function like(block: Node, container: Node): object {
  const { kind, level } = block.attrs
  return block.type === paragraph ? { kind, level } : { kind: kindIn(container) }
}

function kindIn(container: Node | undefined): unknown {
  const isUsual = ({ type, attrs }: Node) => type === paragraph && attrs.kind !== 'quotation'
  return container?.children.find(isUsual)?.attrs.kind ?? 'numbered'
}
