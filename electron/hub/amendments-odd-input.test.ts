import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../../shared/ids'
import type { Act } from '../../shared/protocol'
import type { Refusal } from '../../shared/refusals'
import { json } from '../../shared/testing/amendments'
import { p } from '../../shared/testing/build'
import { adopt, draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
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

async function tabled(who: Participant): Promise<AmendmentId> {
  const { amendment } = await who.do(beginOn('b1'), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  draft.type('Conference', ' at length')
  await draft.sent()
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

async function isRefused(who: Participant, act: Asked, why: Refusal): Promise<void> {
  const before = hub.register()
  expect(await who.act(act)).toEqual({ kind: 'refused', why })
  expect(hub.register()).toBe(before)
}

async function isNoAct(who: Participant, body: unknown, status = 400): Promise<void> {
  const before = hub.register()
  const answer = await post(`${hub.address}/api/acts`, body, who.joined.token)
  expect(answer.status).toBe(status)
  expect(hub.register()).toBe(before)
}

const block = (of: string) => of as BlockId

it('[A40] what the sponsors saw is for the hub to say, and no block is named twice', async () => {
  const { ardesia } = everyone
  await isNoAct(ardesia, { ...beginOn('b1'), twins: ['b2'] })
  await isNoAct(ardesia, { ...beginOn('b1'), beside: json(p('b1', 'It was said.')) })
  await isNoAct(ardesia, { ...beginOn(), blocks: ['__proto__'] })
  await isNoAct(ardesia, { ...beginOn(), blocks: [{ id: 'b1' }] })
  await isNoAct(ardesia, { ...beginOn(), blocks: ['b1\u0000'] })
  await isRefused(ardesia, beginOn('constructor'), 'no-such-block')
  await isRefused(ardesia, beginOn('b1', 'b1'), 'blocks-not-together')
  await isRefused(ardesia, beginOn(), 'no-such-block')
  const within: Act = { ...beginOn(), place: { kind: 'first', within: block('never-was') } }
  await isRefused(ardesia, within, 'no-such-block')
  const after: Act = { ...beginOn(), place: { kind: 'after', block: block('never-was') } }
  await isRefused(ardesia, after, 'no-such-block')
})

it('[A41] words that are read out are as the schema wants them, however deep the fault lies', async () => {
  const { ardesia, president } = everyone
  const amendment = await tabled(ardesia)
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { id: 'b1' }, content })
  const note = (...content: unknown[]) => ({ type: 'footnote', attrs: { id: 'f' }, content })
  const cell = { type: 'tableCell', content: [{ type: 'text', text: 'A' }] }
  for (const bad of [
    paragraph({ type: 'text', text: '' }),
    paragraph({ type: 'text' }),
    paragraph({ type: 'text', text: 7 }),
    paragraph({ type: 'text', text: 'It met.', marks: [{ type: 'blink' }] }),
    paragraph({ type: 'text', text: 'It met.', marks: 'em' }),
    paragraph(note(note({ type: 'text', text: 'Within a note.' }))),
    paragraph(note(paragraph({ type: 'text', text: 'A paragraph within a note.' }))),
    paragraph(cell),
    { type: 'table', content: [cell] },
    { type: 'table', content: [] },
    { type: 'doc', content: [paragraph()] },
    { type: '__proto__' },
    { type: 'constructor' },
  ]) {
    await isRefused(
      president,
      { kind: 'adopt-amendment', amendment, orally: [bad] },
      'amendment-not-valid',
    )
  }
  let deep: unknown = { type: 'text', text: 'It met.' }
  for (let depth = 0; depth < 2000; depth++) deep = note(deep)
  const before = hub.register()
  const act = { kind: 'adopt-amendment', amendment, orally: [paragraph(deep)] }
  const answer = await post(`${hub.address}/api/acts`, act, president.joined.token)
  expect(answer.status).toBeLessThan(500)
  expect(hub.register()).toBe(before)
  await isNoAct(
    president,
    {
      kind: 'adopt-amendment',
      amendment,
      orally: [paragraph({ type: 'text', text: 'word '.repeat(2_000_000) })],
    },
    413,
  )
})

it('a decision names what it is about, once, and nobody decides but the president', async () => {
  const { ardesia, belvane, president, secretariat, observer } = everyone
  const amendment = await tabled(ardesia)
  const falls = (...ids: AmendmentId[]): Act => ({ kind: 'adopt-amendment', amendment, falls: ids })
  await isRefused(president, falls(amendment), 'not-a-rival')
  await isRefused(president, falls('never-was' as AmendmentId), 'no-such-amendment')
  await isRefused(president, { kind: 'reconsider-amendment', amendment }, 'not-decided')
  await isRefused(president, { kind: 'let-amendment-fall', amendment }, 'target-there')
  for (const other of [ardesia, belvane, secretariat, observer]) {
    await isRefused(other, adopt(amendment), 'not-your-role')
  }
  await isRefused(belvane, { kind: 'reintroduce-amendment', amendment }, 'not-withdrawn')
  const { amendment: own } = await ardesia.do(beginOn('b2'), 'draft')
  await isRefused(belvane, { kind: 'table-amendment', amendment: own }, 'no-such-amendment')
  await isRefused(belvane, { kind: 'discard-draft', amendment: own }, 'no-such-amendment')
  await isRefused(president, adopt(own), 'no-such-amendment')
  await isRefused(ardesia, { ...beginOn('b1'), amends: own }, 'no-such-amendment')
})

it('[A4] an amendment to an amendment is amended by none, and falls with it in every window', async () => {
  const { ardesia, belvane, president } = everyone
  const parent = await tabled(ardesia)
  const { amendment } = await belvane.do({ ...beginOn('b1'), amends: parent }, 'draft')
  const draft = await belvane.open({ kind: 'amendment', amendment }).synced()
  draft.type('Conference', ' also')
  await draft.sent()
  await belvane.do({ kind: 'table-amendment', amendment }, 'nothing')
  await isRefused(ardesia, { ...beginOn('b1'), amends: amendment }, 'amendment-too-deep')
  await isRefused(president, adopt(parent), 'amended-first')
  const answers = await Promise.all([
    president.act({ kind: 'reject-amendment', amendment: parent }),
    president.act(adopt(amendment)),
  ])
  expect(answers.map((each) => ('kind' in each ? each.kind : each.problem))).toEqual([
    'done',
    'refused',
  ])
  expect(hub.register().amendments.map(({ state }) => state.kind)).toEqual(['rejected', 'fallen'])
})
