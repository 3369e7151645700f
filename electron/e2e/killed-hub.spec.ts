import { join } from 'node:path'
import { freePort } from './free-port'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('a hub that is killed while two people type comes back with all that was shown', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const page = async () => (await browser.newContext()).newPage()
  const secretariat = new Person(await page(), 'Secretariat')
  await secretariat.joinInBrowser(hub.invitation)
  const ana = new Person(await page(), 'Ana')
  await ana.joinInBrowser(await secretariat.invite('Ardesia'))
  await secretariat.open('Text')

  await secretariat.goToEndOf(opening)
  await ana.goToEndOf('The Sixth Annual Conference')
  await Promise.all([
    secretariat.page.keyboard.type(' Written before the fall.', { delay: 5 }),
    ana.page.keyboard.type(' Seen before the fall.', { delay: 5 }),
  ])
  // What the other window shows is on the disk already: the hub is killed at this moment.
  await expect(ana.block('Written before the fall.')).toBeVisible()
  await expect(secretariat.block('Seen before the fall.')).toBeVisible()
  await hub.stop('SIGKILL')

  await secretariat.page.keyboard.type(' Written in the dark.')
  await ana.page.keyboard.type(' Typed alone.')
  const offline = /^Offline since .* changes? kept here$/
  await expect(secretariat.page.getByRole('button', { name: offline })).toBeVisible()
  await expect(ana.page.getByRole('button', { name: offline })).toBeVisible()

  const again = await openHub({ ...where, args: [] })
  const late = new Person(await page(), 'Late')
  await late.joinInBrowser(again.invitation)
  for (const each of [secretariat, ana]) await each.expectSaved()
  for (const each of [secretariat, ana, late]) {
    await expect(each.block(opening)).toContainText('Written before the fall.')
    await expect(each.block(opening)).toContainText('Written in the dark.')
    await expect(each.block('The Sixth Annual')).toContainText('Seen before the fall.')
    await expect(each.block('The Sixth Annual')).toContainText('Typed alone.')
  }
})
