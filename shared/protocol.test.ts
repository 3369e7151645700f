import { describe, expect, it } from 'vitest'
import { ActSchema, HttpProblemSchema, JoinedSchema, JoinRequestSchema } from './protocol'
import { actKinds } from './rights'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

describe('an act', () => {
  const acts: readonly unknown[] = [
    { kind: 'accredit-delegation', name: 'Ardesia' },
    { kind: 'invite', to: { role: 'observer' }, uses: 200, hours: 1 },
    { kind: 'revoke-invitation', invitation: 'i1' },
    { kind: 'revoke-device', device: 'd1' },
    { kind: 'change-seat', person: 'ana', to: { role: 'observer' } },
    { kind: 'invite-standby' },
    { kind: 'invite-device' },
    { kind: 'end-own-device', device: 'd1' },
    { kind: 'take-in-text', content: { type: 'doc' }, file: 'report.docx' },
    { kind: 'take-in-text', content: { type: 'doc' }, file: 'report.docx', over: true },
    {
      kind: 'dispatch-letters',
      recommendation: 'b1',
      day: '2006-07-14',
      states: ['fr'],
      digest: 'd0'.repeat(32),
    },
    { kind: 'invite', to: { role: 'delegation', delegation: 'ardesia', pen: false } },
    { kind: 'open-stage', stage: 'amending' },
    { kind: 'draft-amendment', place: { kind: 'there' }, blocks: ['b1', 'b2'] },
    { kind: 'draft-amendment', place: { kind: 'after', block: 'b1' }, blocks: [], amends: 'a1' },
    { kind: 'draft-amendment', place: { kind: 'first', within: null }, blocks: ['b1'] },
    { kind: 'draft-amendment', place: { kind: 'apart', after: 's1' }, blocks: [] },
    { kind: 'draft-amendment', place: { kind: 'there' }, blocks: ['b1'], afresh: true },
    { kind: 'revise-amendment', amendment: 'a1' },
    { kind: 'place-draft', amendment: 'a1', place: { kind: 'after', block: 'b1' } },
    { kind: 'discard-draft', amendment: 'a1' },
    { kind: 'take-draft-back', amendment: 'a1' },
    { kind: 'take-draft-back', amendment: 'a1', into: 'a2' },
    {
      kind: 'share-draft-key',
      amendment: 'a1',
      key: 'c0'.repeat(16),
      copies: [{ delegation: 'ardesia', device: 'd1', sealed: '0f'.repeat(138) }],
    },
    {
      kind: 'table-amendment',
      amendment: 'a1',
      content: { type: 'doc' },
      rationale: 'It was said before.',
      seen: 12,
    },
    { kind: 'invite-sponsor', amendment: 'a1', delegation: 'ardesia' },
    { kind: 'answer-sponsorship', amendment: 'a1', answer: 'decline' },
    { kind: 'uninvite-sponsor', amendment: 'a1', delegation: 'ardesia' },
    { kind: 'leave-sponsors', amendment: 'a1' },
    { kind: 'withdraw-amendment', amendment: 'a1' },
    { kind: 'reintroduce-amendment', amendment: 'a1' },
    { kind: 'take-up-amendment', amendment: 'a1' },
    { kind: 'adopt-amendment', amendment: 'a1' },
    { kind: 'adopt-amendment', amendment: 'a1', orally: [{ type: 'paragraph' }], falls: ['a2'] },
    {
      kind: 'reject-amendment',
      amendment: 'a1',
      vote: { for: [], against: ['ardesia'], abstaining: [] },
    },
    { kind: 'defer-amendment', amendment: 'a1', reason: 'For want of time.' },
    { kind: 'let-amendment-fall', amendment: 'a1', rival: 'a2' },
    { kind: 'reconsider-amendment', amendment: 'a1' },
    { kind: 'order-amendments', order: ['a2', 'a1'] },
    { kind: 'take-position', amendment: 'a1', stand: 'reserve', audience: 'secretariat' },
    { kind: 'take-position', amendment: 'a1', stand: null, audience: 'public' },
    { kind: 'write-note', amendment: 'a1', note: 'n1', sealed: '0f'.repeat(121) },
    {
      kind: 'share-note-key',
      key: 'c0'.repeat(16),
      copies: [{ delegation: 'ardesia', device: 'd1', sealed: '0f'.repeat(138) }],
    },
    { kind: 'remove-note', note: 'n1' },
    { kind: 'set-deadline', stage: 'amending', until: '2005-11-23T18:00:00.000Z' },
    { kind: 'grant-leave', delegation: 'ardesia' },
    { kind: 'allow-votes', allowed: true },
    {
      kind: 'make-offer',
      of: ['a1'],
      proposal: { kind: 'disposition', disposition: 'defer' },
      words: 'For want of time.',
    },
    {
      kind: 'make-offer',
      of: ['a1', 'a2'],
      proposal: { kind: 'compromise', place: { kind: 'there' }, blocks: ['b1'], proposed: [] },
    },
    { kind: 'answer-offer', offer: 'o1', answer: 'accept' },
    { kind: 'withdraw-offer', offer: 'o1' },
    { kind: 'open-stage', stage: 'adopted', override: { reason: 'Consensus on the rest.' } },
    { kind: 'stand-on-bracket', bracket: 'x1', stand: 'reserves' },
    { kind: 'describe-bracket', bracket: 'x1', nature: null, status: 'ad-referendum' },
    {
      kind: 'describe-bracket',
      bracket: 'x1',
      nature: 'insert',
      status: 'open',
      source: { kind: 'document', cited: 'WP.2' },
    },
    { kind: 'settle-bracket', bracket: 'x1', how: 'withdrawn' },
    { kind: 'take-sign', bracket: 'x1', end: 'close' },
    { kind: 'choose-alternative', set: 's1', choice: 'x1' },
    { kind: 'agree-ad-referendum', scope: { kind: 'block', id: 'b1' } },
    { kind: 'reopen-agreed', scope: { kind: 'document' } },
    { kind: 'freeze-numbers' },
    { kind: 'renumber', policy: 'live' },
    { kind: 'issue-version', symbol: 'CCW/CONF.7/L.1/Rev.1', unchanged: true },
    { kind: 'sign-adopted-text', version: 'v1', signature: 'x'.repeat(86) },
    {
      kind: 'dispatch-letters',
      recommendation: 'b1',
      day: '2006-07-24',
      states: ['ben', 'cub'],
      unmade: ['chn'],
      digest: 'a'.repeat(64),
    },
    {
      kind: 'keep-states',
      states: {
        treaty: {
          name: 'A Protocol',
          short: 'Protocol',
          convention: 'A Convention',
          conventionShort: 'Convention',
          adopted: '1996-05-03',
          openedForSignature: '1981-04-10',
          inForce: '1998-12-03',
          monthsToForce: 6,
        },
        source: 'The depositary',
        asOf: '2006-07-24',
        recordedUntil: '2006-07-24',
        entries: [],
      },
    },
    {
      kind: 'change-state',
      entry: {
        id: 'tun',
        names: { en: { short: 'Tunisia', formal: 'the Republic of Tunisia' } },
        aliases: [],
        consent: '2006-03-23',
      },
      asOf: '2006-07-24',
    },
    {
      kind: 'follow-recommendation',
      matter: {
        recommendation: 'b1',
        progress: 'done',
        responsible: 'Secretariat',
        notes: '',
        sources: [{ cited: 'CONF.8/2', address: 'https://example.org/8/2' }],
      },
    },
    { kind: 'keep-names', names: { fr: { conference: 'Septième Conférence annuelle' } } },
    { kind: 'open-template', language: 'fr' },
    { kind: 'reset-template', language: 'ar' },
  ]

  it.each(acts)('is taken as it is: %j', (act) => expect(ActSchema.parse(act)).toEqual(act))

  it('can be each of those that the rights know, and no other', () => {
    const kinds = acts.map((act) => ActSchema.parse(act).kind)
    expect([...new Set(kinds)].sort()).toEqual([...actKinds].sort())
  })

  it('a delegation’s name loses the space around it', () => {
    const act = { kind: 'accredit-delegation', name: ' Ardesia ' }
    expect(ActSchema.parse(act)).toEqual({ kind: 'accredit-delegation', name: 'Ardesia' })
  })

  it.each<unknown>([
    undefined,
    null,
    'adopt-amendment',
    [],
    {},
    { kind: 'dissolve-conference' },
    { kind: '__proto__' },
    { kind: 'adopt-amendment' },
    { kind: 'adopt-amendment', amendment: 7 },
    { kind: 'adopt-amendment', amendment: '../a1' },
    { kind: 'adopt-amendment', amendment: 'a1', as: 'president' },
    { kind: 'open-stage', stage: 'closed' },
    { kind: 'open-stage', stage: 'adopted', override: { reason: ' ' } },
    { kind: 'stand-on-bracket', bracket: 'x1', stand: 'objects' },
    { kind: 'stand-on-bracket', bracket: 'x1', stand: 'reserves', delegation: 'belvane' },
    { kind: 'describe-bracket', bracket: 'x1', nature: 'insert', status: 'agreed' },
    { kind: 'agree-ad-referendum', scope: { kind: 'block' } },
    { kind: 'accredit-delegation', name: '  ' },
    { kind: 'accredit-delegation', name: 'x'.repeat(81) },
    { kind: 'invite', to: { role: 'observer' }, uses: 0 },
    { kind: 'invite', to: { role: 'observer' }, uses: 201 },
    { kind: 'change-seat', person: 'ana', to: { role: 'delegation', pen: true } },
    { kind: 'invite', to: { role: 'delegation', pen: true } },
    { kind: 'invite', to: { role: 'observer', delegation: 'ardesia', pen: true } },
    { kind: 'invite', to: { role: 'delegation', delegation: 'ardesia', pen: 'yes' } },
  ])('is no act: %j', (value) => expect(takes(ActSchema, value)).toBe(false))
})

