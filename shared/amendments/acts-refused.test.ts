import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type { Seat, Stage } from '../conference'
import { schema } from '../document/schema'
import { type AmendmentId, type BlockId, delegationId, type NoteId, type OfferId } from '../ids'
import type { Act, Refusal } from '../protocol'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { p, paragraph, section, text } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  belvane,
  ben,
  circumstances,
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
import { decide } from './acts'
import type { Amendment, AmendmentState, Draft } from './amendment'
import { byOf } from './by'
import type { BlockJSON } from './change'
import type { Situation } from './decision'
import { emptyFolder } from './folder'
import type { Offer } from './offer'
import { type AmendmentRefusal, amendmentRefusals } from './refusals'
import type { Register } from './register'

const noted = p('one', 'The Conference noted the report.')
const pending = (id: string, by = ardesia, more: Partial<Amendment> = {}): Amendment =>
  tabledAmendment(changeOf(noted, welcomed), { id: id as AmendmentId, delegation: by, ...more })
const withdrawn: Amendment = {
  ...pending('gone'),
  state: { kind: 'withdrawn', at, by: byOf(ana) },
}
const drafted: Draft = {
  id: 'd1' as AmendmentId,
  delegation: ardesia,
  place: { kind: 'there' },
  base: [json(noted)],
  amends: null,
  revises: null,
  rationale: '',
  sponsors: [],
  begun: at,
  by: byOf(ana),
}
const adopted: AmendmentState = {
  kind: 'adopted',
  merge: 'clean',
  undo: null,
  vote: null,
  at,
  by: byOf(president),
}
const offer: Offer = {
  id: 'o1' as OfferId,
  of: ['a1' as AmendmentId],
  to: [ardesia],
  proposal: { kind: 'disposition', disposition: 'defer' },
  words: '',
  answers: [{ delegation: ardesia, answer: 'declined', at }],
  at,
  by: byOf(secretariat),
}
const block = (of: string) => of as BlockId
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
  ['block-not-amendable', 'a draft on a title', ana, draft('title'), titled],
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
  [
    'blocks-not-together',
    '[A2] a draft on paragraphs that do not follow one another',
    ana,
    draft('two', 'one'),
    same,
  ],
  [
    'place-not-possible',
    '[A2] a paragraph is to stand beside itself',
    ana,
    { ...draft('one'), place: { kind: 'after', block: block('one') } },
    same,
  ],
  [
    'place-not-possible',
    '[A3] a new proposal is to take the place of a paragraph',
    ana,
    { ...draft('one'), place: { kind: 'apart', after: null } },
    same,
  ],
  [
    'no-such-block',
    '[A40] a draft beside nothing',
    ana,
    { ...draft(), place: { kind: 'after', block: block('nowhere') } },
    same,
  ],
  ['no-such-block', '[A40] a draft on no block at all', ana, draft(), same],
  [
    'amendment-not-valid',
    '[A41] a draft begins with what the schema does not know',
    ana,
    { ...draft('one'), proposed: [{ type: 'script', content: [] } as BlockJSON] },
    same,
  ],
  [
    'amendment-too-deep',
    '[A4] an amendment to an amendment to an amendment',
    ana,
    { ...draft('one'), amends: id('a2') },
    having(pending('a1'), pending('a2', ardesia, { amends: id('a1') })),
  ],
  [
    'amendment-too-long',
    '[A42] a draft is longer than one amendment may be',
    ana,
    tableIt,
    drafting(content(p('one', 'word '.repeat(30_000)))),
  ],
  [
    'amendment-tabled-already',
    '[A10] a draft is tabled twice',
    ana,
    tableIt,
    having(pending('d1')),
  ],
  [
    'deadline-passed',
    '[A22] a draft is tabled after the deadline',
    ana,
    tableIt,
    (on) =>
      given({ deadlines: { amending: '2005-11-23T09:59:59.999Z' } })(
        drafting(content(welcomed))(on),
      ),
  ],
  [
    'not-your-amendment',
    '[A5] a co-sponsor tables',
    ana,
    tableIt,
    drafting(content(welcomed), {
      ...drafted,
      delegation: belvane,
      sponsors: [{ delegation: ardesia, standing: 'joined' }],
    }),
  ],
  [
    'no-such-invitation',
    '[A7] an invitation is answered that nobody made',
    ben,
    { kind: 'answer-sponsorship', amendment: id('a1'), answer: 'accept' },
    having(pending('a1')),
  ],
  [
    'sponsor-already',
    '[A6] the main sponsor invites itself',
    ana,
    { kind: 'invite-sponsor', amendment: id('a1'), delegation: ardesia },
    having(pending('a1')),
  ],
  [
    'not-a-sponsor',
    '[A8] the main sponsor leaves',
    ana,
    { kind: 'leave-sponsors', amendment: id('a1') },
    having(pending('a1')),
  ],
  [
    'decision-begun',
    '[A14] what is under consideration is withdrawn',
    ana,
    withdraw(id('a1')),
    having(pending('a1', ardesia, { state: { kind: 'considered', at, by: byOf(president) } })),
  ],
  [
    'not-withdrawn',
    '[A14] what is before the conference is reintroduced',
    ben,
    { kind: 'reintroduce-amendment', amendment: id('a1') },
    having(pending('a1')),
  ],
  [
    'amended-first',
    '[A15] an amendment is adopted before the amendment to it',
    president,
    adopt(id('a1')),
    having(pending('a1'), pending('a2', belvane, { amends: id('a1') })),
  ],
  [
    'target-there',
    '[A17] an amendment is to fall although its paragraph is there',
    president,
    { kind: 'let-amendment-fall', amendment: id('a1') },
    having(pending('a1')),
  ],
  [
    'not-a-rival',
    '[A17] an amendment is to fall with one that is not adopted',
    president,
    { kind: 'let-amendment-fall', amendment: id('a1'), rival: id('a2') },
    having(pending('a1'), pending('a2')),
  ],
  [
    'not-decided',
    '[A19] what was not decided is reconsidered',
    president,
    { kind: 'reconsider-amendment', amendment: id('a1') },
    having(pending('a1')),
  ],
  [
    'not-reversible',
    '[A19] a decision is reconsidered of which the place is not known',
    president,
    { kind: 'reconsider-amendment', amendment: id('a1') },
    having(pending('a1', ardesia, { state: adopted })),
  ],
  [
    'votes-off',
    '[A16] a vote is recorded where none is allowed',
    president,
    { ...adopt(id('a1')), vote: { for: [ardesia], against: [], abstaining: [] } } as Act,
    having(pending('a1')),
  ],
  [
    'vote-not-possible',
    '[A16] a delegation votes twice',
    president,
    { ...reject(id('a1')), vote: { for: [ardesia], against: [ardesia], abstaining: [] } } as Act,
    (on) => given({ votes: true })(having(pending('a1'))(on)),
  ],
  [
    'no-such-note',
    '[A37] a note is removed that is not there',
    ana,
    { kind: 'remove-note', note: 'n1' as NoteId },
    same,
  ],
  [
    'no-such-offer',
    '[A25] an offer is answered that nobody made',
    ana,
    { kind: 'answer-offer', offer: 'o1' as OfferId, answer: 'accept' },
    same,
  ],
  [
    'offer-answered',
    '[A25] an offer is answered twice',
    ana,
    { kind: 'answer-offer', offer: 'o1' as OfferId, answer: 'accept' },
    (on) => ({
      ...having(pending('a1'))(on),
      folderOf: () => ({ ...emptyFolder, offers: [offer] }),
    }),
  ],
]

