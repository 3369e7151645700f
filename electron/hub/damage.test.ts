import { expect, it } from 'vitest'
import { schemaVersion } from '../../shared/document/schema-version'
import { formatDocumentName } from '../../shared/document-name'
import { openHub } from './hub'
import { MemoryStore } from './memory-store'
import { StoreError } from './store'
import { openTestHub } from './testing/open-hub'

/** A store that outlives its hub. */
class LastingStore extends MemoryStore {
  override async close(): Promise<void> {}
}

const again = (store: LastingStore) =>
  openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: () => 'new',
    report: () => {},
  })

async function founded() {
  const store = new LastingStore()
  const hub = await openTestHub(store)
  const { conference } = hub.register()
  await hub.close()
  return { store, text: formatDocumentName({ kind: 'text', text: conference.text }) }
}

it('opens what an earlier version has written, and keeps that this one has', async () => {
  const { store } = await founded()
  const version = new TextEncoder().encode(String(schemaVersion))
  expect(await store.getMeta('schema')).toEqual(version)
  await store.putMeta('schema', new TextEncoder().encode('1'))
  await (await again(store)).close()
  expect(await store.getMeta('schema')).toEqual(version)
})

it('does not open a conference that a later version has written to', async () => {
  const { store } = await founded()
  const later = new TextEncoder().encode(String(schemaVersion + 1))
  await store.putMeta('schema', later)
  await expect(again(store)).rejects.toEqual(new StoreError('later-version'))
  expect(await store.getMeta('schema')).toEqual(later)
})

it('does not open a conference whose text is lost', async () => {
  const { store, text } = await founded()
  const [seed] = await store.load(text)
  if (!seed) throw new Error('A founded conference has a text')
  await store.putAside(seed)
  await expect(again(store)).rejects.toEqual(new StoreError('damaged'))
})

it('opens one that has lost something else', async () => {
  const { store, text } = await founded()
  await store.append({ document: text, update: new Uint8Array([9, 9, 9]) })
  const hub = await again(store)
  expect(await store.setAside()).toBe(1)
  await hub.close()
})

it('does not open a store without a conference', async () => {
  await expect(again(new LastingStore())).rejects.toEqual(new StoreError('not-a-conference'))
})
