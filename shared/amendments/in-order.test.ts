import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { json, tabledAmendment } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import { adopt, circumstances, president, start, words } from '../testing/meeting'
import { decide } from './acts'
import type { Amendment } from './amendment'
import type { Place } from './change'
import { combine } from './combination'
import type { Situation } from './decision'

const [first, second] = [p('a', 'It met.'), p('b', 'It rose.')]
const opening = text(section('s', first, second))
const after: Place = { kind: 'after', block: 'a' as BlockId }
const places: Readonly<Record<string, readonly Place[]>> = {
  'behind a paragraph': [after, after, after],
  'at the head of a section': Array(3).fill({ kind: 'first', within: 's' }),
  'in sections of their own': ['x', 'y', 'z'].map((id) => ({
    kind: 'apart',
    after: 's' as BlockId,
    section: id as BlockId,
  })),
  'in sections at the end': ['x', 'y', 'z'].map((id) => ({
    kind: 'apart',
    after: null,
    section: id as BlockId,
  })),
}

function putting(number: number, place: Place, more: Partial<Amendment> = {}): Amendment {
  const change = { place, base: [], proposed: [json(p(`n${number}`, `It ${number}.`))] }
  const named = place.kind === 'after' ? { ...change, beside: json(first) } : change
  return tabledAmendment(named, { id: `x${number}` as AmendmentId, number, ...more })
}

function adoptAll(amendments: readonly Amendment[], order: readonly number[]): Situation {
  const { register } = start()
  let now: Situation = { ...start(), text: opening, register: { ...register, amendments } }
  for (const number of order) {
    const done = decide(adopt(`x${number}` as AmendmentId), president, now, circumstances)
    if (done.kind === 'refused') throw new Error(done.why)
    now = { ...now, register: done.register ?? now.register, text: done.text ?? now.text }
  }
  return now
}

const orders = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
]

describe('[A66] what several put in at one place', () => {
  it.each(Object.entries(places))('stands in the order of their numbers, %s', (_, given) => {
    const amendments = given.map((place, at) => putting(at + 1, place))
    const all = orders.map((order) => words(adoptAll(amendments, order).text))
    expect(new Set(all.map((each) => each.join('|'))).size).toBe(1)
    expect(all[0]?.filter((said) => /[123]/.test(said))).toEqual(['It 1.', 'It 2.', 'It 3.'])
    expect(words(combine(opening, amendments).text)).toEqual(all[0])
  })

  it('stands so where one of them changes the paragraph as well, or comes in before the next', () => {
    const behind = putting(1, after)
    const there = { kind: 'there' } as const
    const also = tabledAmendment(
      {
        place: there,
        base: [json(first)],
        proposed: [json(p('a', 'It met late.')), json(p('m', 'It 2.'))],
      },
      { id: 'x2' as AmendmentId, number: 2 },
    )
    const before = tabledAmendment(
      { place: there, base: [json(second)], proposed: [json(p('k', 'It 3.')), json(second)] },
      { id: 'x3' as AmendmentId, number: 3 },
    )
    for (const order of orders) {
      expect(words(adoptAll([behind, also, before], order).text)).toEqual([
        'It met late.',
        'It 1.',
        'It 2.',
        'It 3.',
        'It rose.',
      ])
    }
  })

  it('stands beside what was there when it was tabled, where its sponsors put it', () => {
    const early = putting(1, after)
    const late = putting(2, after, { tabled: '2005-11-23T12:00:00.000Z' })
    expect(words(adoptAll([early, late], [1, 2]).text)).toEqual([
      'It met.',
      'It 2.',
      'It 1.',
      'It rose.',
    ])
  })

  it('has one order for any that are chosen, and what is shown of them is what adoption gives', () => {
    const gap = fc.constantFrom<'after' | 'before' | 'with'>('after', 'before', 'with')
    const cases = fc.tuple(
      fc.array(gap, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    )
    fc.assert(
      fc.property(cases, ([kinds, ranks]) => {
        let isOpen = true
        const amendments = kinds.map((kind, at): Amendment => {
          const number = at + 1
          const fresh = json(p(`n${number}`, `It ${number}.`))
          const named = { id: `x${number}` as AmendmentId, number }
          const there = { kind: 'there' } as const
          if (kind === 'before') {
            return tabledAmendment(
              { place: there, base: [json(second)], proposed: [fresh, json(second)] },
              named,
            )
          }
          if (kind === 'with' && isOpen) {
            isOpen = false
            const changed = json(p('a', 'It met late.'))
            return tabledAmendment(
              { place: there, base: [json(first)], proposed: [changed, fresh] },
              named,
            )
          }
          return putting(number, after)
        })
        const order = amendments
          .map(({ number }, at) => ({ number, rank: ranks[at] ?? 0 }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ number }) => number)
        const made = words(adoptAll(amendments, order).text)
        expect(made.slice(1, -1)).toEqual(amendments.map(({ number }) => `It ${number}.`))
        expect(words(combine(opening, amendments).text)).toEqual(made)
      }),
      { seed: 20051123, numRuns: 200 },
    )
  })
})
