import type * as Y from 'yjs'
import { itemAt, livingAt, nameOf } from '../../../shared/document/copies'
import { broughtBy, type Copies } from '../../../shared/document/copy-index'
import type { ItemId } from '../../../shared/document/moves'
import { linesIn } from './bring'
import { blockAround, takeAway } from './signs'

/**
 * A word that this window has brought after others, and that a colleague has carried along with its
 * block in the same moment, is there twice. It is for its author to take the other away.
 */
export function dropOwnDoubles(doc: Y.Doc, copies: Copies): void {
  for (const id of broughtBy(doc, doc.clientID)) {
    if (!livingAt(doc, id) || copies.rootOf(id).client !== doc.clientID) continue
    for (const other of copies.sameAs(id)) if (isLeft(doc, other, copies)) drop(doc, other)
  }
}

/** Put there with a block and by no act on the words, which would have been answered. */
function isLeft(doc: Y.Doc, id: ItemId, copies: Copies): boolean {
  return (
    id.client !== doc.clientID && livingAt(doc, id) !== null && copies.actsBehind(id).length === 0
  )
}

function drop({ store }: Y.Doc, id: ItemId): void {
  const item = itemAt(store, id)
  const block = item && blockAround(item)
  for (const line of block ? linesIn(block) : []) takeAway(line, new Set([nameOf(id)]))
}
