import { expect, it, vi } from 'vitest'
import type { BlockId } from '../../../shared/ids'
import type { OpenDraft } from '../contract'
import { createCarrying } from './carrying'

const after = (block: string) => ({ kind: 'after', block: block as BlockId }) as const
const at = (block: string) => ({ id: 'd', place: after(block) }) as OpenDraft

function carrying(answer: Promise<boolean> = Promise.resolve(true)) {
  const ask = vi.fn(() => answer)
  const made = createCarrying(ask, () => {})
  const places = (block: string) => made.shown([at(block)]).map(({ place }) => place)
  places('a')
  return { ...made, ask, places }
}

it('shows at once where it is, and asks once when it is let go', () => {
  const { carry, letGo, ask, places } = carrying()
  carry('d', after('b'))
  carry('d', after('c'))
  expect(places('a')).toEqual([after('c')])
  expect(ask).not.toHaveBeenCalled()
  letGo('d')
  letGo('d')
  expect(ask.mock.calls).toEqual([['d', after('c')]])
  expect(places('a')).toEqual([after('c')])
})

it('heeds the hub once that says something else, whoever has asked for it', () => {
  const { carry, letGo, places } = carrying()
  carry('d', after('c'))
  letGo('d')
  expect(places('z')).toEqual([after('z')])
  expect(places('a')).toEqual([after('a')])
})

it('asks for nothing where it is back', () => {
  const { carry, letGo, ask, places } = carrying()
  carry('d', after('c'))
  carry('d', after('a'))
  letGo('d')
  expect(ask).not.toHaveBeenCalled()
  expect(places('a')).toEqual([after('a')])
})

it('goes back when it is refused', async () => {
  const answer = Promise.resolve(false)
  const { carry, letGo, places } = carrying(answer)
  carry('d', after('c'))
  letGo('d')
  await answer
  await Promise.resolve()
  expect(places('a')).toEqual([after('a')])
})
