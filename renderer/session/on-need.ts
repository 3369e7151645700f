import type * as Y from 'yjs'
import { hasArrived, type Opened, type SharedDocument } from './document-state'
import { derived, type Live } from './live'
import { view } from './register-view'

export interface OnNeed<T> extends Live<T | null> {
  close(): void
}

/** What is asked of a document here. */
type Openable = Live<Opened> & Pick<SharedDocument, 'close'>

/**
 * What a document says that few look at: it is opened with the first who subscribes, and kept until
 * the session ends. `null` until it has arrived.
 */
export function onNeed<T>(open: () => Openable, read: (doc: Y.Doc) => T): OnNeed<T> {
  let document: Openable | null = null
  let said: Live<T | null> | null = null
  return {
    get: () => said?.get() ?? null,
    subscribe(listener) {
      if (!said) {
        const opened = open()
        document = opened
        const now = view(opened, read)
        said = derived([now, opened], () => (hasArrived(opened.get().state) ? now.get() : null))
      }
      return said.subscribe(listener)
    },
    close() {
      document?.close('ended')
    },
  }
}
