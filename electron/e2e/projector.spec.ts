import type { Page } from '@playwright/test'
import type { Rapporteur } from './launch'
import { Person } from './person'
import { expect, test } from './test'

const mandate = 'exercise his authority to achieve the goal of universality'
const adherence = 'States Parties promote wider adherence'

test('the application shows the room a second window, which can do nothing', async ({ launch }) => {
  const { app, window: page } = await launch()
  const secretariat = new Person(page, 'Secretariat')
  await page.getByRole('button', { name: 'Open the sample conference' }).click()
  await secretariat.seesText()
  await secretariat.openStage('Open amendments')
  await secretariat.open('Amendments')
  const opened = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Show to the room' }).click()
  const room = await opened
  await expect(room.getByText('No amendment is under consideration.')).toBeVisible()
  const refused = await room.evaluate(async () => {
    const host = window.rapporteur
    if (!host) throw new Error('The host is there')
    const calls = [host.recents(), host.leave(), host.openSample(), host.openProjector()]
    return (await Promise.allSettled(calls)).map(({ status }) => status)
  })
  expect(refused).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])

  await page.getByRole('button', { name: 'Show to the room' }).click()
  expect(app.windows()).toHaveLength(2)
  const closed = room.waitForEvent('close')
  await page.getByRole('button', { name: 'Back to the welcome screen' }).click()
  await closed
})

test('on a second screen it fills that, follows the meeting, and has nothing of a draft', async ({
  launch,
  browser,
}) => {
  const first = await launch()
  const secretariat = new Person(first.window, 'Secretariat')
  await first.window.getByRole('button', { name: 'Open the sample conference' }).click()
  await secretariat.seesText()
  const second = await launch()
  const ardesia = new Person(second.window, 'Ana')
  await ardesia.joinInApplication(await secretariat.invite('Ardesia'))
  const president = new Person(await (await browser.newContext()).newPage(), 'Zoé Blanc')
  await president.joinInBrowser(await secretariat.invite('President'))
  await secretariat.openStage('Open amendments')
  await ardesia.expectStage('Amending')

  await test.step('the draft is open in the window of whoever writes it', async () => {
    await ardesia.goToEndOf(mandate)
    await ardesia.page.keyboard.type(' without further delay', { delay: 5 })
    await expect(ardesia.draft).toContainText('without further delay')
    await ardesia.expectSaved()
  })

  const room = await test.step('the room has the second screen to itself', async () => {
    await secretariat.open('Amendments')
    const beside = await plugInScreen(first)
    const shown = await roomOf(first, () =>
      first.window.getByRole('button', { name: 'Show to the room' }).click(),
    )
    await expect.poll(() => placeOf(first)).toEqual({ ...beside, isFullScreen: true })
    return shown
  })

  // A delegation is not offered one; whoever opens it all the same sees what the room sees.
  const another = await roomOf(second, () =>
    second.window.evaluate(() => window.rapporteur?.openProjector()),
  )
  const rooms = [room, another]

  await test.step('neither tells that there is a draft, in words or otherwise', async () => {
    for (const each of rooms) {
      await expect(each.getByText('No amendment is under consideration.')).toBeVisible()
      expect(await each.content()).not.toContain('further delay')
      expect(await each.content()).not.toMatch(/draft/i)
    }
  })

  await test.step('tabled and taken up it is before the room; the next draft is not', async () => {
    await ardesia.table('without further delay')
    await president.page.getByRole('button', { name: 'Take up A/1' }).first().click()
    for (const each of rooms) {
      await expect(each.getByRole('heading', { name: 'A/1 Ardesia' })).toBeVisible()
      await expect(each.locator('ins').first()).toContainText('without further delay')
    }
    await ardesia.goToEndOf(adherence)
    await ardesia.page.keyboard.type(' in all secrecy', { delay: 5 })
    await expect(ardesia.draft).toContainText('in all secrecy')
    await ardesia.expectSaved()
    await president.page.getByRole('button', { name: 'Adopt A/1' }).first().click()
    const asked = president.page.getByRole('alertdialog')
    await asked.getByRole('button', { name: 'Adopt', exact: true }).click()
    for (const each of rooms) {
      await expect(each.locator('.projector-state')).toContainText('Adopted at')
      expect(await each.content()).not.toContain('secrecy')
    }
  })
})

/** What opens the window for the room, and that window. */
async function roomOf({ app }: Rapporteur, open: () => Promise<unknown>): Promise<Page> {
  const [room] = await Promise.all([app.waitForEvent('window'), open()])
  return room
}

/** The virtual display has one screen: half of it is given out for a second one. */
function plugInScreen({ app }: Rapporteur) {
  return app.evaluate(({ screen }) => {
    const own = screen.getPrimaryDisplay()
    const bounds = { x: 800, y: 0, width: 800, height: own.bounds.height }
    const second = { ...own, id: own.id + 1, bounds, workArea: bounds }
    screen.getDisplayMatching = () => own
    screen.getAllDisplays = () => [own, second]
    return { x: bounds.x, y: bounds.y }
  })
}

/** Where the window for the room is. */
function placeOf({ app }: Rapporteur) {
  return app.evaluate(({ BrowserWindow }) => {
    const [room] = BrowserWindow.getAllWindows().filter((each) => !each.isMenuBarVisible())
    if (!room) throw new Error('The room has its window')
    const { x, y } = room.getBounds()
    return { x, y, isFullScreen: room.isFullScreen() }
  })
}
