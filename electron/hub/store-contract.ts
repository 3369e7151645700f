import { describe, expect, it } from 'vitest'
import type { RecordEntry } from '../../shared/amendments/register'
import { type Store, StoreError } from './store'

const bytes = (...values: number[]) => new Uint8Array(values)
const ofText = (update: Uint8Array) => ({ document: 'text/t', update })
const updatesOf = async (store: Store, document: string) =>
  (await store.load(document)).map(({ update }) => [...update])

/** What every store promises. `make` answers an empty one, `again` the same one opened anew. */
export function storeContract(
  make: () => Store | Promise<Store>,
  again?: (store: Store) => Promise<Store>,
): void {
  describe('a journal', () => {
    it('gives back what was appended, in order, document by document', async () => {
      const store = await make()
      await store.append(ofText(bytes(1)))
      await store.append({ document: 'register', update: bytes(9) })
      await store.append(ofText(bytes(2, 0, 255)))
      expect(await updatesOf(store, 'text/t')).toEqual([[1], [2, 0, 255]])
      expect(await updatesOf(store, 'register')).toEqual([[9]])
      expect(await updatesOf(store, 'folder/none')).toEqual([])
    })

    it('keeps the order of appends that nobody waited for', async () => {
      const store = await make()
      const many = Array.from({ length: 100 }, (_, index) => index)
      await Promise.all(many.map((value) => store.append(ofText(bytes(value)))))
      expect(await updatesOf(store, 'text/t')).toEqual(many.map((value) => [value]))
    })

    it('is the same once it was written anew, and goes on', async () => {
      const store = await make()
      await store.append(ofText(bytes(1)))
      await store.append(ofText(bytes(2)))
      await store.putMeta('secret', bytes(7))
      await store.rewrite()
      await store.append(ofText(bytes(3)))
      expect(await updatesOf(store, 'text/t')).toEqual([[1], [2], [3]])
      expect([...((await store.getMeta('secret')) ?? [])]).toEqual([7])
    })

    it('keeps an empty update', async () => {
      const store = await make()
      await store.append(ofText(bytes()))
      expect(await updatesOf(store, 'text/t')).toEqual([[]])
    })

    it('keeps its own copy', async () => {
      const store = await make()
      const update = bytes(1)
      const appended = store.append(ofText(update))
      await appended
      update[0] = 7
      expect(await updatesOf(store, 'text/t')).toEqual([[1]])
    })
  })

  describe('an act', () => {
    it('takes the journals of the documents that it ends along, and no other', async () => {
      const store = await make()
      const draft = { document: 'amendment/a', update: bytes(1) }
      await store.append(draft)
      await store.append(ofText(bytes(2)))
      await store.commit({ updates: [ofText(bytes(3))], entry: null, ends: ['amendment/a'] })
      expect(await updatesOf(store, 'amendment/a')).toEqual([])
      expect(await updatesOf(store, 'text/t')).toEqual([[2], [3]])
    })

    it('comes between the updates before and after it', async () => {
      const store = await make()
      await Promise.all([
        store.append(ofText(bytes(1))),
        store.commit({
          updates: [ofText(bytes(2)), { document: 'register', update: bytes(3) }],
          entry,
        }),
        store.append(ofText(bytes(4))),
      ])
      expect(await updatesOf(store, 'text/t')).toEqual([[1], [2], [4]])
      expect(await updatesOf(store, 'register')).toEqual([[3]])
      expect((await store.acts()).map((each) => JSON.parse(each))).toEqual([entry])
      expect(await store.documents()).toEqual(['register', 'text/t'])
    })
  })

  describe('an update and what is kept because of it', () => {
    it('are written together, in no record', async () => {
      const store = await make()
      const updates = [ofText(bytes(1)), { document: 'kept/a', update: bytes(2) }]
      await store.commit({ updates, entry: null })
      await store.append({ document: 'authors/text/t', update: bytes(3) })
      const names = ['text/t', 'kept/a', 'authors/text/t']
      const kept = await Promise.all(names.map((name) => updatesOf(store, name)))
      expect(kept).toEqual([[[1]], [[2]], [[3]]])
    })
  })

  it('can be tried, which leaves nothing in it', async () => {
    const store = await make()
    await store.append(ofText(bytes(1)))
    for (const _ of [1, 2]) await store.probe()
    await store.append(ofText(bytes(2)))
    expect(await updatesOf(store, 'text/t')).toEqual([[1], [2]])
    expect(await store.documents()).toEqual(['text/t'])
    expect(await store.acts()).toEqual([])
  })

  describe('compacting', () => {
    it('puts the snapshot in the place of the rows up to the one named', async () => {
      const store = await make()
      for (const value of [1, 2, 3]) await store.append(ofText(bytes(value)))
      await store.append({ document: 'register', update: bytes(9) })
      const second = (await store.load('text/t'))[1]
      await store.compact('text/t', second?.seq ?? 0, bytes(12))
      await store.append(ofText(bytes(4)))
      expect(await updatesOf(store, 'text/t')).toEqual([[12], [3], [4]])
      expect(await updatesOf(store, 'register')).toEqual([[9]])
    })

    it('brings back nothing of a document that has ended meanwhile', async () => {
      const store = await make()
      const document = 'amendment/a'
      for (const value of [1, 2]) await store.append({ document, update: bytes(value) })
      const last = (await store.load(document)).at(-1)
      await store.commit({ updates: [], entry: null, ends: [document] })
      await store.compact(document, last?.seq ?? 0, bytes(12))
      expect(await updatesOf(store, document)).toEqual([])
    })
  })

  describe('what cannot be understood', () => {
    it('is put aside, counted, and not loaded again', async () => {
      const store = await make()
      for (const value of [1, 2]) await store.append(ofText(bytes(value)))
      const [first] = await store.load('text/t')
      if (!first) throw new Error('Two rows were appended')
      await store.putAside(first)
      expect(await updatesOf(store, 'text/t')).toEqual([[2]])
      expect(await store.setAside()).toBe(1)
    })
  })

  describe("the hub's own values", () => {
    it('are nothing until they are put, then the last that was put', async () => {
      const store = await make()
      expect(await store.getMeta('secret')).toBeNull()
      await store.putMeta('secret', bytes(1))
      await store.putMeta('secret', bytes(2))
      expect([...((await store.getMeta('secret')) ?? [])]).toEqual([2])
    })
  })

  describe('closing', () => {
    it('refuses what comes after', async () => {
      const store = await make()
      await store.close()
      await expect(store.append(ofText(bytes(1)))).rejects.toEqual(new StoreError('closed'))
      await expect(store.load('text/t')).rejects.toEqual(new StoreError('closed'))
    })

    it.runIf(again)('keeps what was appended and not yet waited for', async () => {
      const store = await make()
      const appended = store.append(ofText(bytes(1)))
      const reopened = await again?.(store)
      await appended
      expect(reopened && (await updatesOf(reopened, 'text/t'))).toEqual([[1]])
    })
  })
}

const entry: RecordEntry = {
  number: 1,
  at: '2005-11-23T10:00:00.000Z',
  by: {
    person: 'p' as RecordEntry['by']['person'],
    name: 'P',
    role: 'secretariat',
    delegation: null,
  },
  deed: { kind: 'stage-opened', stage: 'amending' },
  previous: '',
  hash: 'h',
}
