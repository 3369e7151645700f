import { describe, expect, it } from 'vitest'
import type { AmendmentId, DelegationId } from '../ids'
import type { Act } from '../protocol'
import {
  amendTo,
  answer,
  begin,
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
  content,
  dan,
  doria,
  meet,
  president,
  reject,
  secretariat,
  tabling,
  welcomed,
  words,
} from '../testing/meeting'
import { sponsorsOf } from './amendment'
import { byOf } from './by'
import { isAsked } from './offer'

describe('sponsors', () => {
  it('[A6] [A7] an invited delegation finds the draft in its folder, and nobody else does', () => {
    const meeting = meet()
    const before = meeting.register
    const amendment = begin(meeting)
    const { folders, deed } = meeting.done(ana, invited(amendment, belvane))
    expect([...(folders?.keys() ?? [])].sort()).toEqual([ardesia, belvane])
    expect(deed).toBeNull()
    expect(meeting.folder(belvane).drafts).toEqual(meeting.folder(ardesia).drafts)
    expect(meeting.folder(belvane).drafts[0]?.sponsors).toEqual([
      { delegation: belvane, standing: 'invited' },
    ])
    meeting.done(ben, answer(amendment, 'accept'))
    expect(meeting.folder(ardesia).drafts[0]?.sponsors[0]?.standing).toBe('joined')
    expect(meeting.register).toBe(before)

    meeting.done(ana, tabling(amendment), content(welcomed))
    expect(only(meeting, amendment)).toMatchObject({ delegation: ardesia, sponsors: [belvane] })
    expect([meeting.folder(ardesia).drafts, meeting.folder(belvane).drafts]).toEqual([[], []])
  })

  it('[A6] an invitation is taken back by who made it, as long as it is not answered', () => {
    const meeting = meet()
    const { register } = meeting
    const amendment = begin(meeting)
    const back = (of: AmendmentId): Act => ({
      kind: 'uninvite-sponsor',
      amendment: of,
      delegation: belvane,
    })
    expect(why(meeting, ana, back(amendment))).toBe('no-such-invitation')
    meeting.done(ana, invited(amendment, belvane))
    expect(why(meeting, ben, back(amendment))).toBe('not-your-amendment')
    expect(why(meeting, dan, back(amendment))).toBe('no-such-amendment')
    expect(meeting.done(ana, back(amendment)).deed).toBeNull()
    expect(meeting.folder(belvane).drafts).toEqual([])
    expect(why(meeting, ben, answer(amendment, 'accept'))).toBe('no-such-invitation')
    expect(meeting.register).toBe(register)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    expect(why(meeting, ana, back(amendment))).toBe('no-such-invitation')

    const tabled = meeting.table(ana, 'two', p('two', 'The Conference thanked everyone.'))
    meeting.done(ana, invited(tabled, belvane))
    expect(why(meeting, ben, back(tabled))).toBe('not-your-amendment')
    meeting.done(ana, back(tabled))
    expect([meeting.folder(ardesia).invitations, meeting.folder(belvane).invitations]).toEqual([
      [],
      [],
    ])
    expect(why(meeting, ben, answer(tabled, 'accept'))).toBe('no-such-invitation')
  })

  it('[A7] [A32] who declines or leaves has the draft no more, and its main sponsor knows', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    for (const last of [answer(amendment, 'decline'), leave(amendment)]) {
      meeting.done(ana, invited(amendment, belvane))
      if (last.kind === 'leave-sponsors') meeting.done(ben, answer(amendment, 'accept'))
      meeting.done(ben, last)
      expect(meeting.folder(belvane).drafts).toEqual([])
      expect(why(meeting, ben, tabling(amendment))).toBe('no-such-amendment')
    }
    expect(meeting.folder(ardesia).drafts[0]?.sponsors).toEqual([
      { delegation: belvane, standing: 'left' },
    ])
  })

  it('[A6] nobody but the main sponsor sees whom it has asked, and who would not', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ana, invited(amendment, doria))
    const seenBy = (delegation: DelegationId) =>
      meeting.folder(delegation).drafts[0]?.sponsors.map((each) => each.delegation)
    expect([belvane, doria].map(seenBy)).toEqual([[belvane], [doria]])
    meeting.done(ben, answer(amendment, 'accept'))
    expect([belvane, doria].map(seenBy)).toEqual([[belvane], [doria, belvane]])
    meeting.done(dan, answer(amendment, 'decline'))
    expect(seenBy(belvane)).toEqual([belvane])
    expect(meeting.folder(ardesia).drafts[0]).toMatchObject({
      sponsors: [
        { delegation: belvane, standing: 'joined' },
        { delegation: doria, standing: 'declined' },
      ],
    })
  })

  it('[A5] only the main sponsor tables and discards', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    const tableIt: Act = tabling(amendment)
    expect(why(meeting, ben, tableIt, content(welcomed))).toBe('not-your-amendment')
    expect(why(meeting, ben, { kind: 'discard-draft', amendment })).toBe('not-your-amendment')
    meeting.done(ana, { kind: 'discard-draft', amendment })
    expect(meeting.folder(belvane).drafts).toEqual([])
  })

  it('[A6] [A7] a delegation joins what is tabled, and the record says so; an invitation is not in it', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const asked = meeting.done(ana, invited(amendment, belvane))
    expect([asked.deed, asked.register]).toEqual([null, undefined])
    expect(why(meeting, ana, invited(amendment, belvane))).toBe('sponsor-already')
    const joined = meeting.done(ben, answer(amendment, 'accept'))
    expect(joined.deed).toEqual({ kind: 'sponsor-joined', amendment })
    expect(only(meeting, amendment).sponsors).toEqual([belvane])
    expect(meeting.folder(ardesia).invitations).toEqual([])
    expect(meeting.done(ben, leave(amendment)).deed).toEqual({ kind: 'sponsor-left', amendment })
    expect(only(meeting, amendment).sponsors).toEqual([])
  })

  it('[A6] who had not answered when it was tabled may still join', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ana, tabling(amendment), content(welcomed))
    meeting.done(ben, answer(amendment, 'accept'))
    expect(only(meeting, amendment).sponsors).toEqual([belvane])
  })

  it('[A9] are listed in alphabetical order after the main sponsor', () => {
    const all = ['Ébène', 'Zora', 'Alba', 'Doria'].map((name) => ({
      id: name.toLowerCase() as DelegationId,
      name,
    }))
    const [ebene, zora, alba, doria] = all.map(({ id }) => id) as DelegationId[]
    const sponsors = [zora, ebene, alba] as DelegationId[]
    expect(sponsorsOf({ delegation: doria as DelegationId, sponsors }, all)).toEqual([
      doria,
      alba,
      ebene,
      zora,
    ])
  })
})

