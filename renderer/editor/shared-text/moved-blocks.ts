import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { findBlock } from '../../../shared/document/blocks'
import { livingAt, nameOf } from '../../../shared/document/copies'
import { broughtBy, copiesIn } from '../../../shared/document/copy-index'
import {
  type ItemId,
  itemsIn,
  type Moved,
  movedTo,
  movesOf,
  theOne,
} from '../../../shared/document/moves'
import { contentOf } from '../../../shared/document/ydoc'
import type { BlockId } from '../../../shared/ids'
import { modeOf } from '../mode'
import { carry, idOfGone, type Late, sameOffset, signsOf, signsOfGone } from './late-words'
import type { OwnMoves } from './own-moves'

/**
 * Looks after blocks that colleagues move while they are written in.
 *
 * - Moved by two at once, a block is there twice. Each window takes the same one of them away.
 * - What was written in a block that was being moved is put into the block where it is now: by the
 *   window in which it was written, and by no other.
 * - So is the caret of whoever was writing there.
 */
export function movedBlocksPlugin(doc: Y.Doc, own: OwnMoves): Plugin {
  return new Plugin({
    view(view) {
      let caret: Caret | null = null
      let settled = false
      const remember = () => {
        caret = doc._transaction?.local === false ? caretIn(view) : null
      }
      const look = (tr: Y.Transaction) => {
        if (tr.origin instanceof Y.UndoManager) {
          const { currStackItem: step } = tr.origin
          if (step) own.restored(tr, step)
          doc.transact(() => tellRestored(doc, tr), tidying)
        }
        const gone = tr.local && tr.origin !== tidying ? [] : goneIn(tr)
        const come = settled ? comeIn(tr) : null
        settled = true
        if (gone.length === 0 && come?.size === 0) return
        const there = blocksIn(doc)
        const doubles = doublesIn(doc, there, come)
        const mayMend = doubles.length > 0 && modeOf(view.state) === 'write'
        if (mayMend) doc.transact(() => doubles.forEach(remove), tidying)
        const since = Y.getState(doc.store, doc.clientID)
        const [sections, blocks] = [gone.filter(isContainer), gone.filter((it) => !isContainer(it))]
        const left = mayMend ? blocksIn(doc) : there
        for (const section of sections) follow(section, tr, left, since)
        const now = sections.length > 0 ? blocksIn(doc) : left
        for (const block of blocks) follow(block, tr, now, since)
      }
      function follow(block: Y.XmlElement, tr: Y.Transaction, there: Blocks, since: number): void {
        const id = idOfGone(block)
        const copies = id === null ? [] : (there.get(id) ?? [])
        const copy = id === null ? null : (theOne(doc, id, copies) ?? only(copies))
        if (id === null || !copy) return
        const late = lateIn(tr, knownTo(doc, id, copy), own, there, !isAsMoved(doc, id, copy))
        const said = caret?.block === id ? signsOfGone(block, late) : null
        // What was put in again with its section has all its words.
        if (modeOf(view.state) === 'write' && !isMadeSince(doc, copy, since)) {
          // One's own words are still one's own to undo, but not where a block is.
          doc.transact(
            () => carry(block, copy, late),
            isContainer(block) ? tidying : ySyncPluginKey,
          )
          doc.transact(() => {
            for (const child of copy.toArray()) takeOver(doc, child, since, there)
          }, tidying)
        }
        if (caret && said !== null) {
          const { anchor, head } = caret
          const now = signsOf(copy)
          later = {
            block: id,
            anchor: sameOffset(said, now, anchor),
            head: sameOffset(said, now, head),
          }
        }
      }
      /** Where the caret is to be once the page shows what has happened. */
      let later: Caret | null = null
      const place = () => {
        const at = later
        later = null
        if (at) put(view, at)
      }
      doc.on('beforeAllTransactions', remember)
      doc.on('afterTransaction', look)
      doc.on('afterAllTransactions', place)
      return {
        destroy() {
          doc.off('beforeAllTransactions', remember)
          doc.off('afterTransaction', look)
          doc.off('afterAllTransactions', place)
        },
      }
    },
  })
}

function only(copies: readonly Y.XmlElement[]): Y.XmlElement | null {
  return copies.length === 1 ? (copies[0] ?? null) : null
}

/**
 * A move that is taken back is one more move: where the block is now is told after where it was, so
 * that every window still agrees on which of several copies is the block.
 */
