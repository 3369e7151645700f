import { expect, test } from './test'

test('Electron opens the window', async ({ launch }) => {
  const { window } = await launch()
  await expect(window).toHaveTitle(/Rapporteur/)
})

test('a browser opens the window that the hub serves', async ({ openHub, page }) => {
  const hub = await openHub()
  await page.goto(hub.address)
  await expect(page).toHaveTitle(/Rapporteur/)
})
