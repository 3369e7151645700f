import { describe, expect, it } from 'vitest'
import type { AmendmentId, DelegationId } from '../ids'
import type { Act } from '../protocol'
import { answer, begin, invited, leave, only, praised, why } from '../testing/amending'
import { p } from '../testing/build'
import {
  ana,
  ardesia,
  at,
  belvane,
  ben,
  content,
  dan,
  doria,
  meet,
  tabling,
  welcomed,
} from '../testing/meeting'
import { sponsorsOf } from './amendment'
import { byOf } from './by'

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
