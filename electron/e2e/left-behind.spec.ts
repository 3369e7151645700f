import { join } from 'node:path'
import { endAccess } from './end-access'
import { freePort } from './free-port'
import { holdable } from './holdable'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('words typed in a paragraph that a colleague is deleting are offered back, and put back', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const ben = new Person(await page(), 'Ben')
  await ben.joinInBrowser(hub.invitation)
  const ana = new Person(await page(), 'Ana')
  const line = await holdable(ana.page)
  await ana.joinInBrowser(await ben.invite('Ardesia'))
  await ben.open('Text')

  line.hold()
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed unseen.')
  await ben.deleteBlock(opening)
  await ben.expectSaved()
  line.letGo()

  const kept = ana.notice('Typed unseen.')
  await expect(kept).toContainText('A colleague deleted or moved a passage')
  await expect(ana.block('Typed unseen.')).toHaveCount(0)
  await kept.getByRole('button', { name: 'Put back into the text' }).click()
  await expect(kept).toHaveCount(0)
  await expect(ben.block('Typed unseen.')).toBeVisible()
})

test('words of somebody who has left are kept by the hub, and offered when they are back', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const page = async () => (await browser.newContext()).newPage()
  const sofia = new Person(await page(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const ben = new Person(await page(), 'Ben')
  const line = await holdable(ben.page)
  await ben.joinInBrowser(await sofia.invite('Belvane'))
  const invitation = await sofia.invite('Ardesia', 2)
  const ana = new Person(await page(), 'Ana')
  await ana.joinInBrowser(invitation)

  line.hold()
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed and left.')
  await sofia.open('Text')
  await expect(sofia.block('Typed and left.')).toBeVisible()
  await ana.page.context().close()
  await ben.deleteBlock(opening)
  line.letGo()
  await expect(sofia.block('Typed and left.')).toHaveCount(0)
  await hub.stop('SIGKILL')
  await openHub({ ...where, args: [] })

  await endAccess(sofia, 'Ana')
  const again = new Person(await page(), 'Ana')
  await again.joinInBrowser(invitation)
  const kept = again.notice('Typed and left.')
  await expect(kept).toContainText('A colleague deleted or moved a passage')
  await kept.getByRole('button', { name: 'Put back into the text' }).click()
  await expect(kept).toHaveCount(0)
  await expect(sofia.block('Typed and left.')).toBeVisible()
  await again.expectSaved()
  await again.page.reload()
  await expect(again.block('Typed and left.')).toBeVisible()
  await expect(kept).toHaveCount(0)
})

test('words that came too late for their paragraph are offered after a reload, until discarded', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const ben = new Person(await page(), 'Ben')
  await ben.joinInBrowser(hub.invitation)
  const ana = new Person(await page(), 'Ana')
  const line = await holdable(ana.page)
  await ana.joinInBrowser(await ben.invite('Ardesia'))
  await ben.open('Text')

  line.holdOthers()
  await ben.deleteBlock(opening)
  await ben.expectSaved()
  await ana.goToEndOf(opening)
  const before = line.acknowledged()
  await ana.page.keyboard.type(' Typed latr')
  await ana.page.keyboard.press('Backspace')
  await ana.page.keyboard.type('e.')
  const keys = ' Typed latr'.length + 1 + 'e.'.length
  await expect.poll(() => line.acknowledged() - before).toBeGreaterThanOrEqual(keys)
  line.forget()
  await ana.page.reload()

  const kept = ana.notice('Typed late.')
  await kept.getByRole('button', { name: 'Discard these words' }).click()
  await expect(kept).toHaveCount(0)
  await ana.expectSaved()
  await ana.page.reload()
  await ana.seesText()
  await ana.expectSaved()
  await expect(kept).toHaveCount(0)
})

test('words typed in a block that is moved meanwhile are offered when both windows have closed', async ({
  openHub,
  browser,
}) => {
  const moving = 'The Sixth Annual Conference'
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const sofia = new Person(await page(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const ben = new Person(await page(), 'Ben')
  const line = await holdable(ben.page)
  await ben.joinInBrowser(await sofia.invite('Belvane'))
  const invitation = await sofia.invite('Ardesia', 2)
  const ana = new Person(await page(), 'Ana')
  await ana.joinInBrowser(invitation)

  line.hold()
  await ana.goToEndOf(moving)
  await ana.page.keyboard.type(' Typed beneath.')
  await sofia.open('Text')
  await expect(sofia.block('Typed beneath.')).toBeVisible()
  await ana.page.context().close()
  await ben.goToEndOf(moving)
  await ben.page.keyboard.press('Alt+ArrowUp')
  line.letGo()
  await expect(sofia.block('Typed beneath.')).toHaveCount(0)
  await ben.page.context().close()

  await endAccess(sofia, 'Ana')
  const again = new Person(await page(), 'Ana')
  await again.joinInBrowser(invitation)
  const kept = again.notice('Typed beneath.')
  await expect(kept).not.toContainText(moving)
  await kept.getByRole('button', { name: 'Put back into the text' }).click()
  await expect(kept).toHaveCount(0)
  const after = sofia.block(moving).locator('xpath=following-sibling::*[1]')
  await expect(after).toContainText('Typed beneath.')
})
