import { describe, expect, it } from 'vitest'
import amendedProtocol from '../../assets/states/amended-protocol-2.json'
import { decide } from '../amendments/acts'
import { schema } from '../document/schema'
import { type FollowUp, nothingYet } from '../follow-up/follow-up'
import type { Act } from '../protocol'
import { StatesRegisterSchema } from '../states/register'
import { bracketed, close, p, reference, section, text } from '../testing/build'
import { ana, circumstances, meet, president, secretariat, welcomed } from '../testing/meeting'
import { agree, block, choose, meeting, negotiated, settle } from '../testing/negotiating'
import { countOpen, outstandingIn } from './outstanding'

describe('adoption', () => {
  const adopt: Act = { kind: 'open-stage', stage: 'adopted' }
  const over: Act = { ...adopt, override: { reason: 'Consensus on the rest.' } }

  it('is refused while anything is open, and then done', () => {
    const m = meeting(negotiated, 'adopting')
    expect(countOpen(outstandingIn(m.on.text, m.on.register))).toBe(4)
    for (const act of [settle('x', 'agreed'), settle('y', 'agreed'), choose('q', 'm')]) {
      expect(m.why(president, adopt)).toBe('points-open')
      m.act(president, act)
    }
    expect(m.why(president, adopt)).toBe('points-open')
    m.act(president, choose('r', 'four'))
    expect(m.deed(president, adopt)).toEqual({ kind: 'stage-opened', stage: 'adopted' })
  })

  it('over what is open is recorded with how much that was and why', () => {
    const m = meeting(negotiated, 'adopting')
    expect(m.deed(president, over)).toEqual({
      kind: 'stage-opened',
      stage: 'adopted',
      over: {
        open: 4,
        points: [
          { kind: 'bracket', count: 2 },
          { kind: 'alternatives', count: 2 },
        ],
        reason: 'Consensus on the rest.',
      },
    })
    expect(m.on.register.stage).toBe('adopted')
  })

  it('is refused for a reference to what is gone, unless there is a reason', () => {
    const m = meeting(text(section('s', p('a', 'See ', reference('z', 'paragraph 9')))), 'adopting')
    expect(m.why(president, adopt)).toBe('points-open')
    expect(m.deed(president, over)).toMatchObject({
      over: { open: 1, points: [{ kind: 'reference', count: 1 }] },
    })
  })

  it('is refused for a count of States that the register no longer says, unless there is a reason', () => {
    const said = schema.node('field', { name: 'bound', at: '2005-11-23', said: '84' })
    const m = meeting(text(section('s', p('a', 'In all ', said))), 'adopting')
    const shipped = StatesRegisterSchema.parse(amendedProtocol)
    const followUp = { now: nothingYet, shipped }
    const why = (act: Act, states: FollowUp['states']) => {
      const now = { ...nothingYet, states }
      const on = { ...m.on, followUp: { ...followUp, now } }
      const decision = decide(act, president, on, circumstances)
      return decision.kind === 'refused' ? decision.why : decision.deed
    }
    expect(why(adopt, null)).toBe('points-open')
    expect(why(over, null)).toMatchObject({
      over: { open: 1, points: [{ kind: 'states', count: 1 }] },
    })
    const entries = shipped.entries.filter(({ id }) => id !== 'alb')
    expect(why(adopt, { ...shipped, entries })).toMatchObject({ stage: 'adopted' })
  })

  it('waits for amendments, whatever the reason', () => {
    const m = meet('amending')
    const amendment = m.table(ana, 'one', welcomed)
    m.done(secretariat, { kind: 'open-stage', stage: 'adopting' })
    for (const act of [adopt, over]) {
      expect(m.act(president, act)).toEqual({ kind: 'refused', why: 'amendments-pending' })
    }
    m.done(president, { kind: 'reject-amendment', amendment })
    expect(m.done(president, adopt).deed).toEqual({ kind: 'stage-opened', stage: 'adopted' })
  })

  it('is refused for a sign that stands alone, and for agreed words that were changed', () => {
    const stray = meeting(text(section('s', p('a', 'It ', close('x'), 'rose.'))), 'adopting')
    expect(stray.why(president, adopt)).toBe('points-open')
    const m = meeting(
      text(section('s', p('a', 'It ', ...bracketed('x', {}, 'now'), ' rose.'))),
      'adopting',
    )
    m.act(president, agree(block('a')))
    m.act(president, settle('x', 'agreed'))
    expect(m.why(president, adopt)).toBe('points-open')
    m.act(president, agree(block('a')))
    expect(m.why(president, adopt)).toBeNull()
  })
})
