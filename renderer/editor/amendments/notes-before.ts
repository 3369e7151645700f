import type { Node } from 'prosemirror-model'
import { isContainer } from '../../../shared/document/blocks'
import { bases } from '../../../shared/document/numbering'
import { schema } from '../../../shared/document/schema'

export interface NotesBefore {
  readonly footnotes: number
  readonly asterisks: number
}

/** How many notes are counted before a place of the text, from which those of a draft go on. */
export function notesBefore(doc: Node, pos: number): NotesBefore {
  const $pos = doc.resolve(pos)
  let { footnotes, asterisks } = bases(doc)[$pos.index(0)] ?? { footnotes: 0, asterisks: 0 }
  const top = $pos.depth > 0 ? $pos.before(1) : pos
  doc.nodesBetween(top, pos, (node, at) => {
    if (node.type === schema.nodes.footnote && at < pos) {
      if (node.attrs.series === 'number') footnotes++
      if (node.attrs.series === 'asterisk') asterisks++
    }
    return isContainer(node) || at < pos
  })
  return { footnotes, asterisks }
}
