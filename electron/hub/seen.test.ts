import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { deviceId } from '../../shared/ids'
import { MemoryStore } from './memory-store'
import { Seen } from './seen'
import { type Store, StoreError } from './store'

const device = deviceId('one')

it('writes down with the next minute what a full disk did not take', async () => {
  const memory = new MemoryStore()
  let isFull = true
  const store: Pick<Store, 'getMeta' | 'putMeta'> = {
    getMeta: (key) => memory.getMeta(key),
    putMeta: (key, value) =>
      isFull ? Promise.reject(new StoreError('disk-full')) : memory.putMeta(key, value),
  }
  const now = () => new Date('2005-11-23T10:00:00Z')
  const options = { store, isShared: false, now, people: () => ({ persons: [], devices: [] }) }
  const seen = new Seen(options)
  const line = new EventEmitter()
  seen.came(device, line)
  line.emit('close')
  await expect(seen.keep()).rejects.toThrow(StoreError)
  isFull = false
  await seen.keep()
  const again = new Seen(options)
  await again.open()
  expect(again.at(device)).toBe('2005-11-23T10:00:00.000Z')
})
