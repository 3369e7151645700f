import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { registerWith, seats, show } from './testing/show'
import { useIsPast } from './use-is-past'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2005-11-23T17:00:00.000Z') }))
afterEach(() => vi.useRealTimers())

function Until({ until }: { readonly until: string | undefined }) {
  return <p>{useIsPast(until) ? 'past' : 'to come'}</p>
}

const said = (until: string | undefined) =>
  show(<Until until={until} />, seats.observer, registerWith()).screen

it('tells that a time has passed at that moment, and not before', () => {
  const screen = said('2005-11-23T18:00:00.000Z')
  const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * 60_000))
  pass(60)
  expect(screen.textContent).toBe('to come')
  pass(0.01)
  expect(screen.textContent).toBe('past')
})

it('is past at once where it was before, and never where there is none', () => {
  expect(said('2005-11-23T16:00:00.000Z').textContent).toBe('past')
  expect(said(undefined).textContent).toBe('to come')
})
