import * as Y from 'yjs'
import { type Act, itemAt, nameOf, tellCopied } from '../../../shared/document/copies'
import { copiesIn } from '../../../shared/document/copy-index'
import { type ItemId, knownIn } from '../../../shared/document/moves'
import { deletedIn } from './own-moves'
import { blockAround } from './signs'
import { numbersOf, pairRuns } from './standing'

/**
 * Enter that is taken back is one more act: its copies go, and what they were copied from is put in
 * again. What a colleague is writing among the copies has to find its way back.
 */
export function tellRestored(tr: Y.Transaction, step: Step): void {
  const { doc, deleteSet, beforeState } = tr
  const copies = copiesIn(doc)
  const since = beforeState.get(doc.clientID) ?? 0
  const gone = new Map<string, { readonly id: ItemId; readonly item: Y.Item }>()
  Y.iterateDeletedStructs(tr, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item)) return
    for (const id of idsOf(struct)) gone.set(nameOf(copies.rootOf(id)), { id, item: struct })
  })
  const actsOf = (id: ItemId) =>
    copies
      .actsBehind(id)
      .map(({ copied: { by, from } }) => nameOf({ client: by, clock: from }))
      .join()
  const pairs = deletedIn(doc, step).flatMap((item) => {
    const { redone } = item
    if (redone?.client !== doc.clientID || redone.clock < since) return []
    return idsOf(item).flatMap((source, at) => {
      const copy = { client: redone.client, clock: redone.clock + at }
      const other = gone.get(nameOf(copies.rootOf(source)))
      // Of a move that is taken back no act on the words is taken back.
      return other && actsOf(other.id) !== actsOf(source)
        ? [{ copy, source, other: other.item }]
        : []
    })
  })
  const [first] = pairs
  if (!first) return
  const [from, to] = [blockAround(first.other), blockOf(doc, first.copy)]
  const kind: Act['kind'] = from === to ? 'within' : 'across'
  const known = knownIn(
    doc,
    [...new Set([from, to])].flatMap((block) => block ?? []),
  )
  const origins = numbersOf(pairRuns(pairs))
  doc.transact(() => {
    const end = Y.getState(doc.store, doc.clientID)
    tellCopied(doc, kind, { by: doc.clientID, from: since, to: end, origins, known })
  }, tellRestored)
}

type Step = Y.UndoManager['undoStack'][number]

function idsOf({ id: { client, clock }, length, parentSub }: Y.Item): readonly ItemId[] {
  if (parentSub !== null) return []
  return Array.from({ length }, (_, at) => ({ client, clock: clock + at }))
}

function blockOf({ store }: Y.Doc, id: ItemId): Y.XmlElement | null {
  const item = itemAt(store, id)
  return item && blockAround(item)
}
