import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium } from '@playwright/test'
import { build } from '../tools/build'
import { dress } from './dress'
import { type BenchHub, startHub } from './hub'
import { longText } from './long-text'
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

/** Milliseconds from key to key of somebody who types 150 words a minute: few are faster. */
const rhythm = 80

/**
 * How long a text of 3,000 numbered paragraphs, 600 footnotes, 200 cross-references and 100 brackets
 * takes to open, and a keystroke and a colleague's keystroke to be painted; ours beside a bare
 * y-prosemirror editor on the same text, hub and traffic, in turns, in one run: first each alone,
 * then while 40 others type. Figures are milliseconds; compare the ratios, since machines differ.
 *
 * The browser paints as soon as there is something to paint and does not wait for a display: that
 * adds up to a 60th of a second to every key, whatever the editor does.
 */
export async function typing(options: TypingOptions): Promise<Report> {
  await build(['hub', 'window'])
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  })
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
    const seat = await hub.join(`Bare ${round}`)
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
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript({ path: join(import.meta.dirname, 'stopwatch.js') })
  await page.goto(link)
  const name = page.getByRole('textbox', { name: 'Your name' })
  const paragraph = '.ProseMirror .paragraph[data-id], .ProseMirror p[data-id]'
  const first = page.locator(paragraph).first()
  await first.or(name).first().waitFor({ timeout: 120_000 })
  if (await name.isVisible()) {
    await name.fill('Reader')
    await name.press('Enter')
    await first.waitFor({ timeout: 120_000 })
  }
  // Opened once more, now that both have their seat and their scripts.
  const began = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await first.waitFor({ timeout: 120_000 })
  into.open.push(performance.now() - began)
  await first.click()
  const probed = typists?.count() ?? 0
  for (let key = 0; key < options.keys; key++) {
    const next = setTimeout(rhythm)
    await page.keyboard.press('abcdefghij'[key % 10] ?? 'a', { delay: 20 })
    await page.evaluate((n) => window.stopwatch.painted(n), key + 1)
    await next
  }
  await page.evaluate((n) => window.stopwatch.painted(0, n), probes)
  const { keys, probes: seen } = await page.evaluate(() => window.stopwatch)
  into.keys.push(...keys)
  for (const [n, at] of Object.entries(seen)) {
    const sent = typists?.sentAt(Number(n))
    if (at !== null && sent !== undefined && Number(n) > probed) into.remote.push(at - sent)
  }
  into.megabytes.push(await page.evaluate(() => window.stopwatch.megabytes()))
  await page.close()
}

declare global {
  interface Window {
    readonly stopwatch: {
      readonly keys: number[]
      readonly probes: Record<string, number | null>
      painted(keys: number, probes?: number): Promise<void>
      megabytes(): number
    }
  }
}
