import * as Y from 'yjs'
import { copyOf } from '../../shared/document/ydoc'

/**
 * A copy to work out a change on, while the document itself stays as it is until the change is on
 * disk.
 */
export interface Sheet {
  readonly doc: Y.Doc
  /** What was changed, as one update; `null` for nothing. The sheet is not used after it. */
  tearOff(): Uint8Array | null
}

export function sheetOf(document: Y.Doc): Sheet {
  return watch(copyOf(document))
}

export function emptySheet(): Sheet {
  return watch(new Y.Doc())
}

function watch(doc: Y.Doc): Sheet {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return {
    doc,
    tearOff() {
      doc.destroy()
      return updates.length > 0 ? Y.mergeUpdates(updates) : null
    },
  }
}
