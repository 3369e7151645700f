import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { gather, openAmendments } from './meeting'
import type { Person } from './person'
import { expect, test } from './test'

/** The text as a file, as somebody takes it home. */
async function fileOf({ page }: Person, form: RegExp, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: form }).first().click(),
  ])
  await download.saveAs(path)
  await page.keyboard.press('Escape')
}

/** Somebody writes in it with tracking switched on, and then with tracking switched off. */
async function writtenIn(path: string): Promise<void> {
  const parts = unzipSync(new Uint8Array(await readFile(path)))
  const name = 'word/document.xml'
  const before = strFromU8(parts[name] ?? new Uint8Array())
  const by = 'w:id="9001" w:author="Ana" w:date="2005-11-21T09:00:00Z"'
  const comes = `<w:ins ${by}><w:r><w:t xml:space="preserve"> It met in private.</w:t></w:r></w:ins>`
  const tracked = before.replace(/(was convened accordingly[^<]*<\/w:t><\/w:r>)/, `$1${comes}`)
  expect(tracked).not.toBe(before)
  const after = tracked.replace('promote wider adherence', 'promote the widest adherence')
  expect(after).not.toBe(tracked)
  await writeFile(path, zipSync({ ...parts, [name]: strToU8(after) }))
}

test('a delegation’s Word file becomes drafts, of those paragraphs that it chooses', async ({
  openHub,
  browser,
  folder,
}) => {
  const hub = await openHub()
  const meeting = await gather(hub, browser)
  const { ardesia, belvane } = meeting
  await openAmendments(meeting)
  const path = join(folder, 'ardesia.docx')
  await fileOf(ardesia, /Word/, path)
  await writtenIn(path)
  const { page } = ardesia
  const dialog = page.getByRole('dialog', { name: 'Proposals in ardesia.docx' })

  const bring = async (file: string) => {
    await page.getByRole('button', { name: 'Propose' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'From a file…' }).click(),
    ])
    await chooser.setFiles(file)
  }

  await test.step('what it would change is listed before anything is begun', async () => {
    await bring(path)
    await expect(dialog.locator('.file-in-row')).toHaveCount(2)
    await expect(dialog.locator('ins').first()).toContainText('It met in private.')
    await expect(dialog.locator('.file-in-row').nth(1)).toContainText('not tracked')
    await expect(page.locator('.draft')).toHaveCount(0)
  })

  await test.step('what is unticked is left, and the rest is begun as drafts', async () => {
    await dialog.getByRole('checkbox').nth(1).press('Space')
    await dialog.getByRole('button', { name: 'Begin 1 draft' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.locator('.draft')).toHaveCount(1)
    await expect(page.locator('.draft')).toContainText('the widest adherence')
    await ardesia.expectSaved()
    await expect(belvane.page.locator('.draft')).toHaveCount(0)
  })

  await test.step('a file of another form is compared just as well', async () => {
    const other = join(folder, 'ardesia.akn')
    await fileOf(ardesia, /Akoma Ntoso/, other)
    const said = await readFile(other, 'utf8')
    const written = said.replace('was convened accordingly', 'was duly convened')
    expect(written).not.toBe(said)
    await writeFile(other, written)
    await bring(other)
    const compared = page.getByRole('dialog', { name: 'Proposals in ardesia.akn' })
    await expect(compared.locator('.file-in-row')).toHaveCount(1)
    await expect(compared.locator('ins').first()).toContainText('duly')
    await compared.getByRole('button', { name: 'Cancel' }).click()
    await expect(compared).toHaveCount(0)
  })

  await test.step('a file that is none is refused with a sentence', async () => {
    const noFile = join(folder, 'false.docx')
    await writeFile(noFile, 'Words.')
    await bring(noFile)
    const refused = page.getByRole('dialog', { name: 'Proposals in false.docx' })
    await expect(refused.getByRole('alert')).toContainText('is no Word document')
    await refused.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(refused).toHaveCount(0)
  })
})
