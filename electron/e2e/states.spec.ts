import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../tools/root'
import { Person } from './person'
import { expect, test } from './test'

/** The day of which the text takes its count and its annex: 85 States were bound. */
const day = '2005-11-23'

test('what a text has from the register of States is marked when the register changes, and renewed', async ({
  launch,
  openHub,
  folder,
}) => {
  const hub = await openHub()
  const { window } = await launch()
  const sofia = new Person(window, 'Sofia Marin')
  await sofia.joinInApplication(hub.invitation)
  const paragraph = 'exercise his authority to achieve the goal of universality'
  const mark = sofia.text.locator('.count-mark')
  const inSentence = mark.and(window.locator('[data-of="count"]'))
  const aboveList = mark.and(window.locator('[data-of="list"]'))
  const panel = window.getByRole('region', { name: 'States', exact: true })

  await test.step('a list is taken in when what is in doubt is settled', async () => {
    await openStates(sofia)
    const list = join(folder, 'list.csv')
    await writeFile(list, 'State,Consent\nBenin,03/04/2006\nAtlantis,2006-05-01\n')
    await window.locator('input[type="file"]').setInputFiles(list)
    await expect(window.getByText('2 doubts have to be settled')).toBeVisible()
    await window.getByRole('button', { name: 'April 3, 2006' }).click()
    await window.getByRole('button', { name: 'Add “Atlantis” as a State' }).click()
    await window.getByRole('button', { name: 'Add it', exact: true }).click()
    await window.getByRole('button', { name: 'Take in 2 States' }).click()
    const atlantis = window.getByRole('row').filter({ hasText: 'Atlantis' })
    await expect(atlantis).toContainText('Added by hand')
    await expect(atlantis).toContainText('May 1, 2006')
  })

  await test.step('a count is put into a sentence, and an annex behind the text', async () => {
    await sofia.open('Text')
    await sofia.goToEndOf(paragraph)
    await window.keyboard.type(' States bound: ')
    await openStates(sofia)
    await window.getByLabel('At the end of').fill(day)
    await window.getByText('In the text').click()
    await window.getByRole('button', { name: 'Put the count at the caret' }).click()
    await window.getByRole('button', { name: 'Add an annex with those bound' }).click()
    await expect(window.getByText('The annex stands at the end of the text.')).toBeVisible()
    await expect(sofia.block(paragraph)).toContainText('States bound: 85')
    await expect(sofia.block('As of 23 November 2005')).toContainText('Amended Protocol II')
    await expect(sofia.text.locator('.from-states', { hasText: 'Albania' })).toHaveCount(1)
    await expect(mark).toHaveCount(0)
  })

  await test.step('the register says otherwise, and so do the page and what is outstanding', async () => {
    await window.getByRole('button', { name: 'Change what is said of Albania' }).click()
    await window.getByRole('textbox', { name: 'Notified its consent to be bound' }).fill('')
    await window.getByRole('button', { name: 'Change the register' }).click()
    await expect(panel.getByText('The register now says 84.')).toBeVisible()
    await sofia.open('Text')
    await expect(inSentence).toHaveText('now 84Renew')
    await expect(aboveList).toHaveText('The register no longer has Albania.Renew')
    await expect(sofia.text.locator('.count-gone')).toHaveText('Albania')
    await sofia.open('Export')
    await expect(
      window.getByText('2 places in the text do not say what the register of States says by now'),
    ).toBeVisible()
  })

  await test.step('a count is renewed in Outstanding, a list on the page', async () => {
    await sofia.open('Outstanding')
    await window.getByRole('button', { name: /^“85”, as of/ }).click()
    await window.getByRole('button', { name: /^Renew “85”/ }).click()
    await expect(sofia.block(paragraph)).toContainText('States bound: 84')
    await expect(inSentence).toHaveCount(0)
    await sofia.open('Text')
    await aboveList.getByRole('button').click()
    await expect(mark).toHaveCount(0)
    await expect(sofia.text.locator('.from-states', { hasText: 'Albania' })).toHaveCount(0)
    await sofia.open('Export')
    await expect(window.getByText('do not say what the register of States says')).toHaveCount(0)
    await sofia.expectSaved()
  })
})

test('an Arabic text has its annex of States in Arabic, and no row of the table is cut', async ({
  openHub,
  page,
}) => {
  const hub = await openHub({ args: ['--text', join(root, 'electron/e2e/arabic.json')] })
  const sofia = new Person(page, 'صوفيا')
  await sofia.joinInBrowser(hub.invitation)
  await openStates(sofia)
  await page.getByLabel('At the end of').fill(day)

  await test.step('its table is all there in a window of half the size', async () => {
    await page.setViewportSize({ width: 640, height: 430 })
    const change = page.getByRole('button', { name: 'Change what is said of Zimbabwe' })
    await change.scrollIntoViewIfNeeded()
    await expect(change).toBeInViewport({ ratio: 1 })
    // The text, which the panel covers, has a table too.
    const headers = page
      .getByRole('region', { name: 'States', exact: true })
      .getByRole('columnheader')
    const last = headers.last()
    await last.scrollIntoViewIfNeeded()
    await expect(last).toBeInViewport({ ratio: 1 })
    await expect(headers.first()).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  await test.step('its heading and the sentence above are in the language of the names', async () => {
    await page.getByText('In the text').click()
    await page.getByRole('button', { name: 'Add an annex with those bound' }).click()
    await expect(sofia.block('الدول التي أخطرت برضاها بالالتزام')).toBeAttached()
    const lead = sofia.block('كانت الدول التالية قد أخطرت')
    await expect(lead).toContainText('23 تشرين الثاني/نوفمبر 2005')
    await expect(lead).toContainText('البروتوكول الثاني المعدل')
  })
})

async function openStates({ page }: Person): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Open: States')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('At the end of')).toBeVisible()
}
