import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { itemsIn } from '../../../shared/document/moves'
import { type Lot, moveTo, type Place } from '../moving/move'
import { forgetMove, moveToUndo } from './own-moves'

/**
 * Takes a move back where a colleague has written in the block since: the block goes back with their
 * words. Otherwise the shared document's own undo does it, which brings the old block back and so
 * knows how to undo what was typed in it before.
 */
export const moveBack: Command = (state, dispatch) => {
  const move = moveToUndo(state)
  if (!move) return false
  const first = move.before.resolve(move.from)
  const ids = Array.from({ length: move.count }, (_each, at) =>
    idAt(first.parent, first.index() + at),
  )
  const lot = lotOf(state.doc, ids)
  const { type } = ySyncPluginKey.getState(state) as { readonly type: Y.XmlFragment }
  if (!lot || !isSharedNow(type, ids)) return false
  const place = placeIn(state.doc, first.parent, first.index(), move.count)
  if (!place) return false
  if (!dispatch) return true
  forgetMove(state)
  dispatch(moveTo(state, lot, place).setMeta('addToHistory', false).scrollIntoView())
  return true
}

function idAt(parent: Node, index: number): unknown {
  return parent.maybeChild(index)?.attrs.id ?? null
}

/** Whether a colleague has written in one of these blocks. */
function isSharedNow(type: Y.XmlFragment, ids: readonly unknown[]): boolean {
  const client = type.doc?.clientID
  const isForeign = (item: Y.Item): boolean =>
    !item.deleted &&
    (item.id.client !== client ||
      (item.content instanceof Y.ContentType && itemsIn(item.content.type).some(isForeign)))
  const tops = type.toArray().filter((top): top is Y.XmlElement => top instanceof Y.XmlElement)
  const blocks = tops.flatMap((top) => [top, ...top.toArray()])
  return blocks.some(
    (block) =>
      block instanceof Y.XmlElement &&
      ids.includes(block.getAttribute('id')) &&
      itemsIn(block).some(isForeign),
  )
}

/** The first of them, and those that still follow it. */
function lotOf(doc: Node, ids: readonly unknown[]): Lot | null {
  let lot: Lot | null = null
  eachParent(doc, (parent, start) => {
    for (let from = 0; from < parent.childCount && !lot; from++) {
      if (idAt(parent, from) !== ids[0]) continue
      let to = from + 1
      while (to - from < ids.length && idAt(parent, to) === ids[to - from]) to++
      lot = { start, parent, from, to }
    }
  })
  return lot
}

/** Where the blocks were: before what followed them, or else after what they followed. */
function placeIn(doc: Node, old: Node, index: number, count: number): Place | null {
  const [after, before] = [idAt(old, index + count), idAt(old, index - 1)]
  let place: Place | null = null
  eachParent(doc, (parent, start) => {
    for (let at = 0; at < parent.childCount && !place; at++) {
      const id = idAt(parent, at)
      if (id === null) continue
      if (id === after) place = { start, parent, index: at }
      else if (after === null && id === before) place = { start, parent, index: at + 1 }
    }
  })
  return place
}

function eachParent(doc: Node, visit: (parent: Node, start: number) => void): void {
  visit(doc, 0)
  doc.forEach((top, pos) => {
    visit(top, pos + 1)
  })
}
