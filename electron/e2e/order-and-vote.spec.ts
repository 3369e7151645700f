import type { Locator } from '@playwright/test'
import { gather, openAmendments } from './meeting'
import type { Person } from './person'
import { expect, test } from './test'

const paragraph = 'on behalf of the States Parties'

test('the president places rivals by hand and by keys, and enters a recorded vote', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const meeting = await gather(hub, browser)
  const { ardesia, belvane, president, secretariat } = meeting
  await openAmendments(meeting)
  await amend(ardesia, 'exercise', 'use')
  await amend(belvane, 'exercise', 'employ')
  await amend(belvane, 'universality', 'full universality')
  const { page } = president
  await president.open('Amendments')
  await president.openRow('A/1')
  const order = (person: Person) => person.page.locator('.rival-order li')
  const labels = (person: Person) => order(person).locator('strong')
  const dialog = page.getByRole('alertdialog')

  await test.step('the first is carried to the end, and everyone reads that order', async () => {
    const before = await labels(president).allTextContents()
    expect(before).toHaveLength(3)
    await carry(order(president).first(), order(president).last(), 'lower')
    const after = [before[1], before[2], before[0]].map(String)
    await expect(labels(president)).toHaveText(after)
    await expect(page.locator('.rival-order h4')).toContainText('as the president has placed them')
    await secretariat.open('Amendments')
    await secretariat.openRow('A/1')
    await expect(labels(secretariat)).toHaveText(after)
    await expect(secretariat.page.locator('.place-buttons')).toHaveCount(0)
    expect(await order(secretariat).first().getAttribute('draggable')).toBeNull()
  })

  await test.step('Escape leaves it where it was', async () => {
    const before = await labels(president).allTextContents()
    await carry(order(president).last(), order(president).first(), 'upper', 'Escape')
    await expect(page.locator('.rival-order [data-held], .rival-order [data-drop]')).toHaveCount(0)
    await expect(labels(president)).toHaveText(before)
  })

  await test.step('by keys one goes on until it is first, and the focus goes with it', async () => {
    const last = (await labels(president).last().textContent()) ?? ''
    const earlier = page.getByRole('button', { name: `Decide ${last} earlier` }).last()
    await earlier.focus()
    await page.keyboard.press('Enter')
    await expect(labels(president).nth(1)).toHaveText(last)
    await expect(earlier).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(labels(president).first()).toHaveText(last)
    await expect(earlier).toBeDisabled()
    const later = page.getByRole('button', { name: `Decide ${last} later` }).last()
    await expect(later).toBeFocused()
  })

  await test.step('a vote is offered once votes have been allowed', async () => {
    await page.getByRole('button', { name: 'Adopt A/1' }).click()
    await expect(dialog.getByText('With a recorded vote')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await secretariat.page.getByText('Rules of the debate').click()
    await secretariat.page.getByRole('checkbox', { name: 'Recorded votes' }).press('Space')
    await page.getByRole('button', { name: 'Adopt A/1' }).click()
    await dialog.getByRole('checkbox', { name: 'With a recorded vote' }).press('Space')
    await expect(dialog.getByText('0 for, 0 against, 0 abstaining')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Adopt', exact: true })).toBeDisabled()
  })

  await test.step('each delegation votes once, and may be put right', async () => {
    await vote(dialog, 'Ardesia', 'For')
    await vote(dialog, 'Belvane', 'Against')
    await vote(dialog, 'Camoria', 'For')
    await expect(dialog.getByText('2 for, 1 against, 0 abstaining')).toBeVisible()
    await vote(dialog, 'Camoria', 'Abstains')
    await vote(dialog, 'Belvane', 'Against')
    await expect(dialog.getByText('1 for, 0 against, 1 abstaining')).toBeVisible()
    await vote(dialog, 'Belvane', 'For')
    await dialog.getByRole('button', { name: 'Adopt', exact: true }).press('Enter')
    const said = /Adopted at .*; 2 for, 0 against, 1 abstaining/
    for (const each of [president, secretariat]) await expect(each.card('A/1')).toContainText(said)
    await secretariat.open('Record')
    const entry = secretariat.page.getByRole('row').filter({ hasText: 'Adopted A/1' })
    await expect(entry).toContainText('2 for, 0 against, 1 abstaining')
  })

  await test.step('beneath the board nothing is reached, and the focus goes back where it was', async () => {
    await president.open('Text')
    await president.goToEndOf('States Parties promote wider adherence')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('open amendments')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Amendments', exact: true })).toBeFocused()
    const isBeneath = () =>
      page.evaluate(() => document.activeElement?.closest('.desk, .outline') != null)
    for (let tabs = 0; tabs < 30; tabs++) {
      await page.keyboard.press('Tab')
      expect(await isBeneath()).toBe(false)
    }
    await page.keyboard.press('F6')
    expect(await isBeneath()).toBe(false)
    await page.keyboard.press('Escape')
    await expect(president.text).toBeFocused()
  })
})

/** Presses the button of one way of voting in the line of a delegation; pressed again it is taken back. */
async function vote(dialog: Locator, delegation: string, way: string): Promise<void> {
  const line = dialog.getByRole('radiogroup', { name: `How ${delegation} voted` })
  await line.getByRole('radio', { name: way }).press('Space')
}

/** Holds one row over the upper or lower half of another and lets it go, unless a key is pressed. */
async function carry(from: Locator, to: Locator, half: 'upper' | 'lower', key?: string) {
  const { mouse, keyboard } = from.page()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('Both are on the screen')
  await mouse.move(start.x + 12, start.y + start.height / 2)
  await mouse.down()
  await mouse.move(start.x + 20, start.y + start.height / 2 + 6, { steps: 3 })
  await mouse.move(end.x + 20, end.y + end.height * (half === 'upper' ? 0.25 : 0.75), { steps: 6 })
  await expect(to).toHaveAttribute('data-drop', half === 'upper' ? 'before' : 'after')
  if (key) await keyboard.press(key)
  await mouse.up()
}

/** Selects a word of the paragraph, types another, and tables that. */
async function amend(person: Person, word: string, other: string): Promise<void> {
  await person.selectIn(paragraph, word)
  await person.page.keyboard.type(other, { delay: 5 })
  await person.table(other)
}
