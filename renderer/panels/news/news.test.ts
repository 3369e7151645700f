import { expect, it } from 'vitest'
import type { RecordEntry } from '../../../shared/amendments/register'
import type { Act } from '../../../shared/protocol'
import { p } from '../../../shared/testing/build'
import {
  adopt,
  ana,
  ardesia,
  belvane,
  ben,
  draft,
  meet,
  president,
  secretariat,
} from '../../../shared/testing/meeting'
import { newsFor } from './news'

/** A meeting that keeps its record, as the hub does. */
function recorded() {
  const meeting = meet()
  const record: RecordEntry[] = []
  return {
    meeting,
    done(...[by, act]: Parameters<typeof meeting.done>) {
      const { deed, result } = meeting.done(by, act)
      const who = { person: by.person, name: by.name, role: by.role, delegation: null } as const
      const number = record.length + 1
      if (deed) record.push({ number, at: meeting.now, by: who, deed, previous: '', hash: '' })
      return result
    },
    news: (own: typeof ardesia) => {
      const register = { ...meeting.register, record }
      return newsFor(own, register, meeting.folder(own), meeting.text).map(
        ({ kind, label }) => `${kind} ${label}`,
      )
    },
  }
}

it('tells a delegation what becomes of its own amendments, and no other', () => {
  const { meeting, done, news } = recorded()
  const one = meeting.table(ana, 'one', p('one', 'The Conference welcomed the report.'))
  const two = meeting.table(ben, 'one', p('one', 'The Conference praised the report.'))
  done(president, { kind: 'take-up-amendment', amendment: one })
  expect(news(ardesia)).toEqual(['amendment-considered A/1'])
  expect(news(belvane)).toEqual([])
  done(president, adopt(one))
  expect(news(ardesia)).toEqual(['amendment-adopted A/1', 'amendment-considered A/1'])
  expect(news(belvane)).toEqual(['collides A/2'])
  done(president, { kind: 'let-amendment-fall', amendment: two, rival: one })
  expect(news(belvane)).toEqual(['amendment-fallen A/2'])
})

it('tells what fell with the adoption of another', () => {
  const { meeting, done, news } = recorded()
  const one = meeting.table(ana, 'one', p('one', 'The Conference welcomed the report.'))
  const two = meeting.table(ben, 'one', p('one', 'The Conference praised the report.'))
  done(president, { ...adopt(one), falls: [two] } as Act)
  expect(news(belvane)).toEqual(['fell-with A/2'])
})

it('tells who is invited, and nobody else, of a draft', () => {
  const { done, news } = recorded()
  const begun = done(ana, draft('one'))
  if (begun.kind !== 'draft') throw new Error('A draft is answered with its id')
  const { amendment } = begun
  done(ana, { kind: 'invite-sponsor', amendment, delegation: belvane })
  expect(news(belvane)).toEqual(['invited-to-draft null'])
  expect(news(ardesia)).toEqual([])
  done(ben, { kind: 'answer-sponsorship', amendment, answer: 'decline' })
  expect(news(belvane)).toEqual([])
})

it('tells of an offer until it is answered, or declined by another', () => {
  const { meeting, done, news } = recorded()
  const one = meeting.table(ana, 'one', p('one', 'The Conference welcomed the report.'))
  const two = meeting.table(ben, 'two', p('two', 'The Conference thanked everyone.'))
  done(secretariat, {
    kind: 'make-offer',
    of: [one, two],
    proposal: { kind: 'disposition', disposition: 'defer' },
  })
  expect(news(ardesia)).toEqual(['offer A/1'])
  const [offer] = meeting.folder(ardesia).offers
  if (!offer) throw new Error('It is in the folder of each sponsor')
  done(ana, { kind: 'answer-offer', offer: offer.id, answer: 'accept' })
  expect(news(ardesia)).toEqual([])
  expect(news(belvane)).toEqual(['offer A/1'])
  done(ben, { kind: 'answer-offer', offer: offer.id, answer: 'decline' })
  expect(news(belvane)).toEqual([])
})
