import { describe, expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p } from '../testing/build'
import { president } from '../testing/meeting'
import { type AmendmentState, areRivals, isPending } from './amendment'
import { byOf } from './by'
import type { Change } from './change'

const [a, b] = [p('a', 'It noted.'), p('b', 'It rose.')]
const behind = (id: string, words: string): Change => ({
  place: { kind: 'after', block: id as BlockId },
  base: [],
  proposed: [json(p('n', words))],
})

describe('[A30] rivals', () => {
  it('are about one block', () => {
    expect(areRivals(changeOf([a, b], a), changeOf(b, p('b', 'It sat.')))).toBe(true)
    expect(areRivals(changeOf(a), changeOf(b))).toBe(false)
  })

  it('come in at one place', () => {
    expect(areRivals(behind('a', 'One.'), behind('a', 'Two.'))).toBe(true)
    expect(areRivals(behind('a', 'One.'), behind('b', 'Two.'))).toBe(false)
    expect(areRivals(behind('a', 'One.'), changeOf(a))).toBe(false)
  })
})

it('[A12] tabled and under consideration are pending', () => {
  const happened = { at: '2005-11-23T10:00:00.000Z', by: byOf(president) }
  const states: readonly AmendmentState[] = [
    { kind: 'tabled' },
    { kind: 'considered', ...happened },
    { kind: 'withdrawn', ...happened },
    { kind: 'deferred', reason: '', ...happened },
  ]
  const pending = states.filter((state) => isPending(tabledAmendment(changeOf(a), { state })))
  expect(pending.map(({ kind }) => kind)).toEqual(['tabled', 'considered'])
})
