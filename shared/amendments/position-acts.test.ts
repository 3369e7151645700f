import { describe, expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import { why } from '../testing/amending'
import { ana, at, belvane, ben, meet, president, reject, welcomed } from '../testing/meeting'
import { byOf } from './by'

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