function tellRestored(doc: Y.Doc, tr: Y.Transaction): void {
  const { clientID } = doc
  const to = Y.getState(doc.store, clientID)
  for (const struct of structsSince(tr, clientID)) {
    const id = blockIn(doc, struct)?.getAttribute('id')
    const moved = id === undefined ? null : movedTo(doc, id)
    if (id === undefined || !moved || isWhole(tr, moved)) continue
    movesOf(doc).set(id, { ...moved, by: clientID, from: struct.id.clock, to, origins: [] })
  }
}

/** Of a block in which a colleague has written only their words stay: it is not whole. */
function isWhole({ doc: { store }, deleteSet }: Y.Transaction, { by, from }: Moved): boolean {
  if (from >= Y.getState(store, by)) return false
  const isLeft = (item: Y.Item): boolean =>
    !Y.isDeleted(deleteSet, item.id) &&
    (!(item.content instanceof Y.ContentType) || itemsIn(item.content.type).every(isLeft))
  const struct = Y.getItem(store, Y.createID(by, from))
  return struct instanceof Y.Item && !struct.deleted && isLeft(struct)
}

/** The copies of blocks that are the block no more. */
function doublesIn(
  doc: Y.Doc,
  there: Blocks,
  come: ReadonlySet<string> | null,
): readonly Y.XmlElement[] {
  return [...there].flatMap(([block, copies]) => {
    if (copies.length < 2 || (come && !come.has(block))) return []
    const kept = theOne(doc, block, copies)
    return kept ? copies.filter((copy) => copy !== kept) : []
  })
}

/**
 * A block that was put in again in a section that has gone elsewhere is the block in place of the one
 * that went with the section, and its other copies go at once: somebody may be taking them away for
 * the sake of that one.
 */
function takeOver(doc: Y.Doc, child: unknown, since: number, there: Blocks): void {
  if (!(child instanceof Y.XmlElement) || !isMadeSince(doc, child, since)) return
  const id = child.getAttribute('id')
  const moved = id === undefined ? null : movedTo(doc, id)
  if (id === undefined || !child._item || moved?.by !== doc.clientID) return
  const to = Y.getState(doc.store, doc.clientID)
  movesOf(doc).set(id, { ...moved, from: child._item.id.clock, to, origins: [] })
  for (const copy of there.get(id) ?? []) if (copy !== child) remove(copy)
}

/** Here, and not by a colleague. */
function isMadeSince({ clientID }: Y.Doc, { _item }: Y.XmlElement, since: number): boolean {
  return _item !== null && _item.id.client === clientID && _item.id.clock >= since
}

/** Not a deed of this person's, and so nothing that they could undo. */
const tidying = 'one block and not two'

/** Offsets in the words of a block. */
interface Caret {
  readonly block: string
  readonly anchor: number
  readonly head: number
}

function caretIn({ state }: EditorView): Caret | null {
  const { $anchor, $head } = state.selection
  const block: unknown = $head.parent.attrs.id
  if (typeof block !== 'string' || !$anchor.sameParent($head)) return null
  const offset = (to: number) => $head.parent.textBetween(0, to, undefined, '\ufffc').length
  return { block, anchor: offset($anchor.parentOffset), head: offset($head.parentOffset) }
}

function put(view: EditorView, { block, anchor, head }: Caret): void {
  const found = findBlock(view.state.doc, block as BlockId)
  if (!found?.node.isTextblock) return
  const pos = (offset: number) => {
    let rest = offset
    let at = found.pos + 1
    found.node.forEach((child) => {
      const signs = child.isText ? child.nodeSize : 1
      const taken = Math.min(rest, signs)
      at += child.isText || taken === 0 ? taken : child.nodeSize
      rest -= taken
    })
    return at
  }
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(doc, pos(anchor), pos(head))))
}

type Blocks = ReadonlyMap<string, readonly Y.XmlElement[]>

/** Blocks, sections and annexes by their ids. */
function blocksIn(doc: Y.Doc): Blocks {
  const blocks = new Map<string, Y.XmlElement[]>()
  const add = (element: unknown) => {
    const id = element instanceof Y.XmlElement && element.getAttribute('id')
    if (!(element instanceof Y.XmlElement) || typeof id !== 'string') return
    const known = blocks.get(id)
    if (known) known.push(element)
    else blocks.set(id, [element])
  }
  for (const top of contentOf(doc).toArray()) {
    add(top)
    if (isContainer(top)) for (const block of top.toArray()) add(block)
  }
  return blocks
}

