import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../tools/root'
import { Person } from './person'
import { expect, test } from './test'

/** What a conference before may have left: a recommendation, done, and where States stand. */
async function leftBefore(folder: string): Promise<string> {
  const states = await readFile(join(root, 'assets/states/amended-protocol-2.json'), 'utf8')
  const matter = {
    label: '27',
    annex: null,
    addressee: 'Secretary-General',
    deadline: null,
    words: 'The Conference recommended that the Secretary-General write to each State.',
    progress: 'done',
    responsible: '',
    notes: '',
    sources: [{ cited: 'Letter of 24 July 2006', address: '' }],
  }
  const arising = {
    rapporteur: 'matters-arising',
    version: 1,
    conference: { title: 'Seventh Annual Conference', meeting: 'Geneva, 23 November 2005' },
    names: {},
    language: 'en',
    symbol: 'CCW/AP.II/CONF.7/2',
    matters: [matter],
    states: JSON.parse(states),
  }
  const file = join(folder, 'matters-arising.json')
  await writeFile(file, JSON.stringify(arising))
  return file
}

test('the next conference starts from what became of the recommendations of the last', async ({
  openHub,
  browser,
  folder,
}) => {
  const hub = await openHub({ args: ['--text', join(root, 'electron/e2e/arabic.json')] })
  const page = async () => (await browser.newContext()).newPage()
  const sofia = new Person(await page(), 'صوفيا')
  await sofia.joinInBrowser(hub.invitation)
  const colleague = new Person(await page(), 'علي')
  await colleague.joinInBrowser(await sofia.invite('Secretariat'))

  await test.step('it is shown before it is put into the text, in the language of that', async () => {
    await sofia.page.getByRole('button', { name: /^Recommendations/ }).click()
    const before = sofia.page.getByRole('region', { name: 'From the conference before' })
    await before.locator('input[type="file"]').setInputFiles(await leftBefore(folder))
    await expect(before.getByText('الوثيقة CCW/AP.II/CONF.7/2')).toBeVisible()
    await expect(sofia.block('المسائل الناشئة')).toHaveCount(0)
    await before.getByRole('button', { name: 'Put into the text' }).click()
    await expect(before.getByText('1 draft paragraph')).toBeVisible()
  })

  await test.step('colleagues have it as a section and a draft of a report, with its source', async () => {
    await expect(colleague.block('المسائل الناشئة')).toContainText('Seventh Annual Conference')
    const report = colleague.block('لاحظ المؤتمر أن التوصية التالية قد نُفذت')
    await expect(report).toContainText('Letter of 24 July 2006')
    await expect(report.locator('[lang="en"]').first()).toHaveAttribute('dir', 'ltr')
  })

  await test.step('and the register of States comes along', async () => {
    await colleague.open('Record')
    await expect(colleague.page.getByText('Took in a register of 193 States')).toBeVisible()
  })
})
