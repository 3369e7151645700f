import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type { Seat, Stage } from '../conference'
import { schema } from '../document/schema'
import { type AmendmentId, type BlockId, delegationId } from '../ids'
import type { Act, Refusal } from '../protocol'
import { p, paragraph, section, text } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  ben,
  content,
  delegate,
  draft,
  open,
  president,
  reject,
  seat,
  secretariat,
  start,
  welcomed,
  withdraw,
} from '../testing/meeting'
import { decide, type Situation } from './acts'
import type { Amendment } from './amendment'
import { byOf } from './by'
import type { Folder } from './register'

const pending = (id: string, by = ardesia): Amendment => ({
  id: id as AmendmentId,
  number: 1,
  delegation: by,
  change: {
    target: 'one' as BlockId,
    base: p('one', 'The Conference noted the report.').toJSON(),
    proposed: [welcomed.toJSON()],
  },
  tabled: at,
  state: { kind: 'tabled' },
})
const withdrawn: Amendment = {
  ...pending('gone'),
  state: { kind: 'withdrawn', at, by: byOf(ana) },
}
const drafts: Folder = {
  drafts: [
    {
      id: 'd1' as AmendmentId,
      target: 'one' as BlockId,
      base: pending('x').change.base,
      begun: at,
      by: byOf(ana),
    },
  ],
}
const id = (of: string) => of as AmendmentId
const tableIt: Act = { kind: 'table-amendment', amendment: id('d1') }

const refusals: readonly [Refusal, string, Seat, Act, (on: Situation) => Situation][] = [
  [
    'not-your-role',
    'an observer opens a stage',
    seat('oto', { role: 'observer' }),
    open('adopting'),
    same,
  ],
  [
    'not-your-role',
    'the secretariat seals the text',
    secretariat,
    open('adopted'),
    staged('adopting'),
  ],
  ['not-your-role', 'a delegation adopts', ana, adopt(id('a1')), having(pending('a1'))],
  [
    'not-your-role',
    'the secretariat rejects',
    secretariat,
    reject(id('a1')),
    having(pending('a1')),
  ],
  ['not-your-pen', 'an adviser drafts', delegate('ada', ardesia, false), draft('one'), same],
  ['not-at-this-stage', 'a draft is begun too early', ana, draft('one'), staged('drafting')],
  ['not-at-this-stage', 'a draft is tabled too late', ana, tableIt, staged('adopting')],
  ['not-at-this-stage', 'the open stage is opened', president, open('amending'), same],
  ['not-at-this-stage', 'the text is sealed too early', president, open('adopted'), same],
  ['not-at-this-stage', 'a sealed text is opened', president, open('drafting'), staged('adopted')],
  ['not-at-this-stage', 'adoption after the seal', president, adopt(id('a1')), staged('adopted')],
  [
    'delegation-exists',
    'a delegation is accredited twice',
    secretariat,
    { kind: 'accredit-delegation', name: 'ARDESIA' },
    same,
  ],
  [
    'no-such-delegation',
    'an invitation to nobody',
    secretariat,
    {
      kind: 'invite',
      to: { role: 'delegation', delegation: delegationId('nobody'), pen: true },
    },
    same,
  ],
  ['no-such-block', 'a draft on nothing', ana, draft('nowhere'), same],
  ['block-not-amendable', 'a draft on a table', ana, draft('table'), same],
  ['no-such-amendment', 'a draft is tabled that is not in the folder', ana, tableIt, same],
  [
    'no-such-amendment',
    'a draft is discarded that is not in the folder',
    ana,
    { kind: 'discard-draft', amendment: id('d1') },
    same,
  ],
  ['no-such-amendment', 'nothing is withdrawn', ana, withdraw(id('a1')), same],
  ['no-such-amendment', 'nothing is adopted', president, adopt(id('a1')), same],
  ['no-such-amendment', 'nothing is rejected', president, reject(id('a1')), same],
  ['not-your-amendment', 'another withdraws', ben, withdraw(id('a1')), having(pending('a1'))],
  [
    'amendment-decided',
    'adoption of what is gone',
    president,
    adopt(id('gone')),
    having(withdrawn),
  ],
  [
    'amendment-decided',
    'rejection of what is gone',
    president,
    reject(id('gone')),
    having(withdrawn),
  ],
  ['amendment-decided', 'withdrawn twice', ana, withdraw(id('gone')), having(withdrawn)],
  ['amendment-not-valid', 'a draft cannot be read', ana, tableIt, drafting(null)],
  [
    'amendment-not-valid',
    'a draft proposes a table',
    ana,
    tableIt,
    drafting(content(schema.node('table', { id: 'one' }))),
  ],
  [
    'amendment-not-valid',
    'a draft has its words in a title and none in its section',
    ana,
    tableIt,
    drafting(schema.node('doc', null, [schema.node('title', null, schema.text('Words.'))])),
  ],
  [
    'amendment-changes-nothing',
    'a draft is tabled as it was opened',
    ana,
    tableIt,
    drafting(content(p('one', 'The Conference noted the report.'))),
  ],
  [
    'amendment-changes-nothing',
    'only the level is changed, which adoption would not take',
    ana,
    tableIt,
    drafting(content(paragraph({ id: 'one', level: 1 }, 'The Conference noted the report.'))),
  ],
  [
    'amendment-changes-nothing',
    'nothing but an empty paragraph is added',
    ana,
    tableIt,
    drafting(content(p('one', 'The Conference noted the report.'), p('x'))),
  ],
  [
    'amendment-collides',
    'the words have changed',
    president,
    adopt(id('a1')),
    saying(pending('a1'), p('one', 'The Conference praised the report.')),
  ],
  [
    'amendment-moot',
    'the text says it already',
    president,
    adopt(id('a1')),
    saying(pending('a1'), welcomed),
  ],
  ['target-gone', 'the paragraph is gone', president, adopt(id('a1')), saying(pending('a1'))],
  [
    'amendments-pending',
    'the text is sealed over a pending amendment',
    president,
    open('adopted'),
    (on) => staged('adopting')(having(pending('a1'))(on)),
  ],
]

