import { expect, it } from 'vitest'
import type { Deed } from '../../shared/amendments/register'
import { type AmendmentId, personId } from '../../shared/ids'
import { changeOf, tabledAmendment } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { platesOf } from './delegations/plates'
import { sayDeed } from './RecordPanel'
import { ardesia, belvane, registerWith } from './testing/show'

const [one, two] = ['a1', 'a2'] as AmendmentId[] as [AmendmentId, AmendmentId]
const amendments = [one, two].map((id, n) =>
  tabledAmendment(changeOf(p('a')), { id, number: n + 1 }),
)
const vote = { for: [ardesia], against: [], abstaining: [belvane] }
const adopted = { kind: 'amendment-adopted', amendment: one, merge: 'clean' } as const

it.each<[Deed, string]>([
  [{ kind: 'amendment-tabled', amendment: one }, 'Tabled A/1'],
  [
    { kind: 'amendment-tabled', amendment: one, late: true },
    'Tabled A/1, late, by leave of the president',
  ],
  [{ kind: 'amendment-revised', amendment: one, revision: 2 }, 'Revised A/1: revision 2'],
  [
    { kind: 'amendment-revised', amendment: one, revision: 2, sponsors: [belvane] },
    'Revised A/1: revision 2, with other co-sponsors than before',
  ],
  [{ kind: 'amendment-reintroduced', amendment: two, from: one }, 'Reintroduced A/1 as A/2'],
  [{ kind: 'amendment-considered', amendment: one, verdict: 'clean' }, 'Took up A/1'],
  [{ ...adopted, vote }, 'Adopted A/1; 1 for, 0 against, 1 abstaining'],
  [
    { ...adopted, orally: true, others: [{ amendment: two, verdict: 'collides', fell: null }] },
    'Adopted A/1 as orally revised. A/2 now collides.',
  ],
  [
    {
      ...adopted,
      others: [
        { amendment: two, verdict: 'target-gone', fell: { kind: 'target-gone', adopted: one } },
      ],
    },
    'Adopted A/1. A/2 falls.',
  ],
  [{ kind: 'amendment-deferred', amendment: one, reason: '' }, 'Deferred A/1'],
  [{ kind: 'amendment-deferred', amendment: one, reason: 'Lunch.' }, 'Deferred A/1: Lunch.'],
  [
    { kind: 'amendment-fallen', amendment: two, why: { kind: 'rival-adopted', rival: one } },
    'A/2 fell with the adoption of A/1',
  ],
  [
    { kind: 'amendment-reconsidered', amendment: one, was: 'rejected' },
    'Reconsiders the decision on A/1',
  ],
  [
    { kind: 'position-taken', amendment: one, stand: 'reserve', reason: '' },
    'Reserves its position on A/1',
  ],
  [
    { kind: 'compromise-accepted', amendment: two, of: [one] },
    'Accepted the compromise A/2 in place of A/1',
  ],
  [
    { kind: 'disposition-agreed', of: [one, two], disposition: 'withdraw' },
    'Sponsors withdraw A/1, A/2',
  ],
  [
    { kind: 'leave-granted', delegation: ardesia },
    'Gave Ardesia leave to table one amendment after the deadline',
  ],
  [
    {
      kind: 'bracket-settled',
      words: '[not]',
      how: 'withdrawn',
      others: [{ amendment: one, verdict: 'reworded', fell: null }],
    },
    'Took the words out with their brackets: “[not]”. A/1 fits the reworded text.',
  ],
  [
    {
      kind: 'text-typed',
      also: [],
      others: [
        {
          amendment: one,
          verdict: 'collides',
          fell: null,
          was: 'clean',
          reasons: ['same-words', 'same-words'],
        },
      ],
    },
    'Typed in the text. A/1, clean before, now collides: the same words have changed.',
  ],
  [
    {
      kind: 'text-typed',
      also: [{ person: personId('rae'), name: 'Rae', role: 'secretariat', delegation: null }],
      others: [
        { amendment: two, verdict: 'clean', fell: null, was: 'moot', reasons: ['as-seen'] },
        { amendment: one, verdict: 'target-gone', fell: null, was: 'clean', reasons: [] },
      ],
    },
    'Typed in the text, with Rae. A/2, already said before, is clean: the words are as its sponsors saw them. A/1, clean before, has lost its place.',
  ],
])('%j', (deed, said) => {
  const register = registerWith({ amendments })
  expect(sayDeed(deed, platesOf(register), amendments)).toBe(said)
})
