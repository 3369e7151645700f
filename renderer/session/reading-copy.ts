import * as Y from 'yjs'
import { foreignIn } from '../../shared/document/foreign'
import { contentOf } from '../../shared/document/ydoc'

/**
 * A copy to be looked at. It follows the document, and nothing ever goes back, so that an editor
 * which removes what its schema does not know removes it from nothing that others see.
 *
 * It does so itself first, and more gently than the binding, which takes a whole run of words away
 * for one mark. What is shown is then all that the schema knows.
 */
export function readingCopy(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  contentOf(copy)
  const take = (update: Uint8Array) => {
    copy.transact((transaction) => {
      Y.applyUpdate(copy, update)
      for (const item of foreignIn(transaction)) item.delete(transaction)
    })
  }
  take(Y.encodeStateAsUpdate(doc))
  doc.on('update', take)
  copy.once('destroy', () => doc.off('update', take))
  return copy
}