describe('positions', () => {
  const say = (
    amendment: AmendmentId,
    stand: Extract<Act, { kind: 'take-position' }>['stand'],
    audience: 'public' | 'secretariat',
  ): Act => ({ kind: 'take-position', amendment, stand, audience, reason: 'It goes too far.' })

  it('[A20] are one for each delegation, and in the record', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(ben, say(amendment, 'reserve', 'public'))
    const { deed } = meeting.done(ben, say(amendment, 'oppose', 'public'))
    expect(deed).toEqual({
      kind: 'position-taken',
      amendment,
      stand: 'oppose',
      reason: 'It goes too far.',
    })
    expect(meeting.register.positions).toEqual([
      {
        amendment,
        delegation: belvane,
        stand: 'oppose',
        reason: 'It goes too far.',
        at,
        by: byOf(ben),
      },
    ])
    meeting.done(president, reject(amendment))
    expect(why(meeting, ben, say(amendment, 'support', 'public'))).toBe('amendment-decided')
  })

  it('[A21] for the secretariat are in its file and in one’s own folder, and nowhere else', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const { register } = meeting
    const done = meeting.done(ben, say(amendment, 'oppose', 'secretariat'))
    expect([done.deed, done.register, [...(done.folders?.keys() ?? [])]]).toEqual([
      null,
      undefined,
      [belvane],
    ])
    expect(meeting.register).toBe(register)
    expect(meeting.secretariat.positions).toEqual(meeting.folder(belvane).positions)
    expect(meeting.secretariat.positions).toHaveLength(1)

    meeting.done(ben, say(amendment, 'accept', 'public'))
    expect([meeting.secretariat.positions, meeting.folder(belvane).positions]).toEqual([[], []])
    expect(meeting.done(ben, say(amendment, 'oppose', 'secretariat')).deed).toMatchObject({
      kind: 'position-taken',
      stand: null,
    })
    expect(meeting.done(ben, say(amendment, null, 'secretariat')).deed).toBeNull()
    expect(meeting.secretariat.positions).toEqual([])
  })
})

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

it('[A32] of a draft that is thrown away those hear who have a part in it, and nobody else', () => {
  const meeting = meet()
  const amendment = begin(meeting)
  for (const each of [belvane, doria]) meeting.done(ana, invited(amendment, each))
  meeting.done(ben, answer(amendment, 'accept'))
  meeting.done(dan, answer(amendment, 'decline'))
  const [draft] = meeting.folder(belvane).drafts
  meeting.done(ana, { kind: 'discard-draft', amendment })
  const told = [{ amendment, at, by: byOf(ana), draft, keys: [] }]
  expect([belvane, doria].map((each) => meeting.folder(each).discarded)).toEqual([told, []])
})

describe('[A7] [A11] the sponsors of a revision', () => {
  function revising() {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const revise = () => begin(meeting, ana, { kind: 'revise-amendment', amendment })
    const table = (draft: AmendmentId) => meeting.done(ana, tabling(draft), content(praised))
    return { meeting, amendment, revise, table }
  }

  it('are those who joined while it was written, and the record says so', () => {
    const { meeting, amendment, revise, table } = revising()
    meeting.done(ana, invited(amendment, belvane))
    const draft = revise()
    meeting.done(ana, invited(draft, belvane))
    meeting.done(ben, answer(draft, 'accept'))
    expect(table(draft).deed).toMatchObject({ kind: 'amendment-revised', sponsors: [belvane] })
    expect(only(meeting, amendment).sponsors).toEqual([belvane])
    expect(meeting.folder(belvane).invitations).toEqual([])
    expect(meeting.folder(ardesia).invitations).toEqual([])
  })

  it('are not those who have left it, whose names stood under other words', () => {
    const { meeting, amendment, revise, table } = revising()
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    const draft = revise()
    meeting.done(ben, leave(draft))
    expect(only(meeting, amendment).sponsors).toEqual([belvane])
    expect(table(draft).deed).toMatchObject({ sponsors: [] })
    expect(only(meeting, amendment).sponsors).toEqual([])
  })

  it('write in it when they join what is tabled meanwhile', () => {
    const { meeting, amendment, revise, table } = revising()
    meeting.done(ana, invited(amendment, belvane))
    const draft = revise()
    meeting.done(ben, answer(amendment, 'accept'))
    expect(meeting.folder(belvane).drafts).toMatchObject([
      { id: draft, sponsors: [{ delegation: belvane, standing: 'joined' }] },
    ])
    expect(table(draft).deed).not.toHaveProperty('sponsors')
    expect(only(meeting, amendment).sponsors).toEqual([belvane])
  })
})
