import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { relativePositionToAbsolutePosition, ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import {
  type Act,
  type Copied,
  type CopiedRun,
  itemAt,
  livingAt,
  runsOf,
  type Told,
  tellsIn,
  toldIn,
} from '../../../shared/document/copies'
import { actsOf, type Copies, copiesIn } from '../../../shared/document/copy-index'
import { type ItemId, movesOf } from '../../../shared/document/moves'
import { modeOf } from '../mode'
import { bringOwn, elsewhere, type Taken } from './bring'
import type { Bound } from './exact-blocks'
import { giveWay } from './give-way'
import { putInOrder } from './in-order'
import { dropOwnDoubles } from './own-doubles'
import { OwnUndo } from './own-undo'
import { tellRestored } from './restored'
import { blockAround } from './signs'

/**
 * Looks after what is written among words that a colleague takes into another block: by ending the
 * block in the middle, by joining it to another, or by taking that back. One's own words go after
 * them, and so does one's caret.
 */
export function copiedWordsPlugin(doc: Y.Doc): Plugin {
  return new Plugin({
    view(view) {
      // Yjs knows what kind of place it is only once it has been asked for.
      movesOf(doc)
      let caret: Caret | null = null
      const acts: Act[] = []
      const look = (tr: Y.Transaction) => {
        if (tr.origin instanceof Y.UndoManager && tr.origin.currStackItem) {
          tellRestored(tr, tr.origin.currStackItem)
        }
        if (tr.local || !tellsIn(tr)) return
        const told = toldIn(tr)
        // Who has written nothing here has only a caret to look after.
        if (modeOf(view.state) === 'write' && Y.getState(doc.store, doc.clientID) > 0) {
          const manager = yUndoPluginKey.getState(view.state)?.undoManager
          // All at once: others are to hear of nothing before it is so.
          doc.transact(() => {
            const brought = told.flatMap((each) => answer(tr, each, told))
            if (manager instanceof OwnUndo) manager.follow(brought)
            dropOwnDoubles(doc, copiesIn(doc))
          }, copiedWordsPlugin)
          acts.push(
            ...told.flatMap(({ kind, copied }) => (kind === 'yielding' ? [] : { kind, copied })),
          )
        }
        if (told.length > 0) caret = caretAfter(view, doc)
      }
      const place = () => {
        const at = caret
        caret = null
        for (const act of acts.splice(0)) putInOrder(view, doc, act)
        if (at) put(view, at)
      }
      doc.on('afterTransaction', look)
      doc.on('afterAllTransactions', place)
      return {
        destroy() {
          doc.off('afterTransaction', look)
          doc.off('afterAllTransactions', place)
        },
      }
    },
  })
}

/** What of one's own has been brought after the words that were taken. */
function answer(
  tr: Y.Transaction,
  { kind, copied }: Told,
  all: readonly Told[],
): readonly CopiedRun[] {
  const { doc } = tr
  const own = actsOf(doc, doc.clientID)
  const back = kind === 'yielding' ? [] : giveWay(doc, { kind, copied }, own, copiesIn(doc))
  const copies = copiesIn(doc)
  const taken = takenIn(tr, copied, all, copies)
  const blocks = blocksOf(tr, { kind, copied }, copies)
  return [...back, ...[...blocks].flatMap((block) => bringOwn(doc, block, taken))]
}

function takenIn(
  { deleteSet, beforeState }: Y.Transaction,
  { known }: Copied,
  all: readonly Told[],
  copies: Copies,
): Taken {
  const isNew = ({ client, clock }: ItemId) => clock >= (beforeState.get(client) ?? 0)
  const isGone = (id: ItemId) => Y.isDeleted(deleteSet, Y.createID(id.client, id.clock))
  return {
    copies,
    was: ({ id, deleted }) => !isNew(id) && (!deleted || isGone(id)),
    isGone,
    isKnown: ({ client, clock }) => clock < (known[client] ?? 0),
    wasSeen: ({ client, clock }) => all.some(({ copied }) => clock < (copied.known[client] ?? 0)),
  }
}

/** Those that the words were taken from with this transaction. */
function blocksOf(
  { doc, deleteSet, beforeState }: Y.Transaction,
  { kind, copied }: Told,
  copies: Copies,
): ReadonlySet<Y.XmlElement> {
  const blocks = new Set<Y.XmlElement>()
  for (const { source, copy } of runsOf(copied)) {
    // What has come and gone at once was on nobody's page here.
    const taken = kind === 'yielding' ? copy : source
    if (taken.clock >= (beforeState.get(taken.client) ?? 0)) continue
    for (const { client, clock } of copies.sameAs(source)) {
      if (!Y.isDeleted(deleteSet, Y.createID(client, clock))) continue
      const item = itemAt(doc.store, { client, clock })
      const block = item && blockAround(item)
      if (block) blocks.add(block)
    }
  }
  return blocks
}

interface Caret {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** What we use of the binding's state, which has no types of its own. */
interface Selecting {
  readonly binding: { readonly beforeTransactionSelection: (Caret & { type: string }) | null }
}

/** Where the caret has to go with the words that it stood among. */
function caretAfter({ state }: EditorView, doc: Y.Doc): Caret | null {
  const { binding } = ySyncPluginKey.getState(state) as Selecting
  const held = binding.beforeTransactionSelection
  if (held?.type !== 'text') return null
  if ([held.anchor, held.head].every(({ item }) => !item || livingAt(doc, item))) return null
  const copies = copiesIn(doc)
  const [anchor, head] = [held.anchor, held.head].map((end) => after(doc, end, copies))
  return anchor || head ? { anchor: anchor ?? held.anchor, head: head ?? held.head } : null
}

function after(doc: Y.Doc, end: Y.RelativePosition, copies: Copies): Y.RelativePosition | null {
  const { item, assoc } = end
  if (!item || livingAt(doc, item)) return null
  const there = elsewhere(doc, item, { copies, isGone: () => false })
  return there && Y.createRelativePositionFromJSON({ item: there, assoc })
}

function put(view: EditorView, { anchor, head }: Caret): void {
  const { doc, type, binding } = ySyncPluginKey.getState(view.state) as Bound
  const at = (end: Y.RelativePosition) =>
    relativePositionToAbsolutePosition(doc, type, end, binding.mapping)
  const [from, to] = [at(anchor), at(head)]
  if (from === null || to === null) return
  const { doc: page, tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.between(page.resolve(from), page.resolve(to))))
}
