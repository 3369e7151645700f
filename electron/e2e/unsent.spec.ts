import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { endAccess } from './end-access'
import { freePort } from './free-port'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'
const offline = /^Offline since .* changes? kept here$/

/** Ends the page at once: nothing in it hears of it, and nothing asks. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void devtools.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

/** What the page has put down on its machine of what was typed, in the order of typing. */
async function putDown(page: Page): Promise<string> {
  const rows = await page.evaluate(
    () =>
      new Promise<number[][]>((resolve, reject) => {
        const asked = indexedDB.open('rapporteur')
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const db = asked.result
          const all = db.transaction('unsent').objectStore('unsent').getAll()
          all.onerror = () => reject(all.error)
          all.onsuccess = () => {
            db.close()
            resolve(all.result.map(({ update }) => [...update]))
          }
        }
      }),
  )
  const structs = rows.flatMap((row) => Y.decodeUpdate(new Uint8Array(row)).structs)
  return structs
    .sort((one, other) => one.id.clock - other.id.clock)
    .map((each) =>
      each instanceof Y.Item && each.content instanceof Y.ContentString ? each.content.str : '',
    )
    .join('')
}

test('words typed while the hub is gone, in a tab that is then killed, arrive when one is back', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const sofia = new Person(await (await browser.newContext()).newPage(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const invitation = await sofia.invite('Ardesia')
  const machine = await browser.newContext()
  const ana = new Person(await machine.newPage(), 'Ana')
  await ana.joinInBrowser(invitation)
  await ana.expectSaved()
  await sofia.open('Text')

  await hub.stop('SIGKILL')
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed in the dark.')
  await expect(ana.page.getByRole('button', { name: offline })).toBeVisible()
  await crash(ana.page)

  await openHub({ ...where, args: [] })
  const again = new Person(await machine.newPage(), 'Ana')
  await again.joinInBrowser(invitation)
  await expect(again.block(opening)).toContainText('Typed in the dark.')
  await expect(sofia.block(opening)).toContainText('Typed in the dark.')
  await again.expectSaved()
  await again.page.reload()
  await again.seesText()
  await again.expectSaved()
  expect((await again.words(opening)).split('Typed in the dark.')).toHaveLength(2)
})

test('words typed after the browser has closed its database arrive as well', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const sofia = new Person(await (await browser.newContext()).newPage(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const machine = await browser.newContext()
  const ana = new Person(await machine.newPage(), 'Ana')
  await ana.joinInBrowser(await sofia.invite('Ardesia'))
  await ana.expectSaved()

  await hub.stop('SIGKILL')
  await expect(ana.page.getByRole('button', { name: /^Offline since/ })).toBeVisible()
  const devtools = await machine.newCDPSession(ana.page)
  const { origin } = new URL(ana.page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed in the dark.')
  await expect(ana.page.getByRole('button', { name: offline })).toBeVisible()
  await expect.poll(() => putDown(ana.page)).toContain('Typed in the dark.')
  await crash(ana.page)

  await openHub({ ...where, args: [] })
  const again = new Person(await machine.newPage(), 'Ana')
  // The device's keys were in a database as well.
  await endAccess(sofia, 'Ana')
  await again.joinInBrowser(await sofia.invite('Ardesia'))
  await sofia.open('Text')
  await expect(again.block(opening)).toContainText('Typed in the dark.')
  await expect(sofia.block(opening)).toContainText('Typed in the dark.')
})

test('words for a text that is closed when one is back become a draft amendment', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const sofia = new Person(await (await browser.newContext()).newPage(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const invitation = await sofia.invite('Ardesia')
  const machine = await browser.newContext()
  const ana = new Person(await machine.newPage(), 'Ana')
  await ana.joinInBrowser(invitation)
  await ana.expectSaved()

  await hub.stop('SIGKILL')
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed too late.')
  await expect(ana.page.getByRole('button', { name: offline })).toBeVisible()
  await crash(ana.page)
  await openHub({ ...where, args: [] })
  await sofia.openStage('Open amendments')
  await sofia.expectStage('Amending')

  const again = new Person(await machine.newPage(), 'Ana')
  await again.joinInBrowser(invitation)
  const kept = again.notice('Typed too late.')
  await expect(kept).toContainText('The text was closed while these words were on their way.')
  await expect(again.block(opening)).not.toContainText('Typed too late.')
  await kept.getByRole('button', { name: 'Begin a draft amendment with them' }).click()
  await expect(kept).toHaveCount(0)
  await expect(
    again.page.locator('.margin, .middle').getByText('Typed too late.').first(),
  ).toBeVisible()
  await sofia.open('Text')
  await expect(sofia.page.getByText('Typed too late.')).toHaveCount(0)
})

test('what is not sent yet is told in full, however narrow the window', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const ana = new Person(await (await browser.newContext()).newPage(), 'Ana')
  await ana.joinInBrowser(hub.invitation)
  const bar = ana.page.locator('.bar')
  const word = bar.locator('.safety-word')
  const expectInSight = async (said: RegExp) => {
    for (const width of [320, 375, 640, 700, 1280]) {
      await ana.page.setViewportSize({ width, height: 700 })
      await expect(word).toHaveText(said)
      await expect(word).toBeInViewport({ ratio: 1 })
      for (const whole of [bar, word])
        expect(await whole.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
    }
  }
  await ana.expectSaved()
  await expectInSight(/^Saved$/)
  await ana.goToEndOf(opening)
  await hub.stop('SIGKILL')
  await ana.page.keyboard.type(' Typed in the dark.')
  await expect(ana.page.getByRole('button', { name: offline })).toBeVisible()
  await expectInSight(offline)
})
