import { expect } from '@playwright/test'
import { gather } from './meeting'
import type { Person } from './person'
import { test } from './test'

test('brackets are set, reserved on, settled and adopted over by those who may', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const { secretariat, ardesia, belvane, president } = await gather(hub, browser)
  const outstanding = (person: Person) => person.page.locator('.outstanding-entry')
  const rows = (person: Person) => person.page.locator('.outstanding-words').allInnerTexts()

  await test.step('typed by one, they are listed for all as that delegation’s', async () => {
    await ardesia.goToEndOf('Observers also made statements')
    await ardesia.page.keyboard.type(' They [shall [not]] speak.')
    await ardesia.expectSaved()
    for (const each of [secretariat, belvane]) {
      await each.open('Outstanding')
      await expect
        .poll(() => rows(each))
        .toEqual([
          '[shall [not]]',
          '[not]',
          '[recommended][requested]',
          '[and report on their efforts to the Eighth Annual Conference]',
        ])
    }
    await expect(outstanding(belvane).first()).toContainText('Ardesia')
  })

  await test.step('another reserves its position, where the caret is', async () => {
    await outstanding(belvane).first().click()
    await belvane.page.keyboard.press('Control+Alt+KeyK')
    const tool = belvane.page.getByRole('dialog', { name: 'Brackets and agreement' })
    await tool.getByRole('radio', { name: 'We reserve' }).click()
    await belvane.page.keyboard.press('Escape')
    await expect(outstanding(secretariat).first()).toContainText('Belvane reserving')
  })

  await test.step('the secretariat keeps the words of one and chooses one of two', async () => {
    await outstanding(secretariat).nth(1).click()
    await secretariat.page.getByRole('button', { name: 'Take out “not” with its brackets' }).click()
    await outstanding(secretariat).filter({ hasText: 'requested' }).click()
    await secretariat.page.getByRole('button', { name: /^Choose “recommended”/ }).click()
    for (const each of [ardesia, president]) {
      await expect.poll(() => each.words('Observers also')).toContain('They [shall] speak.')
      const mandate = () => each.words('on behalf of the States Parties, exercise')
      await expect.poll(mandate).toContain('The Conference recommended that the Secretary')
    }
  })

  await test.step('the president adopts over the rest with a reason, which is recorded', async () => {
    await secretariat.openStage('Open adoption')
    await president.page.getByRole('button', { name: /^Stage: Adopting/ }).click()
    await president.page.getByRole('menuitem', { name: 'Adopt the document' }).click()
    const dialog = president.page.getByRole('alertdialog')
    await expect(dialog).toContainText('2 points are still open')
    await expect(dialog.getByRole('list').first()).toHaveText('2 brackets')
    const yes = dialog.getByRole('button', { name: 'Adopt over what is open' })
    await expect(yes).toBeDisabled()
    await dialog.getByLabel(/give the reason/).fill('No delegation insists.')
    await yes.click()
    await secretariat.expectStage('Adopted')
    await secretariat.open('Record')
    const row = secretariat.page.getByRole('row').filter({ hasText: 'No delegation insists.' })
    await expect(row).toContainText('although there were 2 brackets')
    await expect(row).toContainText('Zoé Blanc')
  })
})
