import { expect, it } from 'vitest'
import { z } from 'zod'
import { keptValue, type Shelf } from './kept'

const Words = z.array(z.string())

function shelf(stored: Record<string, string> = {}): Shelf & { readonly stored: typeof stored } {
  return {
    stored,
    getItem: (key) => stored[key] ?? null,
    setItem: (key, value) => {
      stored[key] = value
    },
  }
}

it('is there again in the next window', () => {
  const here = shelf()
  keptValue('words', Words, [], here).set(['demining'])
  expect(keptValue('words', Words, [], here).get()).toEqual(['demining'])
})

it('begins anew with what it cannot read, and sets that aside', () => {
  const here = shelf({ words: '[1]' })
  keptValue('words', Words, [], here).set(['demining'])
  expect(here.stored).toEqual({ words: '["demining"]', 'words.set-aside': '[1]' })
  expect(keptValue('words', Words, [], shelf({ words: '{' })).get()).toEqual([])
  expect(keptValue('words', Words, [], shelf({ words: '[1]' })).get()).toEqual([])
})

it('lasts as long as the window where nothing can be kept', () => {
  const full: Shelf = {
    getItem: () => {
      throw new Error('SecurityError')
    },
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  const words = keptValue('words', Words, [], full)
  words.set(['demining'])
  expect(words.get()).toEqual(['demining'])
})
