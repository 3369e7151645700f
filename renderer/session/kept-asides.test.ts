import { expect, it } from 'vitest'
import { keptAsides } from './kept-asides'
import type { Aside } from './set-aside'

function shelf(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const aside: Aside = {
  name: { kind: 'register' },
  why: 'read-only',
  at: 1,
  passages: [{ label: '12.', text: 'The Conference noted', was: null }],
}

it('words that were set aside are there again after a reload', () => {
  const storage = shelf()
  keptAsides('ana', storage).add(aside)
  expect(keptAsides('ana', storage).get()).toEqual([aside])
  expect(keptAsides('ben', storage).get()).toEqual([])
})

it('words that were thrown away do not come back', () => {
  const storage = shelf()
  const kept = keptAsides('ana', storage)
  kept.add(aside)
  kept.remove(aside)
  expect(keptAsides('ana', storage).get()).toEqual([])
})

it('what is not ours in the storage is no words of ours', () => {
  for (const found of ['{', '{}', '[{"name":"../x"}]', '[1]']) {
    const storage = shelf()
    storage.setItem('set-aside/ana', found)
    expect(keptAsides('ana', storage).get()).toEqual([])
  }
})

it('a storage that takes nothing leaves the words in the window', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error('full')
    },
  }
  const kept = keptAsides('ana', full)
  kept.add(aside)
  expect(kept.get()).toEqual([aside])
})
