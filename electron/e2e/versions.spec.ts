import { readFile } from 'node:fs/promises'
import { Person } from './person'
import { expect, test } from './test'

test('versions are issued, read, compared and saved, and words are traced to who wrote them', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const secretariat = new Person(await page(), 'Secretariat')
  await secretariat.joinInBrowser(hub.invitation)
  const ardesia = new Person(await page(), 'Ana')
  await ardesia.joinInBrowser(await secretariat.invite('Ardesia'))
  const president = new Person(await page(), 'Zoé Blanc')
  await president.joinInBrowser(await secretariat.invite('President'))
  const l1 = 'CCW/AP.II/CONF.7/L.1'
  const desk = (person: Person) => person.page.locator('.version-desk')
  const rows = (person: Person) => person.page.locator('.version-desk .row')

  await test.step('the secretariat issues L.1, and everyone sees it listed', async () => {
    await secretariat.open('Versions')
    await secretariat.page.getByLabel('Symbol of the next version').fill(l1)
    await secretariat.page.getByRole('button', { name: 'Issue', exact: true }).click()
    await ardesia.open('Versions')
    await expect(ardesia.page.getByRole('heading', { name: l1 })).toBeVisible()
    await expect(ardesia.page.getByLabel('Symbol of the next version')).toHaveCount(0)
  })

  await test.step('the text goes on, and is issued as Rev.1 under the symbol that is suggested', async () => {
    await ardesia.goToEndOf('Observers also made statements')
    await ardesia.page.keyboard.type(' Ardesia thanked them.')
    await ardesia.expectSaved()
    await expect.poll(() => secretariat.words('Observers also')).toContain('Ardesia thanked')
    const symbol = secretariat.page.getByLabel('Symbol of the next version')
    await expect(symbol).toHaveValue(`${l1}/Rev.1`)
    await secretariat.page.getByRole('button', { name: 'Issue', exact: true }).click()
    await expect(secretariat.page.getByRole('heading', { name: `${l1}/Rev.1` })).toBeVisible()
    await expect(secretariat.page.getByText('One paragraph changed from the version')).toBeVisible()
  })

  await test.step('L.1 is read as it was, marked as not the current text, and left by one key', async () => {
    await ardesia.page.getByRole('button', { name: `Read ${l1}`, exact: true }).click()
    await expect(desk(ardesia)).toContainText('Not the current text.')
    const issued = ardesia.page.getByRole('textbox', { name: `Text of ${l1}`, exact: true })
    await expect(issued).toContainText('Observers also made statements')
    await expect(issued).not.toContainText('Ardesia thanked them')
    await issued.locator('p.paragraph').first().click()
    await ardesia.page.keyboard.type('No')
    await expect(issued.locator('p.paragraph').first()).not.toContainText('No')
    await ardesia.page.keyboard.press('Escape')
    await expect(desk(ardesia)).toHaveCount(0)
    await expect(ardesia.text).toContainText('Ardesia thanked them')
  })

  await test.step('the two are compared, with who proposed the change', async () => {
    await president.open('Versions')
    await president.page.getByRole('button', { name: /From$/ }).click()
    await president.page.getByRole('option', { name: l1, exact: true }).click()
    await president.page.getByRole('button', { name: /To$/ }).click()
    await president.page.getByRole('option', { name: `${l1}/Rev.1` }).click()
    await president.page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(rows(president)).toHaveCount(1)
    await expect(rows(president).locator('ins')).toContainText('Ardesia thanked them.')
    await expect(rows(president)).toContainText('Ana, Ardesia')
    await president.page.keyboard.press('F8')
    await expect(rows(president)).toBeFocused()
    await president.page.keyboard.press('Escape')
  })

  await test.step('words are traced to who wrote them, and to where the rest comes from', async () => {
    await president.block('Ardesia thanked them').click()
    await president.page.keyboard.press('Control+Alt+KeyW')
    const answer = president.page.getByRole('dialog', { name: 'Where do these words come from?' })
    const hands = answer.getByRole('listitem')
    await expect(hands.filter({ hasText: 'Ardesia thanked them' })).toContainText('Ana, Ardesia')
    await expect(hands.filter({ hasText: 'Observers also' })).toContainText('The opening text')
    await president.page.keyboard.press('Escape')
  })

  await test.step('a version is saved as it was issued', async () => {
    const coming = ardesia.page.waitForEvent('download')
    await ardesia.page.getByRole('button', { name: `Save ${l1} as a file`, exact: true }).click()
    await ardesia.page.getByRole('menuitem', { name: 'PDF' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('CCW-AP.II-CONF.7-L.1.pdf')
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
