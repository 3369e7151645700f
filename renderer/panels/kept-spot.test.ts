import { expect, it } from 'vitest'
import type { BlockId } from '../../shared/ids'
import { keptSpot, returnTo } from './kept-spot'

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

it('is where the page that was left had its caret', () => {
  const here = shelf()
  expect(keptSpot(here).get()).toBeNull()
  const spot = { block: 'b1' as BlockId, into: 12 }
  keptSpot(here).set(spot)
  expect(keptSpot(here).get()).toEqual(spot)
})

it('is nowhere where what was kept says no place', () => {
  const here = shelf()
  here.setItem('rapporteur.spot', '{"block":"b1","into":-3}')
  expect(keptSpot(here).get()).toBeNull()
})

/** A page on which one block says so many letters, and tells of each step as the real one does. */
function page(letters: number) {
  const state = { letters, caret: 0, now: 0 }
  let again = () => {}
  const editor = {
    goTo(_: BlockId, into = 0) {
      state.caret = Math.min(into, state.letters)
      again()
    },
    spot: () => ({ block: 'b1' as BlockId, from: state.caret, to: state.caret }),
  }
  again = returnTo({ block: 'b1' as BlockId, into: 20 }, editor, () => state.now)
  return { state, update: () => again() }
}

it('goes on to where one was when one’s own words come back after the text', () => {
  const { state, update } = page(5)
  expect(state.caret).toBe(5)
  state.letters = 12
  update()
  expect(state.caret).toBe(12)
  state.letters = 30
  update()
  expect(state.caret).toBe(20)
  state.letters = 40
  update()
  expect(state.caret).toBe(20)
})

it('leaves the caret to whoever has gone elsewhere, or after a while', () => {
  const gone = page(5)
  gone.state.caret = 2
  gone.update()
  gone.state.caret = 5
  gone.state.letters = 30
  gone.update()
  expect(gone.state.caret).toBe(5)
  const late = page(5)
  late.state.now = 60_000
  late.state.letters = 30
  late.update()
  expect(late.state.caret).toBe(5)
})
