import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { root } from '../tools/root'
import { Person } from './person'
import { expect, test } from './test'

const run = promisify(execFile)

const mandate = 'exercise his authority to achieve the goal of universality'
const appeal = 'I appeal to every State that has not yet done so to join them'

/** The sample with its symbol and nothing in brackets, so that it can be adopted as it is. */
async function settledSample(folder: string): Promise<string> {
  const sample = await readFile(join(root, 'assets/conferences/ap2-conf7.json'), 'utf8')
  const settled = sample
    .replace('[recommended][requested]', 'recommended')
    .replace(/ \[(and report on their efforts [^\]]*)\]/, ' $1')
    .replace('"symbol": null', '"symbol": "CCW/AP.II/CONF.7/2"')
  const file = join(folder, 'settled.json')
  await writeFile(file, settled)
  return file
}

async function wordsOf(pdf: Uint8Array, folder: string): Promise<string> {
  const file = join(folder, 'letter.pdf')
  await writeFile(file, pdf)
  const { stdout } = await run('pdftotext', ['-layout', file, '-'])
  return stdout.replace(/\s+/g, ' ')
}

test('an adopted recommendation becomes letters, in words that the secretariat has edited', async ({
  openHub,
  browser,
  folder,
}) => {
  const hub = await openHub({ args: ['--text', await settledSample(folder)] })
  const page = async () => (await browser.newContext()).newPage()
  const sofia = new Person(await page(), 'Sofia Marin')
  await sofia.joinInBrowser(hub.invitation)
  const president = new Person(await page(), 'Zoé Blanc')
  await president.joinInBrowser(await sofia.invite('President'))
  const template = (language = 'English') =>
    sofia.page.getByRole('textbox', { name: `Template of the letter in ${language}` })
  const paragraph = (words: string) => template().locator('p').filter({ hasText: words })
  const preview = sofia.page.getByRole('article', { name: 'Preview' })
  const { keyboard } = sofia.page

  await test.step('the text is adopted', async () => {
    await sofia.openStage('Open adoption')
    await president.page.getByRole('button', { name: /^Stage: Adopting/ }).click()
    await president.page.getByRole('menuitem', { name: 'Adopt the document' }).click()
    await president.page.getByRole('button', { name: 'Adopt and seal' }).click()
    await sofia.expectStage('Adopted')
  })

  await test.step('the secretariat chooses what the letters follow up, their day and their States', async () => {
    await keyboard.press('Control+k')
    await keyboard.type('Open: Letters')
    await keyboard.press('Enter')
    await sofia.page.getByRole('button', { name: /Recommendation$/ }).click()
    await sofia.page.getByRole('option', { name: new RegExp(mandate) }).click()
    await sofia.page.getByLabel('Date of the letters').fill('2006-07-24')
    await sofia.page.getByRole('textbox', { name: 'Reference' }).fill('SG/AP2')
    await sofia.page.getByLabel('Signed by').fill('A. Signatory')
    for (const group of [/^Parties to the Convention \(/, /^Neither \(/]) {
      await sofia.page.getByText(group).click()
    }
    await expect(sofia.page.getByText('0 of 6 letters ready')).toBeVisible()
  })

  await test.step('it edits a word of the letter as it would in a text, and sees how one State reads it', async () => {
    await sofia.page.getByRole('button', { name: 'Edit the letter' }).click()
    await expect(template()).toBeFocused()
    await expect(sofia.page.getByRole('button', { name: /Part of the letter$/ })).toHaveText(
      'Sender',
    )
    await expect(preview).toContainText(appeal)
    await paragraph('I appeal to every State').click()
    await keyboard.press('Control+End')
    await selectIn(template(), 'appeal to every')
    await keyboard.type('turn to each and every')
    await expect(preview).toContainText('I turn to each and every State')
    await sofia.expectSaved()
  })

  await test.step('by keys alone it puts in a field, and makes the paragraph one for some States', async () => {
    await selectIn(template(), 'at the earliest opportunity')
    await keyboard.press('ArrowRight')
    await keyboard.type(', and write to ')
    await keyboard.press('Control+Alt+n')
    await expect(sofia.page.getByRole('menu', { name: 'Field' })).toBeVisible()
    await keyboard.press('c')
    await expect(sofia.page.getByRole('menuitem', { name: 'Capital' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(template()).toBeFocused()
    await keyboard.type('{state}')
    await expect(preview).toContainText('opportunity, and write to KabulAfghanistan.')
    await keyboard.press('Control+Alt+o')
    await sofia.page.getByRole('option', { name: /neither party nor signatory/ }).press('Enter')
    await expect(preview).not.toContainText('and write to Kabul')
    await keyboard.press('Control+Alt+o')
    await sofia.page.getByRole('option', { name: 'Only to signatories' }).press('Enter')
    await expect(preview).toContainText('and write to Kabul')
  })

  await test.step('a field that does not exist is a fault, and no letter is made from it', async () => {
    await keyboard.type(' {captial}')
    const fault = sofia.page.getByText('“captial” is no field of a letter.')
    await expect(fault).toBeVisible()
    await sofia.page.getByRole('button', { name: /^Back to the letters/ }).click()
    await expect(sofia.page.getByText('No letter in English can be made')).toBeVisible()
    await expect(sofia.page.getByRole('button', { name: 'Show proofs' })).toHaveCount(0)
    await sofia.page.getByRole('button', { name: 'Edit the letter' }).click()
    await sofia.page.getByRole('button', { name: 'Show it' }).click()
    await keyboard.press('Delete')
    await expect(fault).toHaveCount(0)
    await sofia.expectSaved()
    await keyboard.press('Escape')
    await expect(template()).toHaveCount(0)
  })

  await test.step('an office-holder is filled in and confirmed', async () => {
    const fill = async (line: string, words: string) => {
      const field = sofia.page.getByRole('textbox', { name: `Afghanistan: ${line}`, exact: true })
      await field.fill(words)
      await field.press('Tab')
    }
    await fill('Honorific', 'His Excellency')
    await fill('Name', 'Mr. A. Holder')
    await fill('Function', 'President')
    const row = sofia.page.getByRole('listitem').filter({ hasText: 'Afghanistan' })
    await row.getByText('Confirmed', { exact: true }).click()
    await expect(sofia.page.getByText('1 of 6 letters ready')).toBeVisible()
  })

  await test.step('the proofs are looked at, the letter approved, the files made', async () => {
    await sofia.page.getByRole('button', { name: 'Show proofs' }).click()
    await expect(sofia.page.getByRole('img', { name: 'The letter to Afghanistan' })).toBeVisible()
    await sofia.page.getByText('Approve the letter that is ready').click()
    const [download] = await Promise.all([
      sofia.page.waitForEvent('download'),
      sofia.page.getByRole('button', { name: 'Make 6 letters' }).click(),
    ])
    const files = unzipSync(new Uint8Array(await readFile(await download.path())))
    const said = await wordsOf(files['AFG-Afghanistan.pdf'] ?? new Uint8Array(), folder)
    expect(said).toContain('I turn to each and every State that has not yet done so')
    expect(said).toContain('and write to KabulAfghanistan')
    expect(said).toContain('CCW/AP.II/CONF.7/2')
    expect(said).toContain('Mr. A. Holder')
    expect(said).not.toContain('NOT SENT')
    const list = strFromU8(files['dispatch-list.csv'] ?? new Uint8Array()).split('\n')
    expect(list.find((row) => row.includes('Afghanistan'))).toContain('Mr. A. Holder')
    expect(files['AFG-Afghanistan.docx']?.length).toBeGreaterThan(0)
  })

  await test.step('that it went out is written down, and nobody’s name with it', async () => {
    await sofia.page.getByRole('button', { name: /^Write down that 1 letter was/ }).click()
    await president.open('Record')
    const row = president.page.getByRole('row').filter({ hasText: 'Dispatched 1 letter' })
    await expect(row).toContainText('2006-07-24')
    await row.getByText('To 1 State').click()
    await expect(row).toContainText('Afghanistan')
    await expect(president.page.locator('.foot-view', { hasText: /^Letters/ })).toHaveCount(0)
    await expect(president.page.locator('body')).not.toContainText('A. Holder')
  })

  await test.step('the recommendation is under way, and says why', async () => {
    await president.page.getByRole('button', { name: /^Recommendations/ }).click()
    const followed = president.page.getByText('1 letter dated July 24, 2006 went out')
    await expect(followed).toBeVisible()
    await expect(president.page.locator('.matter').filter({ has: followed })).toContainText(
      'Under way',
    )
  })

  await test.step('the command line makes the same words of the same file', async () => {
    const recipients = join(folder, 'recipients.csv')
    await writeFile(recipients, 'State,Name\nAfghanistan,Mr. A. Holder\n')
    const out = join(folder, 'letters')
    const number = await sofia.page.getByRole('button', { name: /Recommendation$/ }).textContent()
    await run(
      process.execPath,
      [
        ...['--import', 'tsx', 'electron/cli/main.ts', 'letters', hub.data, '-o', out],
        ...['--recommendation', number?.split('.')[0] ?? '', '--at', '2006-07-24'],
        ...['--recipients', recipients],
      ],
      { cwd: root },
    )
    const said = await wordsOf(await readFile(join(out, 'AFG-Afghanistan.pdf')), folder)
    expect(said).toContain('I turn to each and every State that has not yet done so')
  })

  await test.step('the words that were shipped are put back', async () => {
    await sofia.page.getByRole('button', { name: 'Back to the shipped words…' }).click()
    await sofia.page.getByRole('button', { name: 'Put it back' }).click()
    await expect(
      sofia.page.getByRole('button', { name: 'Back to the shipped words…' }),
    ).toHaveCount(0)
    await sofia.page.getByRole('button', { name: 'Edit the letter' }).click()
    await expect(template()).toContainText(appeal)
    await expect(template()).not.toContainText('and write to')
  })
})

/** Selects words of a page, as dragging over them does. */
async function selectIn(sheet: Locator, sought: string): Promise<void> {
  await sheet.evaluate((element, part) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(part)
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + part.length)
    }
  }, sought)
}
