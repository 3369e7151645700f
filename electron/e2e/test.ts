import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import {
  type Hub,
  type HubOptions,
  type LaunchOptions,
  launchRapporteur,
  type Rapporteur,
  startHub,
} from './launch'

export { expect } from '@playwright/test'

/** What a test may start. All of it is stopped, and its files removed, when the test ends. */
interface Fixtures {
  /** An empty folder. */
  readonly folder: string
  /** Starts an application, on a user of its own unless one is named. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<Rapporteur>
  /** Starts a hub on a conference of its own unless a file is named. */
  readonly openHub: (options?: Partial<HubOptions>) => Promise<Hub>
  /** What applications and hubs have said, attached to the report of a test that fails. */
  readonly log: (line: string) => void
  /** Nothing to ask for: whoever came in a browser leaves when the test ends. */
  readonly browsersLeave: undefined
}

export const test = base.extend<Fixtures>({
  // Their windows would try for ever to reach a hub that is gone, beside every later test.
  browsersLeave: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
  log: async ({}, use, info) => {
    const lines: string[] = []
    await use((line) => lines.push(line))
    if (info.status !== info.expectedStatus)
      await info.attach('log', { body: lines.join('\n'), contentType: 'text/plain' })
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  launch: async ({ folder, log }, use) => {
    const running: Rapporteur[] = []
    await use(async (options) => {
      const userData = join(folder, `user-${running.length + 1}`)
      const started = await launchRapporteur({ userData, log, ...options })
      running.push(started)
      return started
    })
    await Promise.all(running.map(({ app }) => app.close()))
  },

  openHub: async ({ folder, log }, use) => {
    const running: Hub[] = []
    await use(async (options) => {
      const data = join(folder, `conference-${running.length + 1}.rapporteur`)
      const started = await startHub({ data, log, ...options })
      running.push(started)
      return started
    })
    await Promise.all(running.map((hub) => hub.stop()))
  },
})
