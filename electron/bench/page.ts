import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'

/** Milliseconds from key to key of somebody who types 150 words a minute: few are faster. */
const rhythm = 80

/**
 * The browser paints as soon as there is something to paint and does not wait for a display: that
 * adds up to a 60th of a second to every key, whatever the editor does.
 */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  })
}

export interface OpenedPage {
  readonly page: Page
  /** Milliseconds until the first paragraph was there, by one who has seat and scripts already. */
  readonly ms: number
}

/** Nobody joins under the name of somebody who is there. */
let readers = 0

/** A page of ours or the bare editor's, with the caret in its first paragraph. */
export async function openPage(browser: Browser, link: string): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript({ path: join(import.meta.dirname, 'stopwatch.js') })
  await page.goto(link)
  const name = page.getByRole('textbox', { name: 'Your name' })
  const paragraph = '.ProseMirror .paragraph[data-id], .ProseMirror p[data-id]'
  const first = page.locator(paragraph).first()
  await first.or(name).first().waitFor({ timeout: 120_000 })
  if (await name.isVisible()) {
    await name.fill(`Reader ${++readers}`)
    await name.press('Enter')
    await first.waitFor({ timeout: 120_000 })
  }
  // Opened once more, now that both have their seat and their scripts.
  const began = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await first.waitFor({ timeout: 120_000 })
  const ms = performance.now() - began
  await first.click()
  return { page, ms }
}

/** Types so many letters, each after the one before has been painted, and waits for so many probes. */
export async function typeKeys(page: Page, keys: number, probes = 0): Promise<readonly number[]> {
  const before = await page.evaluate(() => window.stopwatch.keys.length)
  for (let key = 0; key < keys; key++) {
    const next = setTimeout(rhythm)
    await page.keyboard.press('abcdefghij'[key % 10] ?? 'a', { delay: 20 })
    await page.evaluate((n) => window.stopwatch.painted(n), before + key + 1)
    await next
  }
  await page.evaluate((n) => window.stopwatch.painted(0, n), probes)
  return page.evaluate((n) => window.stopwatch.keys.slice(n), before)
}

declare global {
  interface Window {
    readonly stopwatch: {
      readonly keys: number[]
      readonly probes: Record<string, number | null>
      painted(keys: number, probes?: number): Promise<void>
      /** From the next click until the first frame in which there is such an element. */
      clicked(selector: string): Promise<number>
      megabytes(): number
    }
  }
}
