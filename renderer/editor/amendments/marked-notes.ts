import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { schema } from '../../../shared/document/schema'
import type { Hand } from './redline'

/**
 * The signs of notes that go or come with words that are marked. They have to be marked by themselves:
 * a line through the words goes through what a note says, which is not seen in the line.
 */
export function markedNotes(
  within: Node,
  start: number,
  { from, to }: { readonly from: number; readonly to: number },
  as: 'ins' | 'del',
  hand: Hand,
): Decoration[] {
  const found: Decoration[] = []
  within.nodesBetween(from, to, (node, pos) => {
    if (node.type !== schema.nodes.footnote) return true
    if (pos >= from && pos + node.nodeSize <= to) {
      const attributes = {
        class: as === 'ins' ? 'note-in' : 'note-out',
        style: `--by: ${hand.colour}`,
        'aria-description': as === 'ins' ? hand.inserts : hand.deletes,
      }
      const at = start + pos
      found.push(Decoration.node(at, at + node.nodeSize, attributes, { owner: hand.owner }))
    }
    return false
  })
  return found
}
