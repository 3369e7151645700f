import { expect, it } from 'vitest'
import type { Seat } from '../conference'
import { delegationId } from '../ids'
import type { Act } from '../protocol'
import { otherRefusals, type Refusal } from '../refusals'
import {
  adopt,
  ana,
  ardesia,
  circumstances,
  delegate,
  draft,
  open,
  president,
  reject,
  seat,
  secretariat,
  start,
} from '../testing/meeting'
import { having, id, pending, same, staged, tableIt } from '../testing/refusing'
import { decide } from './acts'
import type { Situation } from './decision'

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
  [
    'amendments-pending',
    'the text is sealed over a pending amendment',
    president,
    open('adopted'),
    (on) => staged('adopting')(having(pending('a1'))(on)),
  ],
]

it.each(refusals)('is refused as %s: %s', (why, _when, by, act, set) => {
  const decision = decide(act, by, set(start()), circumstances)
  expect(decision).toEqual({ kind: 'refused', why })
})

it('every reason that an act itself can give is tested here', () => {
  const byTheDesk: readonly Refusal[] = [
    'text-not-valid',
    'quota',
    'quota-in-all',
    'too-many-acts',
    'too-many-drafts',
  ]
  const inItsOwnTest: readonly Refusal[] = [
    'devices-full',
    'no-such-bracket',
    'no-such-alternative',
    'points-open',
    'nothing-to-agree',
    'agreed-already',
    'agreed-above',
    'not-agreed',
    'no-masthead',
    'numbers-unchanged',
    'symbol-malformed',
    'symbol-taken',
    'version-unchanged',
    'text-not-empty',
    'amendments-tabled',
    'taken-in-not-valid',
    'no-such-recommendation',
    'text-signed-already',
    'signature-not-valid',
    'invitation-gone',
    'no-such-device',
    'no-such-person',
    'own-seat',
    'seat-unchanged',
    'name-taken',
    'state-untimely',
    'state-unchanged',
    'states-full',
    'no-such-template',
    'names-unchanged',
  ]
  const tested = new Set([...refusals.map(([why]) => why), ...byTheDesk, ...inItsOwnTest])
  expect([...tested].sort()).toEqual([...otherRefusals].sort())
})
