import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Person } from './person'
import { expect, test } from './test'

test('When the hub is lost, the secretariat has the standby take over, and windows go there', async ({
  folder,
  openHub,
  launch,
  page,
}) => {
  const first = await openHub()
  const sofia = new Person(page, 'Sofia')
  await sofia.joinInBrowser(first.invitation)
  const { window } = await launch()
  const ana = new Person(window, 'Ana Ruiz')
  await ana.joinInApplication(await sofia.invite('Ardesia'))

  const standby = await test.step('a standby follows by a link of the secretariat', async () => {
    await sofia.page.getByRole('button', { name: 'Make a standby link' }).click()
    const link = await sofia.page.getByRole('textbox', { name: 'Standby link' }).inputValue()
    const file = join(folder, 'standby.link')
    await writeFile(file, link)
    const second = await openHub({ args: ['--standby', file] })
    await expect(
      sofia.page.getByText(`The standby at ${second.address} has everything.`),
    ).toBeVisible()
    return second
  })

  await test.step('a page in a browser may go to it once it was loaded anew', async () => {
    await sofia.page.reload()
    await sofia.seesText()
    await sofia.goToEndOf('Under article 13, paragraph 3')
    await sofia.page.keyboard.type(' Sofia before.')
    await ana.goToEndOf('The Protocol on Prohibitions')
    await ana.page.keyboard.type(' Ana before.')
    await sofia.expectSaved()
    await ana.expectSaved()
  })

  await test.step('the hub is killed, and whoever types goes on typing', async () => {
    await first.stop('SIGKILL')
    await ana.page.keyboard.type(' Ana meanwhile.')
    await expect(sofia.notice('The hub of this conference cannot be reached')).toBeVisible()
    await expect(ana.notice('The hub of this conference cannot be reached')).toHaveCount(0)
  })

  await test.step('the secretariat has the standby take over, by one act that is asked once more', async () => {
    const lost = sofia.notice('The hub of this conference cannot be reached')
    await lost.getByRole('button', { name: 'Have the standby take over' }).click()
    const asked = sofia.page.getByRole('alertdialog')
    await expect(asked).toContainText('cannot be undone')
    await asked.getByRole('button', { name: 'Have the standby take over' }).click()
  })

  await test.step('both windows go there, say so, and have lost nothing', async () => {
    for (const each of [sofia, ana]) {
      const moved = each.notice(`goes on at its second computer, ${standby.address}`)
      await expect(moved).toBeVisible({ timeout: 60_000 })
      await expect(moved.getByRole('alert')).toHaveCount(0)
      await each.seesText()
      await expect(each.block('Ana before. Ana meanwhile.')).toBeVisible()
      await expect(each.block('Sofia before.')).toBeVisible()
      await each.expectSaved()
    }
  })

  await test.step('what is written there, where the caret was, is at the other at once', async () => {
    await expect(ana.block('Ana meanwhile.')).toBeInViewport()
    await ana.page.keyboard.type(' Ana after.')
    await expect(sofia.block('Ana meanwhile. Ana after.')).toBeVisible()
    await sofia.notice('goes on at its second computer').getByRole('button').click()
    await expect(sofia.notice('goes on at its second computer')).toHaveCount(0)
  })
})
