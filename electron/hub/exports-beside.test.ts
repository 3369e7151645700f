import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import type { ExportView } from '../../shared/exchange/export-forms'
import { longText } from '../bench/long-text'
import { makeExporter } from './export'
import { MemoryStore } from './memory-store'
import { buildTestPress, type TestPress } from './test-press'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

let press: TestPress
beforeAll(async () => {
  press = await buildTestPress('exports-beside')
})
afterAll(() => press.remove())

/** Milliseconds of its own that the hub's thread may work until a key is passed on. */
const most = 100

/** What this thread has worked so far, however many others want the processors meanwhile. */
const worked = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6

it.skipIf(process.platform !== 'linux')(
  'keys are passed on while ten files of a long text are made',
  async () => {
    const { text } = openingText(parseOpeningText(longText(20, 50)), randomUUID)
    const hub = await openTestHub(new MemoryStore(), { exporter: makeExporter(press) }, text)
    const everyone = await seatEveryone(hub)
    const { secretariat, president, ardesia, belvane, observer } = everyone
    await Promise.all([ardesia.text.synced(), observer.text.synced()])
    const issue = { kind: 'issue-version', symbol: 'CCW/AP.II/CONF.7/L.1' } as const
    const { version } = await secretariat.do(issue, 'version')

    let made = 0
    const ask = async ({ joined }: Participant, query: string) => {
      const headers = { authorization: `Bearer ${joined.token}` }
      const answer = await fetch(`${hub.address}/api/export/txt?${query}`, { headers })
      expect(answer.status).toBe(200)
      await answer.arrayBuffer()
      made++
    }
    const views: readonly ExportView[] = ['clean', 'compilation']
    const files = Promise.all(
      [secretariat, president, ardesia, belvane, observer].map(async (who, at) => {
        await ask(who, at === 0 ? `since=${version}` : `as=${views[at % 2]}`)
        await ask(who, `as=${views[(at + 1) % 2]}`)
      }),
    )
    let longest = 0
    for (let key = 0; made < 10; key++) {
      const before = worked()
      const heard = new Promise<void>((resolve) =>
        observer.text.doc.once('update', () => resolve()),
      )
      ardesia.text.type('In paragraph 1 ', `${key} `)
      await heard
      longest = Math.max(longest, worked() - before)
    }
    await files
    expect(longest).toBeLessThan(most)
    for (const person of Object.values(everyone)) person.leave()
    await hub.close()
  },
  240_000,
)