function same(on: Situation): Situation {
  return on
}
function staged(stage: Stage) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, stage } })
}
function having(...amendments: Amendment[]) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, amendments } })
}
function drafting(draftContent: Node | null) {
  return (on: Situation): Situation => ({ ...on, folder: drafts, draftContent })
}
function saying(amendment: Amendment, ...blocks: Node[]) {
  return (on: Situation): Situation => ({
    ...having(amendment)(on),
    text: text(section('s', ...blocks)),
  })
}

it.each(refusals)('is refused as %s: %s', (why, _when, by, act, set) => {
  const decision = decide(act, by, set(start()), { at, newId: () => 'n', invitationDays: 30 })
  expect(decision).toEqual({ kind: 'refused', why })
})

it('every reason that an act itself can give is tested here', () => {
  const byTheDesk: readonly Refusal[] = ['text-not-valid']
  const inItsOwnTest: readonly Refusal[] = [
    'no-such-bracket',
    'no-such-alternative',
    'points-open',
    'nothing-to-agree',
    'agreed-already',
    'agreed-above',
    'not-agreed',
    'no-masthead',
    'numbers-unchanged',
  ]
  const all: Record<Refusal, true> = {
    'not-your-role': true,
    'not-your-pen': true,
    'not-at-this-stage': true,
    'delegation-exists': true,
    'no-such-delegation': true,
    'no-such-block': true,
    'block-not-amendable': true,
    'no-such-amendment': true,
    'amendment-changes-nothing': true,
    'amendment-not-valid': true,
    'amendment-decided': true,
    'not-your-amendment': true,
    'amendment-collides': true,
    'amendment-moot': true,
    'target-gone': true,
    'amendments-pending': true,
    'no-such-bracket': true,
    'no-such-alternative': true,
    'points-open': true,
    'nothing-to-agree': true,
    'agreed-already': true,
    'agreed-above': true,
    'not-agreed': true,
    'no-masthead': true,
    'numbers-unchanged': true,
    'text-not-valid': true,
  }
  const tested = new Set([...refusals.map(([why]) => why), ...byTheDesk, ...inItsOwnTest])
  expect([...tested].sort()).toEqual(Object.keys(all).sort())
})
