import { holdable } from './holdable'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('the pen, the seat and the device are taken at once, and what was typed is kept', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const sofia = new Person(await page(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const ana = new Person(await page(), 'Ana')
  const line = await holdable(ana.page)
  const link = await sofia.invite('Ardesia')
  await ana.joinInBrowser(link)
  const person = sofia.page.locator('.person').filter({ hasText: 'Ana' })
  await person.locator('summary').click()

  await test.step('a link that has been used lets in nobody else', async () => {
    const eve = await page()
    await eve.goto(link)
    await eve.getByLabel('Your name').fill('Eve')
    await eve.getByRole('button', { name: 'Join the conference' }).click()
    await expect(eve.getByRole('alert')).toContainText('not a valid invitation')
    await eve.context().close()
  })

  await test.step('another device of the same person is asked for no name', async () => {
    await ana.open('Delegations')
    await ana.page.getByRole('button', { name: 'Add another device' }).click()
    const own = await ana.page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    await ana.open('Text')
    const telephone = new Person(await page(), 'Ana')
    await telephone.page.goto(own)
    await expect(telephone.page.getByText('another device of yours')).toBeVisible()
    await expect(telephone.page.getByLabel('Your name')).toHaveCount(0)
    await telephone.page.keyboard.press('Enter')
    await telephone.seesText()
    await telephone.goToEndOf(opening)
    await telephone.page.keyboard.type(' By telephone.')
    await expect(ana.block(opening)).toContainText('By telephone.')
    await telephone.expectSaved()
    await ana.open('Delegations')
    await ana.page.getByRole('button', { name: 'End the access of device 2 of Ana' }).click()
    const asked = ana.page.getByRole('alertdialog')
    await asked.getByRole('button', { name: 'End access' }).click()
    await expect(telephone.page.getByText('has ended the access of this device')).toBeVisible()
    await telephone.page.context().close()
    await ana.open('Text')
  })

  await test.step('words on their way when the pen is taken are offered back', async () => {
    await ana.goToEndOf(opening)
    line.hold()
    await ana.page.keyboard.type(' On its way.')
    await person.getByText('Has the pen').click()
    await expect(person).toContainText('without the pen')
    line.letGo()
    await expect(ana.notice('without the pen')).toBeVisible()
    await expect(ana.text).toHaveAttribute('aria-readonly', 'true')
    await expect(ana.notice('On its way.')).toBeVisible()
    await expect(sofia.block(opening)).not.toContainText('On its way.')
  })

  await test.step('given back, one writes again', async () => {
    await person.getByText('Has the pen').click()
    await expect(ana.text).not.toHaveAttribute('aria-readonly', 'true')
    await ana.goToEndOf(opening)
    await ana.page.keyboard.type(' Allowed again.')
    await expect(sofia.block(opening)).toContainText('Allowed again.')
    await ana.expectSaved()
  })

  await test.step('another seat is another window, and what was set aside is still there', async () => {
    await person.getByRole('button', { name: /Another seat/ }).click()
    await sofia.page.getByRole('option', { name: 'Observer', exact: true }).click()
    await person.getByRole('button', { name: 'Give' }).click()
    await expect(ana.notice('another seat: Observer')).toBeVisible()
    await expect(ana.text).toHaveAttribute('aria-readonly', 'true')
    await expect(ana.notice('On its way.')).toBeVisible()
    await expect(ana.block(opening)).toContainText('Allowed again.')
    await ana.notice('another seat: Observer').getByRole('button', { name: 'Put away' }).click()
    await ana.page.reload()
    await expect(ana.notice('On its way.')).toBeVisible()
    await expect(ana.text).toHaveAttribute('aria-readonly', 'true')
    await expect(ana.notice('another seat')).toHaveCount(0)
  })

  await test.step('a device that is put out is told so, and does not come back', async () => {
    await person.getByRole('button', { name: /End the access of device/ }).click()
    await sofia.page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click()
    const told = ana.page.getByText('has ended the access of this device')
    await expect(told).toBeVisible()
    await ana.page.reload()
    await expect(told).toBeVisible()
    await expect(ana.text).toHaveCount(0)
    await expect(ana.notice('On its way.')).toBeVisible()
  })
})
