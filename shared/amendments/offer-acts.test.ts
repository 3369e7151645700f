import { describe, expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import {
  amendTo,
  answer,
  invited,
  kinds,
  leave,
  type Meeting,
  noted,
  only,
  praised,
  take,
  why,
} from '../testing/amending'
import { json } from '../testing/amendments'
import { p } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  belvane,
  ben,
  dan,
  doria,
  meet,
  president,
  secretariat,
  welcomed,
  words,
} from '../testing/meeting'
import { isAsked } from './offer'

describe('offers', () => {
  const compromise = (of: AmendmentId[]): Act => ({
    kind: 'make-offer',
    of,
    words: 'Halfway.',
    proposal: {
      kind: 'compromise',
      place: { kind: 'there' },
      blocks: [noted.attrs.id],
      proposed: [json(p('one', 'The Conference noted the report with interest.'))],
    },
  })

  function offer(meeting: Meeting, act: Act) {
    const done = meeting.done(secretariat, act)
    if (done.result.kind !== 'offer') throw new Error('An offer is answered with its id')
    return { ...done, offer: done.result.offer }
  }

  it('[A24] is with a co-sponsor no more once it has left, nor is what is answered', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const other = meeting.table(dan, 'one', praised)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    const { offer: id } = offer(meeting, compromise([amendment, other]))
    expect(meeting.folder(belvane).offers).toHaveLength(1)
    meeting.done(ben, leave(amendment))
    meeting.done(ana, { kind: 'answer-offer', offer: id, answer: 'decline' })
    expect(meeting.folder(belvane).offers).toEqual([])
    expect(meeting.secretariat.offers).toMatchObject([{ id, to: [ardesia, doria] }])
    expect(meeting.folder(doria).offers).toEqual(meeting.secretariat.offers)
  })

  it('[A24] [A25] a compromise is known to the sponsors alone, and tabled with the last yes', () => {
    const meeting = meet()
    const [first, second] = [
      meeting.table(ana, 'one', welcomed),
      meeting.table(ben, 'one', praised),
    ]
    const { register } = meeting
    const { offer: id, deed, folders } = offer(meeting, compromise([first, second]))
    expect([deed, meeting.register]).toEqual([null, register])
    expect([...(folders?.keys() ?? [])]).toEqual([ardesia, belvane])
    const yes: Act = { kind: 'answer-offer', offer: id, answer: 'accept' }
    expect(meeting.done(ana, yes).deed).toBeNull()
    expect(meeting.register).toBe(register)
    expect(why(meeting, ana, yes)).toBe('offer-answered')
    const accepted = meeting.done(ben, yes)
    expect(kinds(meeting)).toEqual(['merged', 'merged', 'tabled'])
    const made = meeting.register.amendments[2]
    expect(made).toMatchObject({
      number: 3,
      delegation: ardesia,
      sponsors: [belvane],
      origin: { kind: 'compromise', of: [first, second] },
      rationale: 'Halfway.',
    })
    expect(accepted.deed).toEqual({
      kind: 'compromise-accepted',
      amendment: made?.id,
      of: [first, second],
    })
    expect([meeting.folder(ardesia).offers, meeting.secretariat.offers]).toEqual([[], []])
    if (made) meeting.done(president, adopt(made.id))
    expect(words(meeting.text)[1]).toBe('The Conference noted the report with interest.')
  })

  it('[A25] one no is enough, and the secretariat takes the offer back', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const { offer: id } = offer(meeting, compromise([amendment]))
    meeting.done(ana, { kind: 'answer-offer', offer: id, answer: 'decline' })
    expect(kinds(meeting)).toEqual(['tabled'])
    expect(meeting.secretariat.offers[0]?.answers).toEqual([
      { delegation: ardesia, answer: 'declined', at },
    ])
    expect(why(meeting, ben, { kind: 'answer-offer', offer: id, answer: 'accept' })).toBe(
      'no-such-offer',
    )
    meeting.done(secretariat, { kind: 'withdraw-offer', offer: id })
    expect(meeting.folder(ardesia).offers).toEqual([])
  })

  it('[A25] with the first no it cannot take effect, and nobody else is asked', () => {
    const meeting = meet()
    const of = [meeting.table(ana, 'one', welcomed), meeting.table(ben, 'one', praised)]
    const { offer: id } = offer(meeting, compromise(of))
    const asked = () => {
      const [made] = meeting.secretariat.offers
      return [ardesia, belvane, doria].filter(
        (each) => made && isAsked(each, made, meeting.register.amendments),
      )
    }
    expect(asked()).toEqual([ardesia, belvane])
    meeting.done(ana, { kind: 'answer-offer', offer: id, answer: 'decline' })
    expect(asked()).toEqual([])
    for (const said of ['accept', 'decline'] as const) {
      expect(why(meeting, ben, { kind: 'answer-offer', offer: id, answer: said })).toBe(
        'offer-declined',
      )
    }
  })

  it('[A25] merges nothing that is under consideration, nor what has an amendment to it there', () => {
    const meeting = meet()
    const [first, second] = [
      meeting.table(ana, 'one', welcomed),
      meeting.table(ben, 'one', praised),
    ]
    const child = amendTo(meeting, second, 'The Conference warmly praised the report.')
    const { offer: id } = offer(meeting, compromise([first, second]))
    const yes: Act = { kind: 'answer-offer', offer: id, answer: 'accept' }
    meeting.done(ana, yes)
    const { register } = meeting
    for (const considered of [first, second, child]) {
      meeting.done(president, take(considered))
      expect(why(meeting, ben, yes)).toBe('decision-begun')
      expect(meeting.register.amendments.map(({ id: each }) => each)).toEqual(
        register.amendments.map(({ id: each }) => each),
      )
    }
    const other = meeting.table(dan, 'two', p('two', 'The Conference praised the President.'))
    meeting.done(president, take(other))
    meeting.done(ben, yes)
    expect(kinds(meeting)).toEqual(['merged', 'merged', 'fallen', 'considered', 'tabled'])
  })

  it('[A25] what should become of an amendment stands with it, and a withdrawal takes place', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const propose = (disposition: 'defer' | 'withdraw'): Act => ({
      kind: 'make-offer',
      of: [amendment],
      proposal: { kind: 'disposition', disposition },
    })
    const accept = (act: Act): Act => ({
      kind: 'answer-offer',
      offer: offer(meeting, act).offer,
      answer: 'accept',
    })
    expect(meeting.done(ana, accept(propose('defer'))).deed).toEqual({
      kind: 'disposition-agreed',
      of: [amendment],
      disposition: 'defer',
    })
    expect(only(meeting, amendment)).toMatchObject({
      disposition: 'defer',
      state: { kind: 'tabled' },
    })
    meeting.done(president, take(amendment))
    const taken = accept(propose('withdraw'))
    expect(why(meeting, ana, taken)).toBe('decision-begun')
    meeting.done(president, take(meeting.table(ben, 'two', p('two', 'It thanked all.'))))
    meeting.done(ana, taken)
    expect(only(meeting, amendment).state.kind).toBe('withdrawn')
  })
})
