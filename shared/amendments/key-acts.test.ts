import { describe, expect, it } from 'vitest'
import type { Seat } from '../conference'
import type { AmendmentId, DelegationId, DeviceId } from '../ids'
import type { Act } from '../protocol'
import { answer, begin, invited, leave, why } from '../testing/amending'
import {
  ana,
  ardesia,
  at,
  belvane,
  ben,
  dan,
  delegate,
  deviceOf,
  doria,
  meet,
} from '../testing/meeting'

/** Whose devices are called as the tests call them. */
const devices: readonly [Seat, ...string[]][] = [
  [ana, 'ana-1', 'a'],
  [ben, 'b'],
  [dan, 'dan-1', 'd'],
]

function withDevices() {
  const meeting = meet()
  meeting.people = {
    persons: devices.map(([seat]) => seat),
    devices: devices.flatMap(([seat, ...names]) => names.map((each) => deviceOf(seat, each))),
  }
  return meeting
}

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
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'ana-1'], [doria, 'dan-1']))
    const copy = { delegation: ardesia, device: 'ana-1', sealed: 'k for ana-1' }
    const key = { amendment, id: 'k', made: at, closed: false, copies: [copy] }
    expect(meeting.folder(ardesia).keys).toEqual([key])
    expect(meeting.folder(doria).keys).toEqual([])
  })

  it('is passed on to who is invited, of which another sponsor sees nothing until they have joined', () => {
    const meeting = withDevices()
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
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a']))
    const folder = meeting.folder(ardesia)
    const again = share(amendment, 'k', [ardesia, 'a'])
    if (again.kind !== 'share-draft-key') throw new Error('It is')
    const other = again.copies.map((copy) => ({ ...copy, sealed: 'another' }))
    meeting.done(delegate('aldo', ardesia, false), { ...again, copies: other })
    expect(meeting.folder(ardesia)).toBe(folder)
  })

  it('is passed on to no device that the delegation has not, or has no more', () => {
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    const { persons, devices } = meeting.people
    const old = { ...deviceOf(ana, 'old'), expires: at }
    const lost = { ...deviceOf(ana, 'lost'), revoked: at }
    meeting.people = { persons, devices: [...devices, old, lost] }
    const made = ['made-up', 'b', 'old', 'lost'].map((each): [DelegationId, string] => [
      ardesia,
      each,
    ])
    meeting.done(ben, share(amendment, 'k', ...made))
    expect(meeting.folder(ardesia).keys).toEqual([])
    meeting.done(ben, share(amendment, 'k', ...made, [ardesia, 'a']))
    expect(meeting.folder(ardesia).keys[0]?.copies.map(({ device }) => device)).toEqual(['a'])
  })

  it('stays in its turn among the others when it is passed on to one more device', () => {
    const meeting = withDevices()
    const amendment = begin(meeting)
    for (const key of ['k', 'l']) meeting.done(ana, share(amendment, key, [ardesia, 'a']))
    meeting.done(ana, share(amendment, 'k', [ardesia, 'ana-1']))
    expect(meeting.folder(ardesia).keys.map(({ id }) => id)).toEqual(['k', 'l'])
  })

  it('is closed for whoever has left, who has it in the folder no more', () => {
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, belvane))
    meeting.done(ben, answer(amendment, 'accept'))
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a'], [belvane, 'b']))
    meeting.done(ben, leave(amendment))
    expect(meeting.folder(ardesia).keys.map(({ closed }) => closed)).toEqual([true])
    expect(meeting.folder(belvane).keys).toEqual([])
  })

  it('is nothing to anyone but sponsors, who cannot be told from those of a draft that never was', () => {
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, invited(amendment, doria))
    expect(why(meeting, ben, share(amendment, 'k', [belvane, 'b']))).toBe('no-such-amendment')
    expect(why(meeting, dan, share(amendment, 'k', [doria, 'd']))).toBe('no-such-amendment')
    expect(why(meeting, ben, share('none' as AmendmentId, 'k', [belvane, 'b']))).toBe(
      'no-such-amendment',
    )
  })

  it('goes with the draft', () => {
    const meeting = withDevices()
    const amendment = begin(meeting)
    meeting.done(ana, share(amendment, 'k', [ardesia, 'a']))
    meeting.done(ana, { kind: 'discard-draft', amendment })
    expect(meeting.folder(ardesia).keys).toEqual([])
  })
})
