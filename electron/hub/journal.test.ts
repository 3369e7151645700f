import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { replay } from './journal'
import { MemoryStore } from './memory-store'
import type { Store } from './store'

const document = 'text/t'

/** A text typed letter by letter, each letter an update of its own. */
async function typed(store: Store, letters: number): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('content')
  for (let index = 0; index < letters; index++) {
    text.insert(index, String.fromCharCode(97 + (index % 26)))
    if (index % 7 === 6) text.delete(index - 3, 1)
    if (index % 7 === 6) text.insert(index - 3, '.')
  }
  for (const update of updates) await store.append({ document, update })
  return doc
}

async function replayed(store: Store): Promise<string> {
  const doc = new Y.Doc()
  await replay(store, document, doc)
  return doc.getText('content').toString()
}

it('brings a document to where it was', async () => {
  const store = new MemoryStore()
  const doc = await typed(store, 40)
  expect(await replayed(store)).toBe(doc.getText('content').toString())
})

it('puts aside what Yjs cannot apply, and reads on', async () => {
  const store = new MemoryStore()
  const doc = await typed(store, 5)
  await store.append({ document, update: new Uint8Array([9, 9, 9, 9]) })
  const before = Y.encodeStateVector(doc)
  doc.getText('content').insert(0, 'X')
  await store.append({ document, update: Y.encodeStateAsUpdate(doc, before) })
  expect(await replayed(store)).toBe('Xabcde')
  expect(await store.setAside()).toBe(1)
  expect(await store.load(document)).toHaveLength(6)
})

describe('a long journal', () => {
  it('becomes one row that says the same', async () => {
    const store = new MemoryStore()
    const doc = await typed(store, 600)
    const words = doc.getText('content').toString()
    expect(await replayed(store)).toBe(words)
    expect(await store.load(document)).toHaveLength(1)
    expect(await replayed(store)).toBe(words)
  })

  it('stays as it is while one of its updates waits for another', async () => {
    const store = new MemoryStore()
    await typed(store, 600)
    const other = new Y.Doc()
    other.getText('content').insert(0, 'ab')
    const before = Y.encodeStateVector(other)
    other.getText('content').insert(2, 'c')
    await store.append({ document, update: Y.encodeStateAsUpdate(other, before) })
    const rows = await store.load(document)
    await replayed(store)
    expect(await store.load(document)).toHaveLength(rows.length)
    await store.append({ document, update: Y.encodeStateAsUpdate(other) })
    expect(await replayed(store)).toContain('abc')
  })
})
