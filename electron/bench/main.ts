import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { type Figures, figures } from './figures'
import { startHub } from './hub'
import { longText } from './long-text'
import { buildPages } from './pages'
import { startTypists, type Typists } from './typists-process'

/**
 * `npm run bench`: a keystroke to paint, and a colleague's keystroke to paint, in a text of 3,000
 * numbered paragraphs while 20 others type; ours beside a bare y-prosemirror editor on the same
 * text, hub and traffic, in turns, in one run. Figures are milliseconds; compare the ratios, since
 * machines differ.
 */
const { values } = parseArgs({
  options: {
    sections: { type: 'string', default: '60' },
    each: { type: 'string', default: '50' },
    typists: { type: 'string', default: '20' },
    keys: { type: 'string', default: '120' },
    rounds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})

interface Measure {
  readonly open: number[]
  readonly keys: number[]
  readonly remote: number[]
}

const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const text = longText(Number(values.sections), Number(values.each))
const hub = await startHub(folder, await buildPages(folder), text)
try {
  const seats = await Promise.all(
    Array.from({ length: Number(values.typists) }, (_, n) => hub.join(`Typist ${n + 1}`)),
  )
  const typists = await startTypists({
    address: hub.address,
    document: hub.document,
    tokens: seats.map((seat) => seat.token),
    keysPerSecond: 3,
    probeEveryMs: 400,
    watched: 1,
  })
  const ours: Measure = { open: [], keys: [], remote: [] }
  const plain: Measure = { open: [], keys: [], remote: [] }
  for (let round = 0; round < Number(values.rounds); round++) {
    await measure(browser, await hub.windowLink(), typists, ours)
    const seat = await hub.join(`Bare ${round}`)
    const link = `${hub.address}/bare/index.html#${hub.address}|${hub.document}|${seat.token}`
    await measure(browser, link, typists, plain)
  }
  typists.stop()
  report(ours, plain)
} finally {
  await browser.close()
  await hub.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(
  browser: Browser,
  link: string,
  typists: Typists,
  into: Measure,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript({ path: join(import.meta.dirname, 'stopwatch.js') })
  await page.goto(link)
  const name = page.getByRole('textbox', { name: 'Your name' })
  const first = page.locator(`.ProseMirror [data-id="${typists.paragraphs[0]}"]`)
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
  const probed = typists.count()
  for (let key = 0; key < Number(values.keys); key++) {
    await page.keyboard.press('abcdefghij'[key % 10] ?? 'a', { delay: 20 })
    await page.waitForFunction((n) => window.stopwatch.keys.length > n, key)
  }
  await page.waitForFunction(
    (n) => Object.values(window.stopwatch.probes).filter((at) => at !== null).length >= n,
    20,
    { timeout: 120_000 },
  )
  const { keys, probes } = await page.evaluate(() => window.stopwatch)
  into.keys.push(...keys)
  for (const [n, seen] of Object.entries(probes)) {
    const sent = typists.sentAt(Number(n))
    if (seen !== null && sent !== undefined && Number(n) > probed) into.remote.push(seen - sent)
  }
  await page.close()
}

function report(ours: Measure, plain: Measure): void {
  const rows = (['open', 'keys', 'remote'] as const).map((name) => ({
    name,
    ours: figures(ours[name]),
    bare: figures(plain[name]),
  }))
  if (values.json) {
    console.log(JSON.stringify(rows))
    return
  }
  const titles = { open: 'open', keys: 'key to paint', remote: 'remote key to paint' }
  console.log(
    `${Number(values.sections) * Number(values.each)} paragraphs, ${values.typists} others typing, ms`,
  )
  for (const row of rows) {
    const ratio = (row.ours.p95 / row.bare.p95).toFixed(2)
    console.log(
      `${titles[row.name].padEnd(20)} ours ${line(row.ours)}   bare ${line(row.bare)}   p95 ratio ${ratio}`,
    )
  }
}

function line({ n, p50, p95, max }: Figures): string {
  return `p50 ${p50} p95 ${p95} max ${max} (n ${n})`
}

declare global {
  interface Window {
    readonly stopwatch: { readonly keys: number[]; readonly probes: Record<string, number | null> }
  }
}
