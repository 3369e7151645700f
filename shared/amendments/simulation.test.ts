import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p, section, text } from '../testing/build'
import type { Amendment } from './amendment'
import type { Change } from './change'
import { asAmended, combine } from './combination'
import { ifAdopted } from './simulation'

const block = (id: string) => id as BlockId
const base = p('a', 'The Conference noted the report of the Chair.')
const opening = text(section('s', base, p('b', 'It rose.')))
const amend = (number: number, change: Change, amends: number | null = null): Amendment =>
  tabledAmendment(change, {
    id: `a${number}` as AmendmentId,
    number,
    amends: amends === null ? null : (`a${amends}` as AmendmentId),
  })
const words = (number: number, said: string) => amend(number, changeOf(base, p('a', said)))
const behind = (number: number, said: string): Amendment =>
  amend(number, {
    place: { kind: 'after', block: block('a') },
    base: [],
    proposed: [json(p(`n${number}`, said))],
  })

const welcomed = words(1, 'The Conference welcomed the report of the Chair.')
const praised = words(2, 'The Conference praised the report of the Chair.')
const president = words(3, 'The Conference noted the report of the President.')
const deleted = amend(4, changeOf(base))
const slept = behind(5, 'It slept.')
const again = words(6, 'The Conference welcomed the report of the Chair.')
const warmly = amend(
  7,
  changeOf(
    p('a', 'The Conference welcomed the report of the Chair.'),
    p('a', 'The Conference warmly welcomed the report of the Chair.'),
  ),
  1,
)
const coldly = amend(
  8,
  changeOf(
    p('a', 'The Conference welcomed the report of the Chair.'),
    p('a', 'The Conference coldly welcomed the report of the Chair.'),
  ),
  1,
)
const all = [welcomed, praised, president, deleted, slept, again, warmly, coldly]

const said = (now: typeof opening) =>
  asAmended(opening, now, [base]).others.map((each) => each.textContent)

describe('[A51] if one is adopted', () => {
  const outcomes = (amendment: Amendment) =>
    ifAdopted(opening, amendment, all)?.map((each) => [each.amendment, each.outcome])

  it('others stand, need other words, fall, or are met', () => {
    expect(outcomes(welcomed)).toEqual([
      ['a2', 'needs-rewording'],
      ['a3', 'stands'],
      ['a4', 'needs-rewording'],
      ['a5', 'stands'],
      ['a6', 'met'],
    ])
    expect(outcomes(deleted)).toEqual([
      ['a1', 'falls'],
      ['a2', 'falls'],
      ['a3', 'falls'],
      ['a5', 'falls'],
      ['a6', 'falls'],
    ])
  })

  it('the verdicts before and after are given, with what it would come to', () => {
    const found = ifAdopted(opening, welcomed, [welcomed, president])?.[0]
    expect(found).toMatchObject({ before: 'clean', after: { verdict: 'reworded' } })
    expect(found?.after.blocks[0]?.merged?.textContent).toBe(
      'The Conference welcomed the report of the President.',
    )
  })

  it('of an amendment to an amendment, for the others to it', () => {
    expect(outcomes(warmly)).toEqual([['a8', 'needs-rewording']])
  })

  it('there is nothing to say of one that cannot be adopted', () => {
    expect(ifAdopted(text(section('s')), welcomed, all)).toBeNull()
  })
})

describe('[A52] the text with some of them', () => {
  it('has all that go together, and those that conflict are left out, both', () => {
    const { text: now, adopted, left } = combine(opening, [welcomed, praised, president, slept])
    expect(said(now)).toEqual(['The Conference noted the report of the President.', 'It slept.'])
    expect(adopted).toEqual(['a3', 'a5'])
    expect(left).toEqual([
      { amendment: 'a1', why: { code: 'conflict', with: ['a2'] } },
      { amendment: 'a2', why: { code: 'conflict', with: ['a1'] } },
    ])
  })

  it('has what two say alike once', () => {
    const { text: now, adopted } = combine(opening, [again, welcomed])
    expect(said(now)).toEqual(['The Conference welcomed the report of the Chair.'])
    expect(adopted).toEqual(['a1', 'a6'])
  })

  it('has an amendment to an amendment in what its parent says', () => {
    const { text: now, adopted } = combine(opening, [warmly, welcomed, president])
    expect(said(now)).toEqual(['The Conference warmly welcomed the report of the President.'])
    expect(adopted).toEqual(['a1', 'a3', 'a7'])
    expect(combine(opening, [warmly]).left).toEqual([
      { amendment: 'a7', why: { code: 'no-parent' } },
    ])
  })

  it('leaves out what cannot be adopted at all, or whichever comes first', () => {
    const now = text(section('s', p('b', 'It rose.')))
    expect(combine(now, [welcomed]).left).toEqual([
      { amendment: 'a1', why: { code: 'alone', verdict: 'target-gone' } },
    ])
    expect(combine(opening, [deleted, slept]).left.map(({ why }) => why.code)).toEqual([
      'conflict',
      'conflict',
    ])
  })

  it('does not depend on the order in which they were chosen', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.shuffledSubarray(all), (some, order) => {
        const [one, other] = [some, order.filter((each) => some.includes(each))]
        const rest = some.filter((each) => !other.includes(each))
        expect(combine(opening, [...other, ...rest])).toEqual(combine(opening, one))
      }),
      { seed: 20051123, numRuns: 200 },
    )
  })
})
