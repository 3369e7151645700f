import { describe, expect, it } from 'vitest'
import type { AmendmentId, DelegationId, DeviceId } from '../ids'
import type { Act } from '../protocol'
import { answer, begin, invited, leave, why } from '../testing/amending'
import { ana, ardesia, at, belvane, ben, dan, delegate, doria, meet } from '../testing/meeting'

const share = (amendment: AmendmentId, key: string, ...to: [DelegationId, string][]): Act => ({
  kind: 'share-draft-key',
  amendment,
  key,
  copies: to.map(([delegation, device]) => ({
    delegation,
    device: device as DeviceId,
    sealed: `${key} for ${device}`,
  })),
})

describe('[A61] the key of a draft', () => {
  it('is in the folders of those who have a part in the draft, a copy for each device', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'ana-1'], [doria, 'dan-1']))
    const copy = { delegation: ardesia, device: 'ana-1', sealed: 'k for ana-1' }
    const key = { amendment, id: 'k', made: at, closed: false, copies: [copy] }
    expect(meeting.folder(ardesia).keys).toEqual([key])
    expect(meeting.folder(doria).keys).toEqual([])
  })

  it('is passed on to who is invited, of which another sponsor sees nothing until they have joined', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    meeting.done(ana, invited(amendment, doria))
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a'], [belvane, 'b'], [doria, 'd']))
    const seenBy = (of: DelegationId) =>
      meeting.folder(of).keys.flatMap(({ copies }) => copies.map(({ device }) => device))
    expect([ardesia, belvane, doria].map(seenBy)).toEqual([
      ['a', 'b', 'd'],
      ['a', 'b'],
      ['a', 'b', 'd'],
    ])
    meeting.done(dan, answer(amendment, 'accept'))
    expect(seenBy(belvane)).toEqual(['a', 'b', 'd'])
  })

  it('is not taken from a device by passing another on under its name', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a']))
    const folder = meeting.folder(ardesia)
    const again = share(amendment, 'k', [ardesia, 'a'])
    if (again.kind !== 'share-draft-key') throw new Error('It is')
    const other = again.copies.map((copy) => ({ ...copy, sealed: 'another' }))
    meeting.done(delegate('aldo', ardesia, false), { ...again, copies: other })
    expect(meeting.folder(ardesia)).toBe(folder)
  })

  it('is closed for whoever has left, who has it in the folder no more', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a'], [belvane, 'b']))
    meeting.done(ben, leave(amendment))
    expect(meeting.folder(ardesia).keys.map(({ closed }) => closed)).toEqual([true])
    expect(meeting.folder(belvane).keys).toEqual([])
  })

  it('is nothing to anyone but sponsors, who cannot be told from those of a draft that never was', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, doria))
    expect(why(meeting, ben, share(amendment, 'k', [belvane, 'b']))).toBe('no-such-amendment')
    expect(why(meeting, dan, share(amendment, 'k', [doria, 'd']))).toBe('no-such-amendment')
    expect(why(meeting, ben, share('none' as AmendmentId, 'k', [belvane, 'b']))).toBe(
      'no-such-amendment',
    )
  })

  it('goes with the draft', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a']))
    meeting.done(ana, { kind: 'discard-draft', amendment })
    expect(meeting.folder(ardesia).keys).toEqual([])
  })
})
