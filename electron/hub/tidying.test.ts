import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bundleForNode } from '../tools/bundle'
import { replay } from './journal'
import { MemoryStore } from './memory-store'
import { putTogether } from './snapshot'
import { inAThread, Tidying, type TidyingOptions } from './tidying'

const document = 'text/t'
let folder: string
let worker: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidying-'))
  worker = join(folder, 'tidy.cjs')
  await bundleForNode('electron/hub/tidy-worker.ts', worker)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Journal {
  readonly store: MemoryStore
  readonly tidying: Tidying
  readonly faults: unknown[]
  type(keys: number): Promise<void>
  says(): Promise<string>
}

function journal(together: TidyingOptions['together']): Journal & { readonly doc: Y.Doc } {
  const store = new MemoryStore()
  const faults: unknown[] = []
  const tidying = new Tidying({ store, together, report: (fault) => faults.push(fault) })
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return {
    ...{ store, tidying, faults, doc },
    async type(keys) {
      const text = doc.getText('content')
      for (let key = 0; key < keys; key++) text.insert(text.length, 'abcdefg'.charAt(key % 7))
      for (const update of updates.splice(0)) {
        await store.append({ document, update })
        tidying.note(document)
      }
    },
    async says() {
      const found = new Y.Doc()
      await replay(store, document, found)
      return found.getText('content').toString()
    },
  }
}

it('keeps a journal short while it grows, in a thread, and says the same', async () => {
  const { tidying, type, store, says, doc, faults } = journal(inAThread(worker))
  await type(25_000)
  await tidying.done()
  expect((await store.load(document)).length).toBeLessThan(15_010)
  expect(await says()).toBe(doc.getText('content').toString())
  expect(faults).toEqual([])
})

it('leaves a journal alone until it is long', async () => {
  const { tidying, type, store } = journal(inAThread(worker))
  await type(9_999)
  await tidying.done()
  expect(await store.load(document)).toHaveLength(9_999)
})

it('replaces nothing where the thread falls over, and says so', async () => {
  const { tidying, type, store, faults } = journal(inAThread(join(folder, 'none.cjs')))
  await type(10_000)
  await tidying.done()
  expect(await store.load(document)).toHaveLength(10_000)
  expect(faults).toHaveLength(1)
})

it('begins nothing new once it has ended', async () => {
  const { tidying, type, store } = journal(async (updates) => putTogether(updates))
  await tidying.end()
  await type(10_000)
  await tidying.done()
  expect(await store.load(document)).toHaveLength(10_000)
})

it('does not put together what waits for something else, nor what is no update', () => {
  const doc = new Y.Doc()
  doc.getText('content').insert(0, 'first')
  const first = Y.encodeStateVector(doc)
  doc.getText('content').insert(5, ' second')
  const second = Y.encodeStateAsUpdate(doc, first)
  expect(putTogether([second])).toBeNull()
  expect(putTogether([Y.encodeStateAsUpdate(doc), new Uint8Array([9, 9, 9])])).toBeNull()
})
