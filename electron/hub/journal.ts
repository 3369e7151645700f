import * as Y from 'yjs'
import { snapshotOf } from './snapshot'
import type { JournalRow, Store } from './store'

/** Rows after which a journal is put together when its document is opened. */
const longEnough = 500

/**
 * Fills a document with what its journal says. A row that Yjs cannot apply is put aside, and what
 * follows is read all the same: what depended on it waits in the document until a window that
 * still has it comes back.
 */
export async function replay(store: Store, name: string, document: Y.Doc): Promise<void> {
  const rows = await store.load(name)
  const faulty: JournalRow[] = []
  document.transact(() => {
    for (const row of rows) if (!applied(document, row.update)) faulty.push(row)
  })
  for (const row of faulty) await store.putAside(row)
  if (rows.length >= longEnough && faulty.length === 0) await compact(store, document, rows)
}

function applied(document: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(document, update)
    return true
  } catch {
    return false // The caller puts it aside, where it is counted.
  }
}

/** One row in the place of many. A journal of which that cannot be made stays as it is. */
async function compact(store: Store, document: Y.Doc, rows: readonly JournalRow[]): Promise<void> {
  const last = rows.at(-1)
  const updates = rows.map(({ update }) => update)
  const snapshot = last && snapshotOf(document, updates)
  if (snapshot) await store.compact(last.document, last.seq, snapshot)
}
