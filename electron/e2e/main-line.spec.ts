import { expect, type Page } from '@playwright/test'
import { mainLine } from './main-line'
import { Person } from './person'
import { test } from './test'

test('three applications and a browser take a text from draft to paper', async ({
  launch,
  browser,
  folder,
}) => {
  const started = [await launch({ args: [`--save-to=${folder}`] }), await launch(), await launch()]
  const [host, first, second] = started.map(({ window }) => window)
  const fourth = await browser.newPage()
  const secretariat = new Person(must(host), 'Secretariat')
  const president = new Person(fourth, 'Zoé Blanc')
  await secretariat.page.getByRole('button', { name: 'Open the sample conference' }).click()
  await mainLine({
    secretariat,
    ardesia: new Person(must(first), 'Ana'),
    belvane: new Person(must(second), 'Bo'),
    president,
    admit: (person, link) =>
      person === president ? person.joinInBrowser(link) : person.joinInApplication(link),
    save: async (form) => {
      const { page } = secretariat
      await page.getByRole('button', { name: `Save as ${form}…` }).click()
      const path = page.locator('.export-done .path')
      await expect(path).toHaveText(form === 'Word' ? /docx$/ : /pdf$/)
      return path.innerText()
    },
  })
  await fourth.close()
})

test('four browsers do the same against a hub without a window', async ({ openHub, browser }) => {
  const hub = await openHub()
  // Each in a context of its own: people do not share a browser.
  const page = async () => (await browser.newContext()).newPage()
  const secretariat = new Person(await page(), 'Secretariat')
  await secretariat.joinInBrowser(hub.invitation)
  await mainLine({
    secretariat,
    ardesia: new Person(await page(), 'Ana'),
    belvane: new Person(await page(), 'Bo'),
    president: new Person(await page(), 'Zoé Blanc'),
    admit: (person, link) => person.joinInBrowser(link),
    save: async (form) => {
      const { page } = secretariat
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Save as ${form}…` }).click(),
      ])
      const path = test.info().outputPath(download.suggestedFilename())
      await download.saveAs(path)
      return path
    },
  })
})

function must(page: Page | undefined): Page {
  if (!page) throw new Error('Each application that was launched has its window')
  return page
}
