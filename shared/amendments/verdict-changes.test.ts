import { expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { close, open, p, section, text } from '../testing/build'
import { circumstances, president, start } from '../testing/meeting'
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
