import { join } from 'node:path'
import { Person } from './person'
import { expect, test } from './test'

const network = ['--sample', '--host', '0.0.0.0']

test('the application joins over TLS by what the invitation says, and by no other key', async ({
  launch,
  openHub,
  folder,
}) => {
  const hub = await openHub({ args: network })
  const other = await openHub({ args: network })
  expect(hub.invitation).toMatch(/^https:.*&pin=[\w-]{43}&/)
  const userData = join(folder, 'user')
  const { app, window } = await launch({ userData })
  const ana = new Person(window, 'Ana')

  await test.step('an invitation that leads to another key is refused in a sentence', async () => {
    await window.getByRole('button', { name: 'Join with an invitation' }).click()
    const link = window.getByLabel('Invitation link')
    await link.fill(hub.invitation.replace(hub.address, other.address))
    await window.keyboard.press('Enter')
    await expect(window.getByRole('alert')).toContainText('is not the hub that your invitation')
    await window.getByRole('button', { name: 'Join with an invitation' }).click()
  })

  await test.step('the right one is let in, and writes', async () => {
    await ana.joinInApplication(hub.invitation)
    await ana.goToEndOf('Conference was convened accordingly')
    await window.keyboard.type(' Over TLS.')
    await ana.expectSaved()
  })

  await test.step('whoever takes the address meanwhile is told nothing', async () => {
    const { port } = new URL(hub.address)
    const ask = () =>
      window.evaluate(
        (url) =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          ),
        `${hub.address}/api/nothing`,
      )
    expect(await ask()).toBe('answered')
    await hub.stop()
    await openHub({ args: network, port: Number(port) })
    expect(await ask()).toBe('refused')
    await app.close()

    const again = await launch({ userData })
    await again.window.getByRole('button', { name: /^Seventh Annual Conference/ }).click()
    await expect(again.window.getByRole('alert')).toContainText('is not the hub')
  })
})

test('a browser that trusts the certificate joins over TLS', async ({ openHub, browser }) => {
  const hub = await openHub({ args: network })
  // As after the page was opened in spite of the warning.
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const ben = new Person(await context.newPage(), 'Ben')
  await ben.joinInBrowser(hub.invitation)
  await ben.goToEndOf('Conference was convened accordingly')
  await ben.page.keyboard.type(' In a browser.')
  await ben.expectSaved()
  await context.close()
})
