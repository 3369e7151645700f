import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type PaperLines, PaperLinesSchema } from '../../../shared/paper-lines'
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
  press = await buildTestPress('hub-lines')
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

const ask = (who: Participant, blocks: readonly string[] = ['b1']) =>
  post(`${hub.address}/api/lines`, { blocks }, who.joined.token)

const lines = async (answer: Promise<Response>): Promise<PaperLines> =>
  PaperLinesSchema.parse(await (await answer).json())

const wordsOf = ({ blocks }: PaperLines) => blocks.b1?.map(({ words }) => words).join('')

it('says the lines of the text as it would be printed now, to everybody, until one is issued', async () => {
  const { secretariat, observer } = everyone
  const before = await lines(ask(observer))
  expect(before.version).toBeNull()
  expect(before.blocks.b1?.[0]).toMatchObject({ page: '1' })
  secretariat.text.type('met', ' twice')
  await expect.poll(async () => wordsOf(await lines(ask(observer)))).toContain('twice')
})

it('keeps to what was issued, whatever is written afterwards, until another is', async () => {
  const { secretariat, ardesia } = everyone
  const issue = (symbol: string) => secretariat.act({ kind: 'issue-version', symbol })
  await issue('CCW/AP.II/CONF.7/L.1')
  const before = await lines(ask(ardesia))
  expect(before.version).toBe(hub.register().versions.at(-1)?.id)
  secretariat.text.type('met', ' twice')
  await secretariat.text.synced()
  expect(await lines(ask(ardesia))).toEqual(before)
  await issue('CCW/AP.II/CONF.7/L.1/Rev.1')
  const after = await lines(ask(ardesia))
  expect(after.version).not.toBe(before.version)
  expect(wordsOf(after)).toContain('twice')
})

it('says on what line the title of an annex is, by the heading that it is amended as', async () => {
  const { blocks } = await lines(ask(everyone.observer, ['h3', 'b3']))
  expect(blocks).toEqual({
    h3: [{ page: '2', line: 2, words: 'Agenda' }],
    b3: [{ page: '2', line: 3, words: 'Opening of the session.' }],
  })
})

it('says nothing of a block that is not on the paper, nor to who has no seat', async () => {
  expect((await lines(ask(everyone.observer, ['none', 'constructor']))).blocks).toEqual({})
  expect((await post(`${hub.address}/api/lines`, { blocks: ['b1'] })).status).toBe(401)
  expect(
    (
      await ask(
        everyone.observer,
        Array.from({ length: 65 }, () => 'b1'),
      )
    ).status,
  ).toBe(400)
})
