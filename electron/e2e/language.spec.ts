import type { Page } from '@playwright/test'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('in a browser a paragraph is put into the house style, spelled, and taken from agreed language', async ({
  openHub,
  page,
}) => {
  // Wide enough that every view has its button in the foot.
  await page.setViewportSize({ width: 1440, height: 900 })
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia')
  await sofia.joinInBrowser(hub.invitation)

  await test.step('what departs from the house style is shown and put right by the keyboard', async () => {
    await sofia.goToEndOf(opening)
    await page.keyboard.type(' The UN recognised the recomended text. ')
    await expect(marks(page)).toHaveText(['UN', 'recognised', 'recomended'], { timeout: 20_000 })
    await page.keyboard.press('Home')
    await page.keyboard.press('F7')
    const card = page.getByRole('dialog', { name: 'Abbreviations' })
    await expect(card.getByRole('button', { name: 'Apply' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(sofia.block(opening)).toContainText('The United Nations recognised')
    await expect(sofia.text).toBeFocused()
  })

  await test.step('a misspelt word is put right by what is suggested', async () => {
    await page.locator('.style-mark', { hasText: 'recomended' }).click()
    await page
      .getByRole('dialog', { name: 'Spelling' })
      .getByRole('button', { name: 'recommended' })
      .click()
    await expect(sofia.block(opening)).toContainText('recognised the recommended text.')
    await expect(marks(page)).toHaveText(['recognised'])
  })

  await test.step('the rest is put right from the list, and undone with one step', async () => {
    await page.getByRole('button', { name: /^House style/ }).click()
    const group = page.getByRole('region', { name: /^United Nations spelling/ })
    await group.getByRole('button', { name: 'Apply' }).click()
    await expect(sofia.block(opening)).toContainText('recognized the recommended text.')
    await sofia.text.focus()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(sofia.block(opening)).toContainText('recognised the recommended text.')
  })

  await test.step('a clause is found and inserted without the mouse', async () => {
    await page.keyboard.press('Control+Alt+L')
    await page.keyboard.type('thanks host')
    const list = page.getByRole('listbox', { name: 'Clauses' })
    await expect(list.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(sofia.block('thanked the people')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sofia.text).toBeFocused()
  })

  await test.step('what is kept is there after a reload, and is inserted with where it was agreed', async () => {
    await sofia.block('Conference adopted its agenda').click()
    await page.keyboard.press('Control+Alt+L')
    await page.getByRole('button', { name: 'Add to agreed language' }).click()
    await sofia.expectSaved()
    await page.reload()
    await sofia.seesText()
    await sofia.expectSaved()
    await sofia.goToEndOf(opening)
    await page.keyboard.press('Control+Alt+L')
    await page.keyboard.type('adopted agenda reproduced')
    const list = page.getByRole('listbox', { name: 'Clauses' })
    await expect(list.getByRole('option').first()).toContainText('adopted its agenda')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const inserted = sofia.text.locator('.agreed-before')
    await expect(inserted).toHaveAttribute('title', /Seventh Annual Conference .*, \d+/)
  })
})

test('in Electron spelling is checked without the network', async ({ launch }) => {
  const { window } = await launch()
  await window.getByRole('button', { name: /^Open the sample conference/ }).click()
  const person = new Person(window, 'Secretariat')
  await person.seesText()
  await person.goToEndOf(opening)
  await window.keyboard.type(' It was recomended. ')
  await expect(marks(window)).toHaveText(['recomended'])
  await window.locator('.style-mark', { hasText: 'recomended' }).click()
  await expect(window.getByRole('button', { name: 'recommended', exact: true })).toBeVisible()
})

/** Those in the paragraph under test: the sample's own typed references are marked as well. */
const marks = (page: Page) =>
  page.locator('.paragraph', { hasText: opening }).locator('.style-mark')
