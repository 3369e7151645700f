import type { Document } from '@hocuspocus/server'
import * as Y from 'yjs'
import { type Deleted, unseenPieces } from '../../shared/document/unseen'
import type { PassingOn } from './passing-on'

/**
 * The document passes on all that an update deletes, and with it words of which its author did not
 * know. The window in which they were typed keeps them, and can tell them by what the author named:
 * so the update comes first as it was written. It comes whole, as a block that was moved is deleted
 * and put in again with one update, and the words can only follow where they see both at once; and
 * only once it is in the document.
 *
 * On what Yjs throws, the row in the journal is put aside when it is next read.
 */
export function applied(
  { document, ds }: { readonly document: Document; readonly ds: Deleted },
  update: Uint8Array,
  origin: unknown,
  passingOn: Pick<PassingOn, 'alone'>,
): boolean {
  const isUnseen = unseenPieces(document, ds, { of: 'anyone' }).size > 0
  try {
    Y.transact(
      document,
      () => {
        Y.applyUpdate(document, update, origin)
        if (isUnseen) passingOn.alone(document, update, origin)
      },
      origin,
      false,
    )
    return true
  } catch {
    return false
  }
}
