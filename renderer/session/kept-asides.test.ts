import { expect, it } from 'vitest'
import { keptAsides } from './kept-asides'
import type { Aside } from './set-aside'
import { memoryShelf } from './testing/memory-unsent'

const aside: Aside = {
  name: { kind: 'register' },
  why: 'read-only',
  at: 1,
  passages: [{ label: '12.', text: 'The Conference noted', was: null }],
}

it('words that were set aside are there again after a reload', () => {
  const storage = memoryShelf()
  keptAsides('ana', storage).add(aside)
  expect(keptAsides('ana', storage).get()).toEqual([aside])
  expect(keptAsides('ben', storage).get()).toEqual([])
})

it('words that were thrown away do not come back', () => {
  const storage = memoryShelf()
  const kept = keptAsides('ana', storage)
  kept.add(aside)
  kept.remove(aside)
  expect(keptAsides('ana', storage).get()).toEqual([])
})

it('what is not ours in the storage is no words of ours', () => {
  for (const found of ['{', '{}', '[{"name":"../x"}]', '[1]']) {
    const storage = memoryShelf()
    storage.setItem('set-aside/ana', found)
    expect(keptAsides('ana', storage).get()).toEqual([])
  }
})

const later: Aside = { ...aside, at: 2, why: 'left' }

it('a storage that is full leaves the words in the window, whatever another window keeps', () => {
  const storage = memoryShelf()
  const kept = keptAsides('ana', storage)
  storage.isFull = true
  kept.add(later)
  expect([kept.get(), kept.isWritten()]).toEqual([[later], false])
  storage.isFull = false
  keptAsides('ana', storage).add(aside)
  kept.readAgain()
  expect(kept.get()).toEqual([aside, later])
  kept.add(later)
  expect([keptAsides('ana', storage).get(), kept.isWritten()]).toEqual([[aside, later], true])
})

it('words that were thrown away need not be written any more', () => {
  const storage = memoryShelf()
  const kept = keptAsides('ana', storage)
  storage.isFull = true
  kept.add(aside)
  kept.remove(aside)
  expect([kept.get(), kept.isWritten()]).toEqual([[], true])
})

it('words of a version that is not understood stay beside those that are', () => {
  const storage = memoryShelf()
  keptAsides('ana', storage).add(aside)
  const [understood] = JSON.parse(storage.getItem('set-aside/ana') ?? '[]')
  const unknown = { ...understood, why: 'of-a-later-version' }
  storage.setItem('set-aside/ana', JSON.stringify([unknown, understood]))
  const kept = keptAsides('ana', storage)
  expect(kept.get()).toEqual([aside])
  kept.add(later)
  kept.remove(aside)
  kept.remove(later)
  expect(JSON.parse(storage.getItem('set-aside/ana') ?? '[]')).toEqual([unknown])
})

it('a storage that was cut short is put beside, and not written over', () => {
  const storage = memoryShelf()
  storage.setItem('set-aside/ana', '[{"name":"te')
  keptAsides('ana', storage).add(aside)
  expect(storage.getItem('set-aside/ana/unread')).toBe('[{"name":"te')
  expect(keptAsides('ana', storage).get()).toEqual([aside])
})
