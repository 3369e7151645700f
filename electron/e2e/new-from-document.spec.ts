import { expect, test } from './test'

test('a conference begins with a document: from the first screen, and later from the menu', async ({
  launch,
}) => {
  const { app, window } = await launch()
  await window.getByRole('button', { name: /Host a conference/ }).click()
  await window.getByRole('textbox', { name: 'Title of the conference' }).fill('Tenth Conference')
  await window.getByRole('textbox', { name: 'Place and dates' }).fill('Geneva, 2030')
  await window.getByRole('textbox', { name: 'Your name' }).fill('Secretariat')
  await window.getByText('A document (Word').click()
  await expect(window.getByText('You are asked for it once the conference is open')).toBeVisible()
  await window.getByRole('button', { name: 'Open the conference' }).click()
  const which = window.getByRole('dialog', { name: 'Which document?' })
  const [chooser] = await Promise.all([
    window.waitForEvent('filechooser'),
    which.getByRole('button', { name: 'Choose the document…' }).click(),
  ])
  const buffer = Buffer.from('REPORT\n\n1. The Conference met.\n\n2. It rose.\n')
  await chooser.setFiles({ name: 'report.txt', mimeType: 'text/plain', buffer })
  await window
    .getByRole('dialog', { name: 'report.txt as the text' })
    .getByRole('button', { name: 'Take in as the text' })
    .click()
  const text = window.getByRole('textbox', { name: 'Text of the document' })
  await expect(text.getByText('It rose.')).toBeVisible()

  await app.evaluate(({ BrowserWindow, Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File')?.submenu
    const item = file?.items.find(({ label }) => label === 'Take in a document…')
    const shown = BrowserWindow.getAllWindows()[0]
    if (!item?.enabled) throw new Error('There is nothing to choose')
    item.click(undefined, shown, shown?.webContents)
  })
  await expect(which).toBeVisible()
  await which.getByRole('button', { name: 'Cancel' }).click()
  await expect(which).toHaveCount(0)
})
