import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Person } from './person'
import { expect, test } from './test'

/** Drops a file from outside on what is in the middle of an element, as the system does. */
async function dropOn(page: Page, selector: string, file: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`Not on the screen: ${selector}`)
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)]
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await devtools.detach()
}

/** Whether the browser was kept from its own way with every drop, which is to open the file. */
async function watchDrops(page: Page): Promise<() => Promise<readonly boolean[]>> {
  await page.evaluate(() => {
    const seen: boolean[] = []
    Object.assign(window, { seen })
    window.addEventListener('drop', (event) => seen.push(event.defaultPrevented))
  })
  return () => page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)
}

test('a file that is dropped on the window is refused with a sentence', async ({
  openHub,
  folder,
  page,
}) => {
  const file = async (name: string) => {
    await writeFile(join(folder, name), 'Words.')
    return join(folder, name)
  }
  const papers = join(folder, 'papers')
  await mkdir(papers)
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const address = page.url()
  const prevented = await watchDrops(page)
  const said = page.getByRole('alert')
  const report = await file('report.docx')
  // While the text is drafted a document may become it, and is read at once.
  await dropOn(page, '.page', report)
  const taken = page.getByRole('dialog', { name: 'report.docx as the text' })
  await expect(taken.getByRole('alert')).toContainText('report.docx is no Word document.')
  await taken.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(taken).toHaveCount(0)
  await sofia.openStage('Open amendments')
  await sofia.expectStage('Amending')
  for (const [place, dropped, sentence] of [
    ['.page', report, 'A document cannot be brought in like this now.'],
    ['.outline-entry', await file('chair.png'), 'A picture has no place in the text.'],
    ['.bar', papers, 'A folder cannot be dropped here.'],
    ['.foot', await file('speech.mp3'), 'A file of this kind has no place in the text.'],
  ] as const) {
    await dropOn(page, place, dropped)
    await expect(said).toContainText(sentence)
  }
  expect(await prevented()).toEqual([true, true, true, true, true])
  await page.getByRole('button', { name: 'Put away' }).click()
  await expect(said).toHaveCount(0)
  expect(page.url()).toBe(address)
})

test('so it is in the application, on its first screen', async ({ launch, folder }) => {
  const { window } = await launch()
  await expect(window.getByRole('heading', { name: 'Rapporteur' })).toBeVisible()
  const address = window.url()
  const prevented = await watchDrops(window)
  const file = join(folder, 'report.html')
  await writeFile(file, '<p>Words.</p>')
  await dropOn(window, 'main', file)
  await expect(window.getByRole('alert')).toContainText('A document cannot be brought in')
  expect(await prevented()).toEqual([true])
  expect(window.url()).toBe(address)
})
