import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { build } from '../tools/build'
import { dress } from './dress'
import { type BenchHub, startHub } from './hub'
import { longText } from './long-text'
import { launch, openPage, typeKeys } from './page'
import { buildPages } from './pages'
import { emptyMeasure, type Measure, type Pair, type Report } from './report'
import { startTypists, type Typists } from './typists-process'

export interface TypingOptions {
  readonly sections: number
  readonly each: number
  readonly typists: number
  readonly keys: number
  readonly rounds: number
}

/**
 * How long a text of 3,000 numbered paragraphs, 600 footnotes, 200 cross-references and 100 brackets
 * takes to open, and a keystroke and a colleague's keystroke to be painted; ours beside a bare
 * y-prosemirror editor on the same text, hub and traffic, in turns, in one run: first each alone,
 * then while 40 others type. Figures are milliseconds; compare the ratios, since machines differ.
 */
export async function typing(options: TypingOptions): Promise<Report> {
  await build(['hub', 'window'])
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const browser = await launch()
  const text = longText(options.sections, options.each)
  const hub = await startHub(folder, await buildPages(folder), text)
  try {
    const objects = await dress(hub, await hub.join('Drafter'))
    const bench = { browser, hub, options }
    const alone = await rounds(bench, 0)
    const seats = await Promise.all(
      Array.from({ length: options.typists }, (_, n) => hub.join(`Typist ${n + 1}`)),
    )
    const typists = await startTypists({
      address: hub.address,
      document: hub.document,
      tokens: seats.map((seat) => seat.token),
      keysPerSecond: 3,
      probeEveryMs: 400,
      watched: 1,
    })
    const among = await rounds(bench, 20, typists)
    typists.stop()
    return { objects, typists: options.typists, alone, among }
  } finally {
    await browser.close()
    await hub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Bench {
  readonly browser: Browser
  readonly hub: BenchHub
  readonly options: TypingOptions
}

/** Both editors in turns; each waits for so many probes of the others. */
async function rounds(bench: Bench, probes: number, typists?: Typists): Promise<Pair> {
  const { hub } = bench
  const ours = emptyMeasure()
  const bare = emptyMeasure()
  for (let round = 0; round < bench.options.rounds; round++) {
    await measure(bench, await hub.windowLink(), probes, ours, typists)
    const seat = await hub.join(`Bare ${round}${typists ? ' among others' : ''}`)
    const link = `${hub.address}/bare/index.html#${hub.address}|${hub.document}|${seat.token}`
    await measure(bench, link, probes, bare, typists)
  }
  return { ours, bare }
}

async function measure(
  { browser, options }: Bench,
  link: string,
  probes: number,
  into: Measure,
  typists?: Typists,
): Promise<void> {
  const { page, ms } = await openPage(browser, link)
  into.open.push(ms)
  const probed = typists?.count() ?? 0
  into.keys.push(...(await typeKeys(page, options.keys, probes)))
  const seen = await page.evaluate(() => window.stopwatch.probes)
  for (const [n, at] of Object.entries(seen)) {
    const sent = typists?.sentAt(Number(n))
    if (at !== null && sent !== undefined && Number(n) > probed) into.remote.push(at - sent)
  }
  into.megabytes.push(await page.evaluate(() => window.stopwatch.megabytes()))
  await page.close()
}
