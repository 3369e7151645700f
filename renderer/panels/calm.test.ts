import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cell } from '../session/live'
import type { Safety } from '../session/safety'
import { calmed, waits } from './calm'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const saved: Safety = { kind: 'saved' }
const sending = (unsent: number): Safety => ({ kind: 'sending', unsent })

function watch(initial: Safety) {
  const safety = cell(initial)
  const calm = calmed(safety)
  const seen: unknown[] = []
  calm.subscribe(() => seen.push(calm.get()))
  return { safety, calm, seen }
}

it('says one word while someone types, and "saved" after a rest', () => {
  const { safety, seen } = watch(saved)
  for (let key = 0; key < 20; key++) {
    safety.set(sending(1))
    safety.set(saved)
    vi.advanceTimersByTime(150)
  }
  expect(seen).toEqual([{ kind: 'sending' }])
  vi.advanceTimersByTime(waits.rest)
  expect(seen).toEqual([{ kind: 'sending' }, { kind: 'saved' }])
})

it('never says "saved" while a change is on its way', () => {
  const { safety, calm } = watch(saved)
  safety.set(sending(1))
  safety.set(saved)
  safety.set(sending(1))
  vi.advanceTimersByTime(waits.rest)
  expect(calm.get().kind).toBe('sending')
})

it('gives the number when the hub lags behind', () => {
  const { safety, calm } = watch(saved)
  safety.set(sending(1))
  vi.advanceTimersByTime(waits.slow)
  expect(calm.get()).toEqual({ kind: 'sending-slow', unsent: 1 })
  safety.set(sending(4))
  expect(calm.get()).toEqual({ kind: 'sending-slow', unsent: 4 })
})

it('does not speak of a connection that is back at once', () => {
  const { safety, seen } = watch(saved)
  safety.set({ kind: 'offline', since: 1, unsent: 0 })
  safety.set(saved)
  vi.advanceTimersByTime(waits.blink)
  expect(seen).toEqual([])
})

it('says at once that it is not saved when the connection goes with words unsent', () => {
  const { safety, calm } = watch(saved)
  safety.set({ kind: 'offline', since: 1, unsent: 2 })
  expect(calm.get().kind).toBe('sending')
  vi.advanceTimersByTime(waits.blink)
  expect(calm.get()).toEqual({ kind: 'offline', since: 1, unsent: 2 })
})

it('says that the connection is gone to whoever goes on typing without a rest', () => {
  const { safety, calm } = watch(sending(1))
  const offline = (unsent: number): Safety => ({ kind: 'offline', since: 0, unsent })
  for (let key = 1; key <= 10; key++) {
    safety.set(offline(key))
    vi.advanceTimersByTime(waits.blink / 5)
  }
  expect(calm.get()).toEqual(offline(10))
})
