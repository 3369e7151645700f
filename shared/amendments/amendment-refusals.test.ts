import { expect, it } from 'vitest'
import type { Seat } from '../conference'
import { schema } from '../document/schema'
import type { DeviceId, NoteId, OfferId } from '../ids'
import type { Act } from '../protocol'
import type { Refusal } from '../refusals'
import { p, paragraph } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  belvane,
  ben,
  circumstances,
  content,
  deviceOf,
  draft,
  president,
  reject,
  start,
  welcomed,
  withdraw,
} from '../testing/meeting'
import {
  adopted,
  block,
  drafted,
  drafting,
  given,
  having,
  id,
  offer,
  pending,
  same,
  saying,
  tableIt,
  titled,
  withdrawn,
} from '../testing/refusing'
import { decide } from './acts'
import { byOf } from './by'
import type { Situation } from './decision'
import { emptyFolder } from './folder'
import { amendmentRefusals } from './refusals'

const refusals: readonly [Refusal, string, Seat, Act, (on: Situation) => Situation][] = [
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
    'draft-moved-on',
    '[A62] a sponsor has written what whoever tables it has not seen',
    ana,
    tableIt,
    (on) => ({ ...drafting(content(welcomed))(on), draftWritten: 1 }),
  ],
  [
    'draft-keys-full',
    '[A61] a draft is sealed with more keys than one has',
    ana,
    {
      kind: 'share-draft-key',
      amendment: id('d1'),
      key: 'one-more',
      copies: [{ delegation: ardesia, device: 'ana-1' as DeviceId, sealed: '' }],
    },
    (on) => {
      const keys = Array.from({ length: 64 }, (_, n) => ({
        amendment: id('d1'),
        id: `${n}`,
        made: at,
        closed: true,
        copies: [],
      }))
      const people = { persons: [ana], devices: [deviceOf(ana, 'ana-1')] }
      return { ...on, people, folderOf: () => ({ ...emptyFolder, drafts: [drafted], keys }) }
    },
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
    'note-not-sealed',
    '[A68] a note comes in plain words',
    ana,
    { kind: 'write-note', amendment: id('d1'), note: 'n1' as NoteId, sealed: '0a1b' },
    drafting(content(welcomed)),
  ],
  [
    'note-key-old',
    '[A68] a note is sealed with a key that the delegation has not',
    ana,
    {
      kind: 'write-note',
      amendment: id('d1'),
      note: 'n1' as NoteId,
      sealed: `01${'0'.repeat(2 * (16 + 24 + 16 + 64))}`,
    },
    drafting(content(welcomed)),
  ],
  [
    'note-keys-full',
    '[A68] notes are sealed with more keys than are kept',
    ana,
    {
      kind: 'share-note-key',
      key: 'one-more',
      copies: [{ delegation: ardesia, device: 'ana-1' as DeviceId, sealed: '' }],
    },
    (on) => {
      const copies = Array.from({ length: 400 }, (_, n) => ({
        delegation: ardesia,
        device: `gone-${n}` as DeviceId,
        sealed: '',
      }))
      const noteKeys = [{ id: 'one-more', made: at, closed: false, copies }]
      const people = { persons: [ana], devices: [deviceOf(ana, 'ana-1')] }
      return { ...on, people, folderOf: () => ({ ...emptyFolder, noteKeys }) }
    },
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
  [
    'offer-declined',
    '[A25] an offer is answered that another has declined',
    ana,
    { kind: 'answer-offer', offer: 'o1' as OfferId, answer: 'accept' },
    (on) => ({
      ...having(pending('a1'), pending('a2', belvane))(on),
      folderOf: () => ({
        ...emptyFolder,
        offers: [
          {
            ...offer,
            of: [...offer.of, id('a2')],
            answers: [{ delegation: belvane, answer: 'declined', at }],
          },
        ],
      }),
    }),
  ],
]

it.each(refusals)('is refused as %s: %s', (why, _when, by, act, set) => {
  const decision = decide(act, by, set(start()), circumstances)
  expect(decision).toEqual({ kind: 'refused', why })
})

it('every reason is tested here', () => {
  const tested = new Set(refusals.map(([why]) => why))
  expect([...tested].sort()).toEqual([...amendmentRefusals].sort())
})
