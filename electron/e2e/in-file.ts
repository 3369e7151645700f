import * as Y from 'yjs'
import { readRegister } from '../../shared/amendments/register'
import { contentOf } from '../../shared/document/ydoc'
import { replay } from '../hub/journal'
import { openSqliteStore } from '../hub/sqlite-store'

/** Changes the text in the file of a conference that no hub has open; answers what it holds then. */
export async function inFile(data: string, change: (doc: Y.Doc) => void): Promise<string> {
  const store = openSqliteStore(data)
  const register = new Y.Doc()
  await replay(store, 'register', register)
  const conference = readRegister(register)?.conference
  if (!conference) throw new Error('The hub has founded a conference in the file')
  const name = `text/${conference.text}`
  const doc = new Y.Doc()
  await replay(store, name, doc)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  await store.append({ document: name, update: Y.encodeStateAsUpdate(doc, before) })
  await store.close()
  return contentOf(doc).toString()
}
