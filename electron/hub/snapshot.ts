import * as Y from 'yjs'
import { saysTheSame } from './same-items'

/**
 * One update in the place of many that are in a document, after looking that it holds each of them
 * and says, item by item, what they say. `null` for updates of which some still wait for others.
 */
export function snapshotOf(document: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | null {
  const snapshot = Y.encodeStateAsUpdate(document)
  const again = new Y.Doc()
  Y.applyUpdate(again, snapshot)
  const held = Y.snapshot(again)
  const isWhole =
    updates.every((update) => Y.snapshotContainsUpdate(held, update)) &&
    saysTheSame(document, again)
  again.destroy()
  return isWhole ? snapshot : null
}

/** The same of updates that are in no document here; `null` also if Yjs cannot read one of them. */
export function putTogether(updates: readonly Uint8Array[]): Uint8Array | null {
  const document = new Y.Doc()
  try {
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update)
    })
    return snapshotOf(document, updates)
  } catch {
    return null // The next start puts it aside, where it is counted.
  } finally {
    document.destroy()
  }
}
