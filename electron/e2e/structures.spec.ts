import { Person } from './person'
import { expect, test } from './test'

const officers = 'confirmed the nomination of the following Vice-Presidents'

test('what is put in from the menu is written on at once, by keys alone', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia Marin')
  await sofia.joinInBrowser(hub.invitation)
  const { keyboard } = page
  await sofia.goToEndOf(officers)

  await keyboard.press('Control+Alt+n')
  await expect(page.getByRole('menu', { name: 'Insert' })).toBeVisible()
  await keyboard.type('Tab')
  await expect(page.getByRole('menuitem', { name: 'Table…' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Columns' })).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(sofia.text).toBeFocused()
  for (const words of ['Office', 'Holder', 'Chair', 'Ardesia', 'Rapporteur', 'Belvane']) {
    await keyboard.type(words)
    await keyboard.press('Tab')
  }
  await keyboard.type('Total')
  const table = sofia.text.locator('.table').first()
  await expect(table.getByRole('row')).toHaveText([
    'OfficeHolder',
    'ChairArdesia',
    'RapporteurBelvane',
    'Total',
  ])

  await page.getByRole('button', { name: 'Table', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Caption' }).press('Enter')
  await expect(table.getByLabel('Caption of the table')).toBeFocused()
  await keyboard.type('Officers')
  await keyboard.press('Enter')
  await keyboard.type(' of all')
  await expect(table.getByLabel('Caption of the table')).toHaveValue('Officers')
  await expect(table.getByRole('row').last()).toHaveText('Total of all')

  await keyboard.press('Control+Alt+Enter')
  await keyboard.type('FURTHER WORK')
  await expect(page.locator('.contents')).toContainText('III.FURTHER WORK')

  await page.getByRole('button', { name: 'Section', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Remove this section…' }).press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Remove section III, “FURTHER WORK”?')
  await question.getByRole('button', { name: 'Remove section' }).press('Enter')
  await expect(page.locator('.contents')).not.toContainText('FURTHER WORK')
  await expect(sofia.text).toBeFocused()
})
