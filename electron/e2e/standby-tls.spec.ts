import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Person } from './person'
import { expect, test } from './test'

/** Both hubs speak TLS with keys that no authority knows: the application goes by what it was told. */
const network = ['--host', '0.0.0.0']

test('In the application and over TLS, the standby takes over from a window, and windows move to it', async ({
  folder,
  openHub,
  launch,
}) => {
  const first = await openHub({ args: ['--sample', ...network] })
  const sofia = new Person((await launch()).window, 'Sofia')
  await sofia.joinInApplication(first.invitation)
  const ana = new Person((await launch()).window, 'Ana')
  await ana.joinInApplication(await sofia.invite('Ardesia'))
  const lost = 'The hub of this conference cannot be reached'
  const moved = 'goes on at its second computer'

  await test.step('a standby follows, by a link that names the key of the first', async () => {
    await sofia.page.getByRole('button', { name: 'Make a standby link' }).click()
    const link = await sofia.page.getByRole('textbox', { name: 'Standby link' }).inputValue()
    expect(link).toMatch(/^https:.*pin=[\w-]{43}/)
    const file = join(folder, 'standby.link')
    await writeFile(file, link)
    await openHub({ args: ['--standby', file, ...network] })
    await expect(sofia.page.getByText(/^The standby at https:\S+ has everything\.$/)).toBeVisible()
    await sofia.open('Text')
  })

  await test.step('the hub is killed while both type', async () => {
    await sofia.goToEndOf('Under article 13, paragraph 3')
    await ana.goToEndOf('The Protocol on Prohibitions')
    for (const each of [sofia, ana]) await each.page.keyboard.type(` ${each.name} before.`)
    for (const each of [sofia, ana]) await each.expectSaved()
    await first.stop('SIGKILL')
    for (const each of [sofia, ana]) await each.page.keyboard.type(` ${each.name} meanwhile.`)
  })

  await test.step('the secretariat has the standby take over, in its own window', async () => {
    const offer = sofia.notice(lost)
    await offer.getByRole('button', { name: 'Have the standby take over' }).click()
    const asked = sofia.page.getByRole('alertdialog')
    await asked.getByRole('button', { name: 'Have the standby take over' }).click()
  })

  await test.step('both windows go there by themselves, with every word', async () => {
    for (const each of [sofia, ana]) {
      await expect(each.notice(moved)).toBeVisible({ timeout: 90_000 })
      for (const { name } of [sofia, ana]) {
        await expect(each.block(`${name} before. ${name} meanwhile.`)).toBeVisible()
      }
      await each.expectSaved()
    }
  })

  await test.step('and go on: what one writes is at the other, and the record says who decided', async () => {
    await ana.goToEndOf('Ana meanwhile.')
    await ana.page.keyboard.type(' Ana after.')
    await expect(sofia.block('Ana meanwhile. Ana after.')).toBeVisible()
    await sofia.open('Record')
    await expect(sofia.page.getByText('Had the standby take over: hub number 2')).toBeVisible()
  })
})
