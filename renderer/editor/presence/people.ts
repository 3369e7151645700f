import type { Node } from 'prosemirror-model'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { findBlock } from '../../../shared/document/blocks'
import { bare } from '../../../shared/document/number-styles'
import { number } from '../../../shared/document/numbering'
import { schema } from '../../../shared/document/schema'
import { type BlockId, blockId, isId } from '../../../shared/ids'
import type { PersonPlace } from '../contract'
import { caretOf } from './presence'

/**
 * Where colleagues are, as far as their carets are shown: only while they write in this text. One
 * window of one person is one place.
 */
export function placesOf(text: Node, awareness: Awareness): readonly PersonPlace[] {
  return [...awareness.getStates()].flatMap(([client, state]): readonly PersonPlace[] => {
    const block = client === awareness.clientID ? null : blockOf(caretOf(state), awareness.doc)
    const found = block && findBlock(text, block)
    if (!found) return []
    const label = number(text).labels.get(block)
    return [
      { client, block, label: label ? bare(label) : null, under: headingOver(text, found.pos) },
    ]
  })
}

/** The block around a caret, asked of the shared document: the page counts every position anew. */
function blockOf(caret: unknown, doc: Y.Doc): BlockId | null {
  if (!caret) return null
  const at = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(caret),
    doc,
  )
  let found: BlockId | null = null
  for (let type: unknown = at?.type; type instanceof Y.AbstractType; type = type.parent) {
    const id: unknown = type instanceof Y.XmlElement ? type.getAttribute('id') : null
    const isWhole = type instanceof Y.XmlElement && ['section', 'annex'].includes(type.nodeName)
    if (isId(id) && !isWhole) found = blockId(id)
  }
  return found
}

function headingOver(text: Node, pos: number): BlockId | null {
  const $at = text.resolve(pos)
  for (let index = $at.index(); index >= 0 && $at.depth > 0; index--) {
    const block = $at.parent.child(index)
    if (block.type === schema.nodes.heading) return block.attrs.id
  }
  return null
}
