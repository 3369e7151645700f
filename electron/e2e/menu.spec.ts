import type { Rapporteur } from './launch'
import { expect, test } from './test'

/** Chooses an item of the application's menu as a click on it does. */
async function choose({ app }: Rapporteur, menu: string, item: string) {
  await app.evaluate(
    ({ BrowserWindow, Menu }, [inMenu, named]) => {
      const found = Menu.getApplicationMenu()
        ?.items.find(({ label }) => label === inMenu)
        ?.submenu?.items.find(({ label }) => label === named)
      if (!found?.enabled) throw new Error(`There is no ${inMenu} > ${named} to choose`)
      const window = BrowserWindow.getAllWindows()[0]
      found.click(undefined, window, window?.webContents)
    },
    [menu, item],
  )
}

async function openSample(rapporteur: Rapporteur) {
  const { window } = rapporteur
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(window).toHaveTitle(/Seventh Annual Conference/)
}

test('the menu leads back to the welcome screen, which lists where one was', async ({ launch }) => {
  const rapporteur = await launch()
  await openSample(rapporteur)
  await choose(rapporteur, 'File', 'Welcome')
  await rapporteur.window.getByRole('button', { name: /Seventh Annual Conference/ }).click()
  await expect(rapporteur.window).toHaveTitle(/Seventh Annual Conference/)
})

test('there is something to export in a conference only', async ({ launch }) => {
  const rapporteur = await launch()
  await expect(choose(rapporteur, 'File', 'Export…')).rejects.toThrow('to choose')
  await openSample(rapporteur)
  await choose(rapporteur, 'File', 'Export…')
})

test('what can be put in is offered from the menu', async ({ launch }) => {
  const rapporteur = await launch()
  const { window } = rapporteur
  await openSample(rapporteur)
  await window.getByText('By article 13, paragraph 1', { exact: false }).first().click()
  await choose(rapporteur, 'Edit', 'Insert…')
  await window.getByRole('menuitem', { name: 'Quotation' }).click()
  await window.keyboard.type('In their own words')
  await expect(window.locator('[data-kind="quotation"]')).toHaveText('In their own words')
})

test('words are found, and numbers gone to, from the menu', async ({ launch }) => {
  const rapporteur = await launch()
  const { window } = rapporteur
  await expect(choose(rapporteur, 'Edit', 'Find…')).rejects.toThrow('to choose')
  await openSample(rapporteur)
  await window.getByText('By article 13, paragraph 1', { exact: false }).first().click()
  await choose(rapporteur, 'Edit', 'Find…')
  await window.getByRole('textbox', { name: 'Find' }).fill('article 13')
  await expect(window.locator('.find-count')).toHaveText(/^\d+ of \d+$/)
  await expect(window.locator('.sheet .found-here')).toHaveText('article 13')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('textbox', { name: 'Text of the document' })).toBeFocused()
  await choose(rapporteur, 'Edit', 'Go to a Number…')
  await window.getByRole('textbox', { name: 'Go to a number' }).fill('999')
  await window.keyboard.press('Enter')
  await expect(window.getByText('Nothing in the text is printed with')).toBeVisible()
  await window.getByRole('textbox', { name: 'Go to a number' }).fill('annex I 1')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Text of the document' })).toBeFocused()
  await window.keyboard.type('Firstly, ')
  await expect(window.getByText('Firstly, Opening', { exact: false }).first()).toBeVisible()
})

test('undo in the menu is the undo of the text, and of a field where one types', async ({
  launch,
}) => {
  const rapporteur = await launch()
  const { window } = rapporteur
  await openSample(rapporteur)
  const paragraph = window.getByText('By article 13, paragraph 1', { exact: false }).first()
  await paragraph.click()
  await window.keyboard.type('Furthermore')
  await expect(paragraph).toContainText('Furthermore')
  await choose(rapporteur, 'Edit', 'Undo')
  await expect(paragraph).not.toContainText('Furthermore')
  await choose(rapporteur, 'Edit', 'Redo')
  await expect(paragraph).toContainText('Furthermore')
  // Words that are still on their way hold the window back.
  await expect(window.getByRole('button', { name: /^Saved/ })).toBeVisible()

  await choose(rapporteur, 'File', 'Welcome')
  await window.getByRole('button', { name: 'Join with an invitation' }).click()
  const field = window.getByLabel('Invitation link')
  await field.pressSequentially('http')
  await choose(rapporteur, 'Edit', 'Undo')
  await expect(field).toHaveValue('')
})