function titled(on: Situation): Situation {
  return { ...on, text: text(schema.node('title', { id: 'title' }, schema.text('A title'))) }
}
function given(more: Partial<Register>) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, ...more } })
}
function same(on: Situation): Situation {
  return on
}
function staged(stage: Stage) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, stage } })
}
function having(...amendments: Amendment[]) {
  return (on: Situation): Situation => ({ ...on, register: { ...on.register, amendments } })
}
function drafting(draftContent: Node | null, draft = drafted) {
  return (on: Situation): Situation => ({
    ...on,
    folderOf: (of) =>
      of === ardesia || of === draft.delegation ? { ...emptyFolder, drafts: [draft] } : emptyFolder,
    draftContent,
  })
}
function saying(amendment: Amendment, ...blocks: Node[]) {
  return (on: Situation): Situation => ({
    ...having(amendment)(on),
    text: text(section('s', ...blocks)),
  })
}

it.each(refusals)('is refused as %s: %s', (why, _when, by, act, set) => {
  const decision = decide(act, by, set(start()), circumstances)
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
    'symbol-malformed',
    'symbol-taken',
    'version-unchanged',
  ]
  const others: Record<Exclude<Refusal, AmendmentRefusal>, true> = {
    'not-your-role': true,
    'not-your-pen': true,
    'not-at-this-stage': true,
    'delegation-exists': true,
    'no-such-delegation': true,
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
    'symbol-malformed': true,
    'symbol-taken': true,
    'version-unchanged': true,
    'text-not-valid': true,
  }
  const tested = new Set([...refusals.map(([why]) => why), ...byTheDesk, ...inItsOwnTest])
  expect([...tested].sort()).toEqual([...amendmentRefusals, ...Object.keys(others)].sort())
})
