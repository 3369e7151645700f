import { Person } from './person'
import { expect, test } from './test'

const officers = 'confirmed the nomination of the following Vice-Presidents'

test('the line between two columns is drawn with the mouse, and with a key taken back', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia Marin')
  await sofia.joinInBrowser(hub.invitation)
  const table = sofia.text
    .locator('.table')
    .filter({ has: page.locator('td') })
    .first()
  await table.scrollIntoViewIfNeeded()
  const cell = table.locator('td').first()
  const width = async () => (await cell.boundingBox())?.width ?? 0
  const before = await width()
  const draw = async (by: number, ...keys: readonly string[]) => {
    const box = await cell.boundingBox()
    if (!box) throw new Error('The table is on the page')
    const [x, y] = [box.x + box.width - 3, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + by, y, { steps: 4 })
    for (const key of keys) await page.keyboard.press(key)
    await page.mouse.up()
  }
  await draw(60)
  await expect.poll(width).toBeGreaterThan(before + 50)
  const wider = await width()
  await draw(60, 'Escape')
  await expect.poll(width).toBe(wider)
  await cell.click()
  await page.keyboard.press('Control+z')
  await expect.poll(width).toBe(before)
  await sofia.expectSaved()
})

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
  // One letter: a menu takes several for one name only if they come within a second of each other.
  await keyboard.press('t')
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
