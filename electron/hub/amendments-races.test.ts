import { afterEach, beforeEach, expect, it } from 'vitest'
import en from '../../assets/locales/en.json'
import { delegationOf } from '../../shared/conference'
import type { AmendmentId } from '../../shared/ids'
import type { Act, HttpProblem, Outcome } from '../../shared/protocol'
import type { Refusal } from '../../shared/refusals'
import { adopt, draft as beginOn, reject, withdraw } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Asked, Participant } from './testing/participant'

/** Acts that cross on their way: whichever comes first is done, and the other hears which rule forbids it. */
let hub: Hub
let now: Date
let everyone: Awaited<ReturnType<typeof seatEveryone>>

beforeEach(async () => {
  now = new Date()
  hub = await openTestHub(undefined, { now: () => now })
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

async function drafted(who: Participant, block = 'b1'): Promise<AmendmentId> {
  const { amendment } = await who.do(beginOn(block), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  draft.type('Conference', ' at length')
  await draft.sent()
  return amendment
}

async function tabled(who: Participant, block?: string): Promise<AmendmentId> {
  const amendment = await drafted(who, block)
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

const takeUp = (amendment: AmendmentId): Act => ({ kind: 'take-up-amendment', amendment })
const table = (amendment: AmendmentId): Asked => ({ kind: 'table-amendment', amendment })

/** Refused for this reason, for which there is a sentence; the register stays the same object. */
async function isRefused(who: Participant, act: Asked, why: Refusal): Promise<void> {
  const before = hub.register()
  expect(await who.act(act)).toEqual({ kind: 'refused', why })
  expect(hub.register()).toBe(before)
  expect(en).toHaveProperty([`problem.act.${why}.what`])
}

const isDone = (outcome: Outcome | HttpProblem) => 'kind' in outcome && outcome.kind === 'done'

it('[A14] of withdrawing and taking up, the first is done and the other refused', async () => {
  const { ardesia, president } = everyone
  const amendment = await tabled(ardesia)
  const [withdrawn, taken] = await Promise.all([
    ardesia.act(withdraw(amendment)),
    president.act(takeUp(amendment)),
  ])
  expect([withdrawn, taken].filter(isDone)).toHaveLength(1)
  const state = hub.register().amendments[0]?.state.kind
  expect(state).toBe(isDone(withdrawn) ? 'withdrawn' : 'considered')
  if (state === 'withdrawn') await isRefused(president, takeUp(amendment), 'amendment-decided')
  else await isRefused(ardesia, withdraw(amendment), 'decision-begun')
})

it('[A12] of two decisions on one amendment, the first is done and the other refused', async () => {
  const { ardesia, president } = everyone
  const amendment = await tabled(ardesia)
  const outcomes = await Promise.all([
    president.act(adopt(amendment)),
    president.act(reject(amendment)),
    president.act(adopt(amendment)),
  ])
  expect(outcomes.filter(isDone)).toHaveLength(1)
  const decided = hub.register().record.filter(({ deed }) => /adopted|rejected/.test(deed.kind))
  expect(decided).toHaveLength(1)
  await isRefused(president, adopt(amendment), 'amendment-decided')
})

it('[A10] of tabling and discarding one draft, the first is done and the other refused', async () => {
  const { ardesia } = everyone
  const amendment = await drafted(ardesia)
  const outcomes = await Promise.all([
    ardesia.act(table(amendment)),
    ardesia.act({ kind: 'discard-draft', amendment }),
  ])
  expect(outcomes.filter(isDone)).toHaveLength(1)
  const isTabled = hub.register().amendments.length === 1
  await isRefused(
    ardesia,
    table(amendment),
    isTabled ? 'amendment-tabled-already' : 'no-such-amendment',
  )
})

it('an act that comes after the stage has changed is refused for that', async () => {
  const { ardesia, president, secretariat } = everyone
  const [amendment, draft] = [await tabled(ardesia), await drafted(ardesia, 'b2')]
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await isRefused(ardesia, table(draft), 'not-at-this-stage')
  await isRefused(ardesia, { kind: 'revise-amendment', amendment }, 'not-at-this-stage')
  await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
  await isRefused(president, adopt(amendment), 'not-at-this-stage')
  await isRefused(ardesia, withdraw(amendment), 'not-at-this-stage')
  await secretariat.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await president.do(reject(amendment), 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
  for (const act of [
    adopt(amendment),
    takeUp(amendment),
    { kind: 'allow-votes', allowed: true } as const,
  ]) {
    await isRefused(president, act, 'not-at-this-stage')
  }
})

it('[A22] the clock of the hub says whether the deadline has passed when the act is decided', async () => {
  const { ardesia, president, secretariat } = everyone
  const [first, second] = [await drafted(ardesia), await drafted(ardesia, 'b2')]
  const until = new Date(now.getTime() + 60_000)
  const set = { kind: 'set-deadline', stage: 'amending', until: until.toISOString() } as const
  await secretariat.do(set, 'nothing')
  now = until
  await ardesia.do(table(first), 'nothing')
  now = new Date(until.getTime() + 1)
  await isRefused(ardesia, table(second), 'deadline-passed')
  await isRefused(ardesia, { kind: 'reintroduce-amendment', amendment: first }, 'not-withdrawn')
  const { amendment: revision } = await ardesia.do(
    { kind: 'revise-amendment', amendment: first },
    'draft',
  )
  const draft = await ardesia.open({ kind: 'amendment', amendment: revision }).synced()
  draft.type('at length', ' again')
  await draft.sent()
  await isRefused(ardesia, table(revision), 'deadline-passed')
  const delegation = delegationOf(ardesia.joined.seat)
  if (!delegation) throw new Error('Ada sits for a delegation')
  await president.do({ kind: 'grant-leave', delegation }, 'nothing')
  await ardesia.do(table(second), 'nothing')
  await isRefused(ardesia, table(revision), 'deadline-passed')
})

it('[A25] an offer takes effect only if nothing of it was taken up or decided in the meantime', async () => {
  const { ardesia, belvane, president, secretariat } = everyone
  const [one, other] = [await tabled(ardesia), await tabled(belvane, 'b2')]
  const { offer } = await secretariat.do(
    {
      kind: 'make-offer',
      of: [one, other],
      proposal: { kind: 'disposition', disposition: 'withdraw' },
    },
    'offer',
  )
  const accept = { kind: 'answer-offer', offer, answer: 'accept' } as const
  await ardesia.do(accept, 'nothing')
  await president.do(takeUp(one), 'nothing')
  await isRefused(belvane, accept, 'decision-begun')
  await president.do(reject(one), 'nothing')
  await isRefused(belvane, accept, 'amendment-decided')
})
