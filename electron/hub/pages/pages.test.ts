import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type PagesAsk, type PagesShown, PagesShownSchema } from '../../../shared/pages'
import { makeExporter } from '../export'
import type { Hub } from '../hub'
import { MemoryStore } from '../memory-store'
import { buildTestPress, type TestPress } from '../test-press'
import { openTestHub, seatEveryone } from '../testing/open-hub'
import { type Participant, post } from '../testing/participant'

let press: TestPress
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
beforeAll(async () => {
  press = await buildTestPress('hub-pages')
})
afterAll(() => press.remove())
beforeEach(async () => {
  hub = await openTestHub(new MemoryStore(), { exporter: makeExporter(press) })
  everyone = await seatEveryone(hub)
  await Promise.all(Object.values(everyone).map((each) => each.text.synced()))
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const first: PagesAsk = { pane: 'a', block: null, from: 1, to: 1, state: '', have: [] }

const ask = (who: Participant, more: Partial<PagesAsk> = {}) =>
  post(`${hub.address}/api/pages`, { ...first, ...more }, who.joined.token)

const strips = ({ pages }: PagesShown) => pages.flatMap(({ strips }) => strips)

const shown = async (answer: Promise<Response>): Promise<PagesShown> =>
  PagesShownSchema.parse(await (await answer).json())

it('the pages are shown to everybody, and again when somebody has written', async () => {
  const { secretariat, observer } = everyone
  const before = await shown(ask(observer))
  const { state } = before
  const after = shown(ask(observer, { state, have: strips(before).map(({ is }) => is) }))
  secretariat.text.type('met', ' twice')
  const { pages, total } = await after
  expect([total, pages.map(({ page, number }) => [page, number])]).toEqual([2, [[1, '1']]])
  const sent = pages.flatMap(({ strips }) => strips.filter(({ picture }) => picture !== null))
  expect(sent.map(({ picture }) => picture?.slice(0, 4))).toEqual(['<svg'])
  expect(strips(before).map(({ is }) => is)).not.toContain(sent[0]?.is)
})

it('several who look at once are all answered', async () => {
  const { secretariat, observer, ardesia, belvane } = everyone
  const looking = [observer, ardesia, belvane]
  const before = await Promise.all(looking.map((each) => shown(ask(each))))
  expect(new Set(before.map(({ state }) => state)).size).toBe(1)
  const { state = '' } = before[0] ?? {}
  const after = looking.map((each) => shown(ask(each, { state })))
  secretariat.text.type('met', ' twice')
  const states = (await Promise.all(after)).map((each) => each.state)
  expect(new Set(states).size).toBe(1)
  expect(states[0]).not.toBe(state)
})

it('the next question of a pane takes the place of the one before', async () => {
  const { observer } = everyone
  const { state } = await shown(ask(observer))
  const waiting = ask(observer, { state })
  const other = ask(observer, { pane: 'b', state })
  const next = await shown(ask(observer))
  expect(next.state).toBe(state)
  expect((await waiting).status).toBe(204)
  everyone.secretariat.text.type('met', ' twice')
  expect((await other).status).toBe(200)
})

it('a fifth pane of a device is told to come again, and those that wait go on waiting', async () => {
  const { observer, secretariat } = everyone
  const { state } = await shown(ask(observer))
  const panes = ['a', 'b', 'c', 'd'].map((pane) => ask(observer, { pane, state }))
  const fifth = await ask(observer, { pane: 'e', state })
  expect([fifth.status, await fifth.json()]).toEqual([429, { problem: 'export-busy' }])
  secretariat.text.type('met', ' twice')
  const answers = await Promise.all(panes)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

it('what is no question is refused, and so is whoever has no seat', async () => {
  const { observer } = everyone
  for (const wrong of [{ from: 0 }, { to: 1.5 }, { pane: '' }, { block: 7 as never }])
    expect((await ask(observer, wrong)).status).toBe(400)
  const many = Array.from({ length: 401 }, (_, at) => String(at))
  expect((await ask(observer, { have: many })).status).toBe(400)
  expect((await post(`${hub.address}/api/pages`, first)).status).toBe(401)
})
