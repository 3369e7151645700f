import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Seat } from '../conference'
import { eachBlock } from '../document/blocks'
import { strike } from '../document/strokes'
import type { AmendmentId, BlockId, DelegationId, DeviceId } from '../ids'
import type { Act } from '../protocol'
import { json } from '../testing/amendments'
import { p } from '../testing/build'
import {
  ana,
  ardesia,
  at,
  belvane,
  ben,
  content,
  dan,
  deviceOf,
  doria,
  meet,
  president,
  secretariat,
  tabling,
} from '../testing/meeting'
import type { Amendment } from './amendment'
import { byRecord } from './by-record'
import type { Place } from './change'
import { partIn } from './draft-parts'
import { type Deed, readRegister, writeRegister } from './register'

type Meeting = ReturnType<typeof meet>
const delegations = [ardesia, belvane, doria]
const delegates = [ana, ben, dan]

const from = <T>(list: readonly T[], at: number): T | undefined => list[at % (list.length || 1)]

/** In turn of the one delegation and the next. */
const people = {
  persons: delegates,
  devices: Array.from({ length: 51 }, (_, n) => deviceOf(from(delegates, n) ?? ana, `device-${n}`)),
}

const said = ['It noted.', 'It urged all.', 'It urged all States.', '']
const line = fc.tuple(fc.constantFrom('one', 'two', 'x', 'y'), fc.constantFrom(...said))
const lines = fc.array(
  line.map(([id, words]) => p(id, words)),
  { maxLength: 3 },
)
const kinds = [
  'draft-amendment',
  'revise-amendment',
  'place-draft',
  'share-draft-key',
  'discard-draft',
  'take-draft-back',
  'table-amendment',
  'invite-sponsor',
  'answer-sponsorship',
  'uninvite-sponsor',
  'leave-sponsors',
  'withdraw-amendment',
  'reintroduce-amendment',
  'take-up-amendment',
  'adopt-amendment',
  'reject-amendment',
  'defer-amendment',
  'let-amendment-fall',
  'reconsider-amendment',
  'take-position',
  'make-offer',
  'answer-offer',
  'withdraw-offer',
] as const
const often = [
  'draft-amendment',
  'draft-amendment',
  'table-amendment',
  'table-amendment',
  'table-amendment',
  'adopt-amendment',
  'adopt-amendment',
  'reconsider-amendment',
  'invite-sponsor',
  'invite-sponsor',
  'answer-sponsorship',
  'answer-sponsorship',
  'answer-sponsorship',
  'answer-sponsorship',
  'leave-sponsors',
  'leave-sponsors',
  'withdraw-amendment',
  'reintroduce-amendment',
  'let-amendment-fall',
  'let-amendment-fall',
  'answer-offer',
] as const
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds, ...often),
    who: fc.nat(2),
    pick: fc.nat(50),
    other: fc.nat(50),
    yes: fc.boolean(),
    words: lines,
  }),
  { minLength: 40, maxLength: 70 },
)
type StepOf = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

const none = 'none' as AmendmentId

function blocksOf(text: Node): BlockId[] {
  const ids: BlockId[] = []
  eachBlock(text, ({ node }) => ids.push(node.attrs.id))
  return ids
}

function usual(kind: Act['kind'], who: number): Seat {
  if (kind === 'make-offer' || kind === 'withdraw-offer') return secretariat
  const decides = /^(take-up|adopt|reject|defer|let|reconsider)-/.test(kind)
  return decides ? president : (delegates[who] ?? ana)
}

