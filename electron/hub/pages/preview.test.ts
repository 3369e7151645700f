import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { deviceId } from '../../../shared/ids'
import type { PagesAsk } from '../../../shared/pages'
import { PressError } from '../press'
import { Preview, type PreviewOptions } from './preview'

/** A press that cannot do one thing or the other, and says so at once. */
let surveys: number
let looks: number
let faults: number
let broken: 'survey' | 'pages'
let preview: Preview

beforeEach(() => {
  vi.useFakeTimers()
  surveys = looks = faults = 0
  const fail = () => Promise.reject(new PressError('crashed', 'exit code 1'))
  const options: PreviewOptions = {
    documents: { text: new Y.Doc(), register: new Y.Doc() },
    slow: {
      survey: () => {
        surveys++
        return broken === 'survey' ? fail() : Promise.resolve(new Uint8Array([1]))
      },
    },
    quick: {
      pages: (asked) => {
        looks++
        return broken === 'pages' && asked() ? fail() : Promise.resolve([new Uint8Array([2])])
      },
    },
    report: () => {
      faults++
    },
  }
  preview = new Preview(options)
})
afterEach(() => {
  preview.close()
  vi.useRealTimers()
})

const ask: PagesAsk = { pane: 'a', block: null, from: 1, to: 1, state: '', have: [] }
const asked = (pane: string) =>
  preview.of(deviceId('d'), { ...ask, pane }, new AbortController().signal)

it.each([
  ['survey', () => surveys],
  ['pages', () => looks],
] as const)('tries again after a while where a press fails at once: %s', async (what, tries) => {
  broken = what
  expect(await asked('first')).toBe('failed')
  expect([tries(), faults]).toEqual([1, 1])
  // Whoever asks at once, as often as they like, is told when it was tried again, and not before.
  const again = [asked('a'), asked('b'), asked('c')]
  await vi.advanceTimersByTimeAsync(2_999)
  expect([tries(), faults]).toEqual([1, 1])
  await vi.advanceTimersByTimeAsync(1)
  expect(await Promise.all(again)).toEqual(['failed', 'failed', 'failed'])
  expect([tries(), faults]).toEqual([2, 2])
})
