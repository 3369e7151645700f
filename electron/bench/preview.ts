import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { startHub } from './hub'
import { judged } from './judged'
import { memoryOf } from './memory'
import { launch, openPage } from './page'

/** Milliseconds from a key until the page with its letter has been painted. */
const most = 300
const keys = 40
/** Milliseconds from key to key: of somebody who waits for the page, and of a usual typist. */
const rhythm = { alone: 700, running: 200 } as const

/**
 * In a real window beside the text, against a real hub: the caret in the middle of a long text, and
 * each key measured until its page has been painted, first one at a time and then in one go.
 */
export async function preview(
  folder: string,
  pages: string,
  opening: object,
): Promise<readonly string[]> {
  const browser = await launch()
  const hub = await startHub(folder, pages, opening)
  try {
    const { page } = await openPage(browser, await hub.windowLink('secretariat'))
    await openPages(page)
    const alone = await measured(page, rhythm.alone)
    const running = await measured(page, rhythm.running)
    return [
      ...said('Preview after a key', alone),
      ...said('Preview after a key of somebody who writes on', running),
      `memory of that hub at its most: ${memoryOf(hub.pid)}`,
    ]
  } finally {
    await browser.close()
    await hub.stop()
  }
}

/** Nineteen of twenty, as for keys in the text; and the slowest of all. */
function said(what: string, figures: readonly number[]): readonly string[] {
  const [middle, worst] = [share(figures, 0.5), share(figures, 1)].map(Math.round)
  return [
    judged(what, share(figures, 0.95), most, 'ms'),
    `  half of them within ${middle} ms, all within ${worst} ms`,
  ]
}

async function openPages(page: Page): Promise<void> {
  const paragraph = page.locator('.ProseMirror .paragraph[data-id]').nth(1000)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press('Control+Alt+g')
  await page.locator('.pages-sheet img').first().waitFor({ timeout: 120_000 })
  await page.evaluate(await readFile(join(import.meta.dirname, 'preview-watch.js'), 'utf8'))
}

/**
 * Milliseconds from each key until a page was painted that has its letter. It is known by how many
 * letters there are, so that it is not taken for one that was on its way already.
 */
async function measured(page: Page, pause: number): Promise<readonly number[]> {
  const before = await page.evaluate(() => window.preview.clear())
  for (let key = 0; key < keys; key++) {
    const next = setTimeout(pause)
    await page.keyboard.press('abcdegh'[key % 7] ?? 'a')
    await next
  }
  await page.waitForFunction((all) => window.preview.letters() >= all, before + keys)
  await setTimeout(pause)
  const begun = await page.evaluate(() => window.preview.begun)
  const painted = await page.evaluate(() => window.preview.painted)
  // So that the next time begins with the same lines.
  for (let key = 0; key < keys; key++) await page.keyboard.press('Backspace')
  await page.waitForFunction((all) => window.preview.letters() === all, before)
  return begun.map((from, key) => {
    const shown = painted.find(({ at, letters }) => at > from && letters > before + key)
    return (shown?.at ?? Number.NaN) - from
  })
}

/** The figure that so many of them do not exceed. */
function share(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
}

declare global {
  interface Window {
    readonly preview: {
      readonly begun: number[]
      readonly painted: { readonly at: number; readonly letters: number }[]
      letters(): number
      clear(): number
    }
  }
}