describe('a request to join', () => {
  const keys = { sign: `B${'s'.repeat(86)}`, agree: `B${'a'.repeat(86)}` }
  const asked = { token: 't', name: 'Ana', keys, proof: 'p'.repeat(86) }

  it('has a token and a name, which loses the space around it', () => {
    expect(JoinRequestSchema.parse({ ...asked, name: ' Ana ' })).toEqual(asked)
  })

  it.each<unknown>([
    { ...asked, token: '' },
    { ...asked, name: ' ' },
    { ...asked, token: 't'.repeat(4097) },
    { ...asked, role: 'president' },
    { ...asked, keys: { ...keys, sign: 'short' } },
    { ...asked, keys: { ...keys, agree: `A${keys.agree.slice(1)}` } },
    { ...asked, keys: { ...keys, more: keys.agree } },
    { ...asked, proof: `${asked.proof}=` },
    { token: 't', name: 'Ana' },
  ])('is not %j', (value) => expect(takes(JoinRequestSchema, value)).toBe(false))
})

describe('the answer to it', () => {
  const conference = { id: 'c7', title: 'Seventh Annual Conference', text: 't7' }
  const ana = { role: 'delegation', delegation: 'ardesia', pen: true, person: 'ana', name: 'Ana' }
  const president = { role: 'president', person: 'paul', name: 'Paul' }
  const device = { device: 'd1', expires: '2006-02-21T10:00:00.000Z' }

  it.each([ana, president])('gives a seat: %j', (seat) => {
    const joined = { ...device, seat, conference }
    expect(JoinedSchema.parse(joined)).toEqual(joined)
  })

  it.each<unknown>([
    { ...ana, delegation: undefined },
    { ...president, delegation: 'ardesia', pen: true },
    { ...president, role: 'emperor' },
    { ...president, person: 'Paul!' },
    { ...president, name: '' },
  ])('gives no seat like %j', (seat) => {
    expect(takes(JoinedSchema, { ...device, seat, conference })).toBe(false)
  })
})

it.each<[boolean, unknown]>([
  [true, { problem: 'malformed' }],
  [false, { problem: 'a sentence' }],
  [false, {}],
])('takes for a problem, %s: %j', (taken, value) => {
  expect(takes(HttpProblemSchema, value)).toBe(taken)
})