function actOf(meeting: Meeting, by: Seat, step: StepOf): Act {
  const { kind, pick, other, yes, words } = step
  const { amendments } = meeting.register
  const pending = amendments.filter(({ state }) => /tabled|considered/.test(state.kind))
  const adopted = amendments.filter(({ state }) => /adopted/.test(state.kind))
  const own = by.role === 'delegation' ? by.delegation : ardesia
  const folder = meeting.folder(own)
  const some = (all: readonly Amendment[] = pending) => from(all, pick)?.id ?? none
  const draft = from(folder.drafts, pick)?.id ?? none
  switch (kind) {
    case 'draft-amendment': {
      const ids = blocksOf(meeting.text)
      const beside = from(ids, other) ?? ('one' as BlockId)
      const places: Exclude<Place, { kind: 'apart' }>[] = [
        { kind: 'there' },
        { kind: 'there' },
        { kind: 'after', block: beside },
        { kind: 'first', within: 's' as BlockId },
      ]
      const place = from(places, pick) ?? { kind: 'there' }
      const at = pick % (ids.length || 1)
      const amends = other % 5 === 0 ? some() : undefined
      const blocks = ids.slice(at, at + 1 + (other % 2))
      return {
        kind,
        place,
        blocks: place.kind === 'there' || yes ? blocks : [],
        ...(amends && { amends }),
      }
    }
    case 'invite-sponsor':
      return {
        kind,
        amendment: yes ? draft : some(),
        delegation: from(delegations, other) ?? ardesia,
      }
    case 'answer-sponsorship': {
      const asked = [
        ...folder.drafts.filter((each) => partIn(each, own) === 'invited').map(({ id }) => id),
        ...folder.invitations.filter(({ to }) => to === own).map(({ amendment }) => amendment),
      ]
      return { kind, amendment: from(asked, pick) ?? none, answer: yes ? 'accept' : 'decline' }
    }
    case 'place-draft':
      return {
        kind,
        amendment: draft,
        place: yes ? { kind: 'there' } : { kind: 'after', block: 'two' as BlockId },
      }
    case 'uninvite-sponsor': {
      const asked = [
        ...folder.drafts.flatMap((each) =>
          each.sponsors.flatMap(({ delegation, standing }) =>
            standing === 'invited' ? [{ amendment: each.id, delegation }] : [],
          ),
        ),
        ...folder.invitations.map(({ amendment, to }) => ({ amendment, delegation: to })),
      ]
      const one = from(asked, pick) ?? { amendment: none, delegation: ardesia }
      return { kind, ...one }
    }
    case 'take-draft-back':
      return { kind, amendment: from(folder.discarded, pick)?.amendment ?? none }
    case 'share-draft-key': {
      const copy = { delegation: from(delegations, other) ?? ardesia, sealed: '' }
      const copies = [{ ...copy, device: `device-${other}` as DeviceId }]
      return { kind, amendment: draft, key: `key-${other % 3}`, copies }
    }
    case 'discard-draft':
      return { kind, amendment: draft }
    case 'table-amendment':
      return tabling(draft, 'As agreed.')
    case 'leave-sponsors': {
      const joined = [
        ...folder.drafts.filter(
          (each) => each.delegation !== own && partIn(each, own) === 'sponsor',
        ),
        ...pending.filter(({ sponsors }) => sponsors.includes(own)),
      ]
      return { kind, amendment: from(joined, pick)?.id ?? none }
    }
    case 'adopt-amendment': {
      const falls = other % 4 === 0 ? [from(pending, other)?.id ?? none] : undefined
      const orally = other % 7 === 0 ? words.map(json) : undefined
      return { kind, amendment: some(), ...(falls && { falls }), ...(orally && { orally }) }
    }
    case 'let-amendment-fall':
      return yes
        ? { kind, amendment: some(), rival: from(adopted, other)?.id ?? none }
        : { kind, amendment: some() }
    case 'take-position':
      return {
        kind,
        amendment: some(),
        stand: from(['support', 'oppose', null] as const, other) ?? null,
        audience: yes ? 'public' : 'secretariat',
      }
    case 'make-offer': {
      const of = [some(), ...(yes ? [from(pending, other)?.id ?? none] : [])]
      const blocks = blocksOf(meeting.text).slice(1, 2)
      return {
        kind,
        of,
        proposal:
          other % 2 === 0
            ? { kind: 'disposition', disposition: yes ? 'withdraw' : 'defer' }
            : { kind: 'compromise', place: { kind: 'there' }, blocks, proposed: words.map(json) },
      }
    }
    case 'answer-offer': {
      const offer = from(folder.offers, pick)?.id ?? (none as never)
      return { kind, offer, answer: yes || other % 2 ? 'accept' : 'decline' }
    }
    case 'withdraw-offer':
      return { kind, offer: from(meeting.secretariat.offers, pick)?.id ?? (none as never) }
    default:
      return { kind, amendment: some(yes ? amendments : pending) } as Act
  }
}

