import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { findBlock, idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'

/** A selection by the ids of its blocks: it is found again after a step has been taken back. */
export type Spot = readonly [Place, Place] | null

interface Place {
  readonly block: BlockId
  readonly offset: number
}

/** `null` where the words are in no block with an id: in a cell. */
export function spotOf({ selection }: EditorState): Spot {
  const [from, to] = [selection.$from, selection.$to].map(({ parent, parentOffset }) => {
    const block = idOf(parent)
    return block && { block, offset: parentOffset }
  })
  return from && to ? [from, to] : null
}

/** Selects it, as far as it is still there. */
export function selectSpot(state: EditorState, spot: Spot): Transaction {
  const ends = spot?.flatMap(({ block, offset }) => {
    const found = findBlock(state.doc, block)
    return found ? [found.pos + 1 + Math.min(offset, found.node.content.size)] : []
  })
  const [from, to] = ends ?? []
  if (from === undefined || to === undefined) return state.tr
  return state.tr.setSelection(TextSelection.create(state.doc, from, to))
}
