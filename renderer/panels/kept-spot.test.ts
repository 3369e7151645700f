import { expect, it } from 'vitest'
import type { BlockId } from '../../shared/ids'
import { keptSpot } from './kept-spot'

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