/** Everything that holds after every act, whoever did what before. */
function isSound(meeting: Meeting): void {
  const { register, text } = meeting
  text.check()
  const ids = blocksOf(text)
  expect(new Set(ids).size).toBe(ids.length)
  expect(register.amendments.map(({ number }) => number)).toEqual(
    register.amendments.map((_, n) => n + 1),
  )
  expect(
    register.amendments.filter(({ state }) => state.kind === 'considered').length,
  ).toBeLessThan(2)
  for (const each of register.amendments) {
    expect(each.sponsors).not.toContain(each.delegation)
    expect(new Set(each.sponsors).size).toBe(each.sponsors.length)
  }
  const tabled = new Set(register.amendments.map(({ id }) => id))
  for (const delegation of delegations) {
    const folder = meeting.folder(delegation)
    for (const draft of folder.drafts) {
      expect(partIn(draft, delegation)).not.toBe('none')
      expect(tabled).not.toContain(draft.id)
      expect(JSON.stringify(register)).not.toContain(`"${draft.id}"`)
    }
    for (const position of folder.positions) expect(position.delegation).toBe(delegation)
    const positions = meeting.secretariat.positions.filter(isOf(delegation))
    expect(positions).toEqual(folder.positions)
    expect(
      register.positions
        .filter(isOf(delegation))
        .some((each) => positions.some(isAbout(each.amendment))),
    ).toBe(false)
  }
}

/** The record alone says what has become of each amendment. */
function isAsRecorded({ register }: Meeting, deeds: readonly Deed[]): void {
  const parents = new Map(register.amendments.map(({ id, amends }) => [id, amends]))
  const said = byRecord(deeds, (id) => parents.get(id) ?? null)
  const is = new Map(register.amendments.map(({ id, state }) => [id, state.kind]))
  expect(said.amendments).toEqual(is)
}

function isOf(delegation: DelegationId) {
  return (each: { readonly delegation: DelegationId }) => each.delegation === delegation
}

function isAbout(amendment: AmendmentId) {
  return (each: { readonly amendment: AmendmentId }) => each.amendment === amendment
}

it('whatever is done about amendments, in whatever order, the rules hold', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(steps, (all) => {
      const meeting = meet()
      meeting.people = people
      const doc = new Y.Doc()
      const deeds: Deed[] = []
      for (const [second, step] of all.entries()) {
        meeting.now = new Date(Date.parse(at) + second * 1000).toISOString()
        const by = usual(step.kind, step.who)
        const act = actOf(meeting, by, step)
        const [before, text] = [meeting.register, meeting.text]
        const isRead = act.kind === 'table-amendment' || act.kind === 'take-draft-back'
        const decision = meeting.act(by, act, isRead ? content(...step.words) : null)
        if (decision.kind === 'refused') {
          expect(meeting.register).toBe(before)
          continue
        }
        seen.set(act.kind, (seen.get(act.kind) ?? 0) + 1)
        if (decision.strokes) expect(strike(text, decision.strokes).eq(meeting.text)).toBe(true)
        isSound(meeting)
        if (decision.deed) deeds.push(decision.deed)
        isAsRecorded(meeting, deeds)
        writeRegister(doc, meeting.register)
        expect(readRegister(doc)).toEqual({ ...meeting.register, record: [] })
      }
    }),
    { seed: 20261126, numRuns: 400 },
  )
  for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(2)
})
