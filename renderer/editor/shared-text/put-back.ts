import type { Node } from 'prosemirror-model'
import { type Command, Selection } from 'prosemirror-state'
import { findBlock, isContainer } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import type { Lost } from '../contract'
import { apart } from './history'

const { paragraph } = schema.nodes
const lineBreak = schema.nodes.break

/** Puts words that have gone with their block into paragraphs of their own, as near as can be. */
export function putBack(passages: readonly Lost[]): Command {
  return apart((state, dispatch) => {
    const { tr } = state
    // From the last, so that those which come to one place stand in their order.
    for (const { text, after } of passages.toReversed()) {
      const place = placeIn(tr.doc, after)
      if (!place) return false
      const { pos, beside } = place
      const like = beside?.type === paragraph ? beside : paragraph.create()
      const { kind, level, letter } = like.attrs
      tr.insert(pos, paragraph.create({ kind, level, letter }, lines(text)))
      tr.setSelection(Selection.near(tr.doc.resolve(pos + 1)))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

interface Place {
  readonly pos: number
  readonly beside: Node | null
}

/** After the first of the blocks that is still there, else at the end; `null` if nowhere can be. */
function placeIn(doc: Node, after: readonly string[]): Place | null {
  for (const id of after) {
    const found = findBlock(doc, id as BlockId)
    if (!found || !isContainer(doc.resolve(found.pos).parent)) continue
    return { pos: found.pos + found.node.nodeSize, beside: found.node }
  }
  let place: Place | null = null
  doc.forEach((top, pos) => {
    if (isContainer(top)) place = { pos: pos + top.nodeSize - 1, beside: top.lastChild }
  })
  return place
}

function lines(text: string): readonly Node[] {
  return text
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [lineBreak.create()] : []),
      ...(line ? [schema.text(line)] : []),
    ])
}