function isContainer(type: unknown): type is Y.XmlElement {
  return type instanceof Y.XmlElement && (type.nodeName === 'section' || type.nodeName === 'annex')
}

function isBlock(doc: Y.Doc, { parent }: Y.Item): boolean {
  return parent === contentOf(doc) || isContainer(parent)
}

/** Blocks that were there and are not any more. */
function goneIn(tr: Y.Transaction): readonly Y.XmlElement[] {
  const gone: Y.XmlElement[] = []
  Y.iterateDeletedStructs(tr, tr.deleteSet, (struct) => {
    const block = blockIn(tr.doc, struct)
    if (block && struct.id.clock < (tr.beforeState.get(struct.id.client) ?? 0)) gone.push(block)
  })
  return gone
}

/** Ids of blocks that have come. */
function comeIn(tr: Y.Transaction): ReadonlySet<string> {
  const come = new Set<string>()
  for (const client of tr.afterState.keys()) {
    for (const struct of structsSince(tr, client)) {
      const id = blockIn(tr.doc, struct)?.getAttribute('id')
      if (typeof id === 'string') come.add(id)
    }
  }
  return come
}

/** What a client has put in with a transaction. */
function structsSince({ doc, beforeState, afterState }: Y.Transaction, client: number) {
  const begin = beforeState.get(client) ?? 0
  if (begin === (afterState.get(client) ?? 0)) return []
  const structs = doc.store.clients.get(client) ?? []
  return structs.slice(Y.findIndexSS(structs, begin))
}

function blockIn(doc: Y.Doc, struct: unknown): Y.XmlElement | null {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return null
  const { type } = struct.content
  return type instanceof Y.XmlElement && isBlock(doc, struct) ? type : null
}

function remove(copy: Y.XmlElement): void {
  const { parent } = copy
  if (!(parent instanceof Y.XmlFragment)) return
  const index = parent.toArray().indexOf(copy)
  if (index >= 0) parent.delete(index, 1)
}

/**
 * What a copy was made with: it says so itself, or the section that it was moved with does. One that
 * neither tells of was there before the move, and an undo has brought it back.
 */
function knownTo(doc: Y.Doc, id: string, { _item, parent }: Y.XmlElement): Moved['known'] | null {
  const around = parent instanceof Y.XmlElement ? parent.getAttribute('id') : undefined
  const [own, outer] = [movedTo(doc, id), around === undefined ? null : movedTo(doc, around)]
  const made = [own, outer].find((move) => move && _item && isMadeBy(_item, move))
  return (made ?? own ?? outer)?.known ?? null
}

function isMadeBy({ id: { client, clock } }: Y.Item, { by, from, to }: Moved): boolean {
  return client === by && from <= clock && clock < to
}

/** Whether a copy was put there by the move that is told of, and not since by an undo or a rewriting. */
function isAsMoved(doc: Y.Doc, id: string, copy: Y.XmlElement): boolean {
  const { parent } = copy
  const around = parent instanceof Y.XmlElement ? parent.getAttribute('id') : undefined
  if (theOne(doc, id, [copy])) return true
  return parent instanceof Y.XmlElement && around !== undefined
    ? theOne(doc, around, [parent]) !== null
    : false
}

function lateIn(
  { doc, deleteSet }: Y.Transaction,
  known: Moved['known'] | null,
  own: OwnMoves,
  there: Blocks,
  mayBeThere: boolean,
): Late {
  const isNew = ({ client, clock }: ItemId) => clock >= (known?.[client] ?? 0)
  const copies = copiesIn(doc)
  // After the words that it stood among, which had been taken into another block.
  const brought = new Set(broughtBy(doc, doc.clientID).map(nameOf))
  const isBrought = (id: ItemId) =>
    copies.madeOf(id).some((copy) => brought.has(nameOf(copy)) && livingAt(doc, copy))
  return {
    mayBeThere,
    was: (item) => Y.isDeleted(deleteSet, item.id),
    isLate(client, clock) {
      if (known === null || client !== doc.clientID) return false
      const origin = own.originOf({ client, clock })
      return origin !== null && isNew(origin) && !isBrought({ client, clock })
    },
    isLost(block) {
      const { _item } = block
      if (known === null || _item?.id.client !== doc.clientID) return false
      const id = idOfGone(block)
      return isNew(_item.id) && (id === null || !there.has(id) || theOne(doc, id, [block]) !== null)
    },
  }
}
