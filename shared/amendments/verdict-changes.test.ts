import { describe, expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import { amendTo, begin, only } from '../testing/amending'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { close, open, p, section, text } from '../testing/build'
import {
  adopt,
  ana,
  circumstances,
  content,
  dan,
  meet,
  president,
  reject,
  start,
  tabling,
  welcomed,
} from '../testing/meeting'
import { decide } from './acts'
import type { Verdict } from './judge'
import type { Deed } from './register'
import { verdictsSaid } from './verdict-changes'

const bracketed = (last: string) =>
  p('one', 'It noted ', open('x'), 'warmly', close('x'), ` the ${last}.`)

it('[A29] an act that changes the text says on which amendments the verdict is another one', () => {
  const on = start()
  const amendments = [
    tabledAmendment(changeOf(bracketed('report'), bracketed('long report'))),
    tabledAmendment(changeOf(bracketed('report')), { id: 'a2' as never, number: 2 }),
    tabledAmendment(changeOf(p('two', 'It rose.'), p('two', 'It sat.')), {
      id: 'a3' as never,
      number: 3,
    }),
  ]
  const situation = {
    ...on,
    register: { ...on.register, amendments },
    text: text(section('s', bracketed('report'), p('two', 'It rose.'))),
  }
  const act = { kind: 'settle-bracket', bracket: 'x', how: 'withdrawn' } as const
  const decision = decide(act, president, situation, circumstances)
  expect(decision).toMatchObject({
    kind: 'done',
    deed: {
      kind: 'bracket-settled',
      others: [
        { amendment: 'a1', verdict: 'reworded', fell: null, was: 'clean' },
        { amendment: 'a2', verdict: 'collides', fell: null, was: 'clean' },
      ],
    },
  })
})

it('[A29] the record has the verdict on each amendment: the last that was said since it was revised', () => {
  const [one, two] = ['a1' as AmendmentId, 'a2' as AmendmentId]
  const said = (amendment: AmendmentId, verdict: Verdict): Deed => ({
    kind: 'text-typed',
    also: [],
    others: [{ amendment, verdict, fell: null }],
  })
  const deeds: readonly Deed[] = [
    { kind: 'amendment-tabled', amendment: one },
    said(one, 'reworded'),
    { kind: 'amendment-considered', amendment: two, verdict: 'moot' },
    said(one, 'collides'),
  ]
  expect([...verdictsSaid(deeds)]).toEqual([
    [one, 'collides'],
    [two, 'moot'],
  ])
  const revised: Deed = { kind: 'amendment-revised', amendment: one, revision: 1 }
  expect([...verdictsSaid([...deeds, revised])]).toEqual([[two, 'moot']])
})

describe('an amendment to an amendment', () => {
  /** What the record has of others, act by act. */
  function recorded() {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    return { meeting, parent, child }
  }

  it('[A29] stays when what it amends is revised, and the record says what that means for it', () => {
    const { meeting, parent, child } = recorded()
    const revise = (said: string) => {
      const amendment = begin(meeting, ana, { kind: 'revise-amendment', amendment: parent })
      return meeting.done(ana, tabling(amendment), content(p('one', said))).deed?.others
    }
    expect(revise('The Conference welcomed the long report.')).toEqual([
      {
        amendment: child,
        verdict: 'reworded',
        fell: null,
        was: 'clean',
        reasons: ['others-changed'],
      },
    ])
    expect(
      revise('The Conference gladly welcomed the report.')?.map(({ verdict }) => verdict),
    ).toEqual(['collides'])
    expect(only(meeting, child).state.kind).toBe('tabled')
  })

  it('[A29] is judged anew when another one to the same is adopted, and so is what it amends', () => {
    const { meeting, parent, child } = recorded()
    const other = amendTo(meeting, parent, 'The Conference cordially welcomed the report.')
    const { deed } = meeting.done(president, adopt(other))
    expect(deed?.others?.map(({ amendment, verdict }) => [amendment, verdict])).toEqual([
      [child, 'collides'],
    ])
    // The text has gone on where the parent, once amended, would be met.
    const rival = meeting.table(dan, 'one', p('one', 'The Conference warmly welcomed the report.'))
    meeting.done(president, reject(child))
    meeting.done(president, adopt(rival))
    const late = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    const adopted = meeting.done(president, adopt(late))
    expect(adopted.deed?.others).toMatchObject([{ amendment: parent, verdict: 'moot' }])
  })
})
