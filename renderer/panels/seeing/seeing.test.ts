import { expect, it } from 'vitest'
import { type AmendmentId, delegationId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { ardesia, belvane } from '../testing/show'
import { keptSeeing, type Seeing, seen, seenIn } from './seeing'

const change = changeOf(p('a', 'It noted'), p('a', 'It welcomed'))
const one = tabledAmendment(change, { id: 'a1' as AmendmentId, number: 1, delegation: ardesia })
const two = { ...one, id: 'a2' as AmendmentId, number: 2, delegation: belvane, sponsors: [ardesia] }
const three = { ...one, id: 'a3' as AmendmentId, number: 3, delegation: belvane, amends: one.id }
const all = [one, two, three]

it.each<[Seeing, string | null, readonly number[]]>([
  [{ kind: 'all' }, null, [1, 2, 3]],
  [{ kind: 'none' }, 'a1', []],
  [{ kind: 'selected' }, null, []],
  [{ kind: 'selected' }, 'a2', [2]],
  [{ kind: 'selected' }, 'a3', [1, 3]],
  [{ kind: 'delegation', delegation: ardesia }, null, [1, 2]],
  [{ kind: 'delegation', delegation: belvane }, null, [2, 3]],
])('%j with %s selected shows %j', (seeing, selected, numbers) => {
  const shown = seen(seeing, all, selected as AmendmentId | null)
  expect(shown.map(({ number }) => number)).toEqual(numbers)
})

it('is in the window as it was when that is loaded again', () => {
  const stored = new Map<string, string>()
  const shelf = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  }
  const wanted = { kind: 'delegation', delegation: ardesia } as const
  keptSeeing(shelf).set(wanted)
  expect(keptSeeing(shelf).get()).toEqual(wanted)
})

it('shows all where the delegation is not of this conference', () => {
  const other = { kind: 'delegation', delegation: delegationId('elsewhere') } as const
  expect(seenIn(other, [{ id: ardesia, name: 'Ardesia' }])).toEqual({ kind: 'all' })
})
