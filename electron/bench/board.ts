import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from '../tools/build'
import { amend } from './amend'
import { dress } from './dress'
import { type Figures, figures } from './figures'
import { startHub } from './hub'
import { judged } from './judged'
import { longText } from './long-text'
import { launch, openPage, typeKeys } from './page'
import { buildPages } from './pages'

export interface BoardOptions {
  readonly sections: number
  readonly each: number
  readonly keys: number
  readonly rounds: number
}

export interface BoardReport {
  /** From the click to the frame that shows the first rows, each time in a window just opened. */
  readonly first: readonly number[]
  /** The same once the board has been seen. */
  readonly again: readonly number[]
  /** Key to paint in the text while all pending amendments are shown in it, and while none is. */
  readonly shown: readonly number[]
  readonly hidden: readonly number[]
  readonly lines: readonly string[]
}

const many = 500
const mostMs = { open: 300, key: 16 }
const openings = 3

/**
 * The board with 500 pending amendments to the long text, as the president opens it; and a key in
 * that text, as the secretariat types it, with all of them shown in the words and in the margin.
 */
export async function board(options: BoardOptions): Promise<BoardReport> {
  await build(['hub', 'window'])
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const browser = await launch()
  const text = longText(options.sections, options.each)
  const hub = await startHub(folder, await buildPages(folder), text)
  const made = { first: [] as number[], again: [] as number[] }
  const keys = { shown: [] as number[], hidden: [] as number[] }
  try {
    const drafter = await hub.join('Drafter')
    await dress(hub, drafter)
    await amend(hub, drafter, many)
    for (let round = 0; round < options.rounds; round++) {
      const presidents = await openPage(browser, await hub.windowLink('president'))
      made.first.push(await opening(presidents.page))
      for (let time = 1; time < openings; time++) made.again.push(await opening(presidents.page))
      await presidents.page.close()
      const { page } = await openPage(browser, await hub.windowLink('secretariat'))
      keys.shown.push(...(await typeKeys(page, options.keys)))
      await page.keyboard.press('Control+Alt+v')
      await page.waitForFunction(() => !document.querySelector('.sheet .amendment'))
      keys.hidden.push(...(await typeKeys(page, options.keys)))
      await page.close()
    }
    return { ...made, ...keys, lines: lines({ ...made, ...keys }) }
  } finally {
    await browser.close()
    await hub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens the board and closes it again. */
async function opening(page: Page): Promise<number> {
  const view = page.getByRole('button', { name: /^Amendments/ })
  const measured = page.evaluate(() => window.stopwatch.clicked('.board-row'))
  await view.click()
  const ms = await measured
  await page.waitForFunction((n) => document.querySelectorAll('.board-row').length === n, many)
  await view.click()
  await page.waitForFunction(() => !document.querySelector('.board-row'))
  return ms
}

function lines({ first, again, shown, hidden }: Omit<BoardReport, 'lines'>): readonly string[] {
  const [opens, keys] = [figures(first), figures(shown)]
  return [
    `board: ${many} pending amendments`,
    line('click to the first rows', opens),
    line('once it has been seen', figures(again)),
    line('key to paint, all of them shown', keys),
    line('key to paint, none shown', figures(hidden)),
    judged('opening the board, p95', opens.p95, mostMs.open, 'ms'),
    judged('key to paint with all of them shown, p95', keys.p95, mostMs.key, 'ms'),
  ]
}

function line(what: string, { n, p50, p95, max }: Figures): string {
  return `  ${what.padEnd(34)} p50 ${p50} p95 ${p95} max ${max} ms (n ${n})`
}
