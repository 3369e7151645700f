import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '../../shared/document/ydoc'
import type { AmendmentId, BlockId, OfferId } from '../../shared/ids'
import { type Act, limits } from '../../shared/protocol'
import type { Refusal } from '../../shared/refusals'
import { json } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { adopt, draft as beginOn, reject, withdraw } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { digestOf } from './record'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Asked, type Participant, post } from './testing/participant'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>

beforeEach(async () => {
  hub = await openTestHub()
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

async function drafted(who: Participant, words = ' at length', block = 'b1') {
  const { amendment } = await who.do(beginOn(block), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  if (words) draft.type('Conference', words)
  await draft.sent()
  return { amendment, draft }
}

async function tabled(who: Participant, words?: string): Promise<AmendmentId> {
  const { amendment } = await drafted(who, words)
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

/** The act comes to nothing: it is refused for this reason, and the register stays as it is. */
async function isRefused(who: Participant, act: Asked, why: Refusal): Promise<void> {
  const before = hub.register()
  expect(await who.act(act)).toEqual({ kind: 'refused', why })
  expect(hub.register()).toBe(before)
}

/** Not an act at all. */
async function isNoAct(who: Participant, body: unknown, status: number): Promise<void> {
  const before = hub.register()
  const answer = await post(`${hub.address}/api/acts`, body, who.joined.token)
  expect(answer.status).toBe(status)
  expect(hub.register()).toBe(before)
}

const id = (of: string) => of as AmendmentId
const block = (of: string) => of as BlockId

it('[A40] a base that never was: blocks that the text does not have', async () => {
  const { ardesia } = everyone
  await isRefused(ardesia, beginOn('never-was'), 'no-such-block')
  await isRefused(ardesia, { ...beginOn('b1'), amends: id('never-was') }, 'no-such-amendment')
  await isNoAct(ardesia, { ...beginOn('b1'), base: [json(p('b1', 'It was said.'))] }, 400)
})

it('[A40] forged targets: blocks of two sections, a place inside itself, another’s block ids', async () => {
  const { ardesia, belvane } = everyone
  await isRefused(ardesia, beginOn('b1', 'b2'), 'blocks-not-together')
  const beside: Act = { ...beginOn('b1'), place: { kind: 'after', block: block('b1') } }
  await isRefused(ardesia, beside, 'place-not-possible')
  await isNoAct(ardesia, { ...beginOn(), blocks: ['../b1'] }, 400)

  const { amendment, draft } = await drafted(ardesia)
  draft.doc.transact(() => {
    const stolen = new Y.XmlElement('paragraph')
    stolen.setAttribute('id', 'b2')
    stolen.insert(0, [new Y.XmlText('It is mine.')])
    const section = contentOf(draft.doc).get(0) as Y.XmlElement
    section.insert(1, [stolen])
  })
  await draft.sent()
  await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  const { amendments } = await belvane.sees((register) => register.amendments.length === 1)
  const ids = amendments[0]?.change.proposed.map(({ attrs }) => Object(attrs).id)
  expect(ids?.[0]).toBe('b1')
  expect(ids?.[1]).not.toBe('b2')
})

it('[A41] content that the schema does not allow', async () => {
  const { ardesia, president } = everyone
  const script = { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }
  const nested = { type: 'paragraph', content: [json(p('x', 'Within.'))] }
  const wrong = { type: 'paragraph', attrs: { id: 'b1', level: 'deep' } }
  const { amendment: begun } = await drafted(ardesia)
  for (const bad of [script, nested, wrong, { type: 'section' }, { type: 'masthead' }]) {
    const content = { type: 'doc', content: [{ type: 'section', content: [bad] }] }
    const act = { kind: 'table-amendment', amendment: begun, content } as const
    await isRefused(ardesia, act, 'amendment-not-valid')
  }
  for (const content of [{}, [], { type: 'section' }, { type: 'doc', content: [null] }]) {
    const act = { kind: 'table-amendment', amendment: begun, content } as const
    await isRefused(ardesia, act, 'amendment-not-valid')
  }
  const amendment = await tabled(ardesia)
  for (const bad of [script, nested]) {
    const act: Act = { kind: 'adopt-amendment', amendment, orally: [bad] }
    await isRefused(president, act, 'amendment-not-valid')
  }
  await isNoAct(ardesia, { kind: 'adopt-amendment', amendment, orally: ['paragraph'] }, 400)

  const { amendment: other } = await drafted(ardesia, '', 'b2')
  await isRefused(
    ardesia,
    { kind: 'table-amendment', amendment: other },
    'amendment-changes-nothing',
  )
})

it('[A42] ten megabytes', async () => {
  const { ardesia, belvane } = everyone
  const long = 'word '.repeat(2_000_000)
  const { amendment, draft } = await drafted(ardesia, long)
  const content = { type: 'doc', content: [json(p('b1', long))] }
  const body = { kind: 'table-amendment', amendment, content, rationale: '', seen: 0 }
  await isNoAct(ardesia, body, 413)
  draft.erase(long.slice(200_000))
  await draft.sent()
  await isRefused(ardesia, { kind: 'table-amendment', amendment }, 'amendment-too-long')
  expect(JSON.stringify(json(p('b1', long))).length).toBeGreaterThan(limits.amendment)
  draft.erase(long.slice(5, 200_000))
  await draft.sent()
  await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  await belvane.sees(({ amendments }) => amendments.length === 1)
})

it('[A10] tabled twice, one after the other and both at once', async () => {
  const { ardesia } = everyone
  const { amendment } = await drafted(ardesia)
  const table = { kind: 'table-amendment', amendment } as const
  const answers = await Promise.all([ardesia.act(table), ardesia.act(table)])
  expect(answers).toContainEqual({ kind: 'done', result: { kind: 'nothing' } })
  expect(answers).toContainEqual({ kind: 'refused', why: 'amendment-tabled-already' })
  expect(hub.register().amendments).toHaveLength(1)
  await isRefused(ardesia, table, 'amendment-tabled-already')
})

it('[A14] withdrawn while it is adopted in another window', async () => {
  const { ardesia, president } = everyone
  const amendment = await tabled(ardesia)
  const answers = await Promise.all([
    president.act(adopt(amendment)),
    ardesia.act(withdraw(amendment)),
  ])
  const kinds = answers.map((answer) => ('kind' in answer ? answer.kind : answer.problem))
  expect([...kinds].sort()).toEqual(['done', 'refused'])
  const state = hub.register().amendments[0]?.state.kind
  expect(state).toBe(kinds[0] === 'done' ? 'adopted' : 'withdrawn')
  const last = hub.register().record.at(-1)?.deed
  expect(last?.kind).toBe(state === 'adopted' ? 'amendment-adopted' : 'amendment-withdrawn')
  await isRefused(president, reject(amendment), 'amendment-decided')
})

it('[A44] signed for another delegation', async () => {
  const { ardesia, belvane } = everyone
  const amendment = await tabled(ardesia)
  await isRefused(belvane, withdraw(amendment), 'not-your-amendment')
  await isRefused(belvane, { kind: 'revise-amendment', amendment }, 'not-your-amendment')
  const position = { kind: 'take-position', amendment, stand: 'support', audience: 'public' }
  await isNoAct(belvane, { ...position, delegation: 'ardesia' }, 400)
  await isNoAct(belvane, { ...position, by: ardesia.joined.seat }, 400)
})

it('[A44] replayed from another conference', async () => {
  const { ardesia, president } = everyone
  const other = await openTestHub()
  const there = await seatEveryone(other)
  await there.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const amendment = await tabled(there.ardesia)
  const before = hub.register()
  const answer = await post(
    `${hub.address}/api/acts`,
    adopt(amendment),
    there.president.joined.token,
  )
  expect([answer.status, await answer.json()]).toEqual([403, { problem: 'another-conference' }])
  expect(hub.register()).toBe(before)
  await isRefused(president, adopt(amendment), 'no-such-amendment')
  await isRefused(ardesia, withdraw(amendment), 'no-such-amendment')
  await isRefused(
    ardesia,
    { kind: 'answer-offer', offer: 'offered-there' as OfferId, answer: 'accept' },
    'no-such-offer',
  )
  for (const person of Object.values(there)) person.leave()
  await other.close()
})

it('[A10] the digest is that of the content as it was received', async () => {
  const { ardesia, observer } = everyone
  await tabled(ardesia)
  const { amendments } = await observer.sees((register) => register.amendments.length === 1)
  const [amendment] = amendments
  expect(amendment?.digest).toBe(digestOf(amendment?.change))
  expect(amendment?.digest).toMatch(/^[0-9a-f]{64}$/)
})

it('acts of no known shape', async () => {
  const { president } = everyone
  for (const body of [
    { kind: 'adopt-amendment' },
    { kind: 'adopt-amendment', amendment: 'a1', falls: ['a2', 7] },
    { kind: 'adopt-amendment', amendment: 'a1', vote: { for: [] } },
    { kind: 'set-deadline', stage: 'amending', until: 'tomorrow' },
    { kind: 'set-deadline', stage: 'amending', until: '2005-11-23' },
    { kind: 'take-position', amendment: 'a1', stand: 'love', audience: 'public' },
    { kind: 'defer-amendment', amendment: 'a1', reason: randomBytes(600).toString('hex') },
    { kind: 'make-offer', of: [], proposal: { kind: 'disposition', disposition: 'defer' } },
  ]) {
    await isNoAct(president, body, 400)
  }
})
