import { expect, type Page } from '@playwright/test'
import { Person } from './person'
import { test } from './test'

/** The one that is put there: the sample has others. */
const reference = (page: Page) =>
  page.locator('.sheet .paragraph', { hasText: 'nomination of Ambassador' }).locator('.reference')

test('numbers are frozen and given anew, and references follow in every window', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = await (await browser.newContext()).newPage()
  const secretariat = new Person(page, 'Secretariat')
  await secretariat.joinInBrowser(hub.invitation)
  const president = new Person(await (await browser.newContext()).newPage(), 'President')
  await president.joinInBrowser(await secretariat.invite('President'))
  await secretariat.open('Text')

  await secretariat.goToEndOf('confirmed the nomination of Ambassador')
  await page.keyboard.type(' See ')
  await page.keyboard.press('Control+Alt+x')
  await page.getByRole('searchbox', { name: 'A number, or some words' }).fill('10')
  await page.getByRole('menuitem', { name: 'paragraph 10', exact: true }).click()
  await expect(reference(page)).toHaveText('paragraph 10')
  await page.keyboard.type('.')

  await page.getByRole('button', { name: 'Numbers: live' }).click()
  await page.getByRole('menuitem', { name: 'Freeze the numbers' }).click()
  await expect(president.page.getByText('Numbers: frozen')).toBeVisible()
  await secretariat.goToEndOf('confirmed the nomination of Ambassador')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A paragraph that was not there.')
  await expect(president.block('was not there')).toHaveAttribute('data-label', '7 bis.')
  await expect(president.block('also confirmed')).toHaveAttribute('data-number', '8.')
  await expect(reference(president.page)).toHaveText('paragraph 10')

  await page.getByRole('button', { name: 'Numbers: frozen' }).click()
  await page.getByRole('menuitem', { name: 'Renumber…' }).click()
  await expect(page.getByRole('alertdialog').getByText('paragraph 7 bis → 8')).toBeVisible()
  await page.getByRole('button', { name: 'Renumber', exact: true }).click()
  await expect(reference(president.page)).toHaveText('paragraph 11')
  await expect(president.block('was not there')).toHaveAttribute('data-number', '8.')
  await expect(president.block('also confirmed')).toHaveAttribute('data-number', '9.')

  await reference(president.page).click()
  await expect(president.text).toBeFocused()
  await president.page.keyboard.press('Alt+ArrowLeft')
  await expect(president.text).toBeFocused()
})
