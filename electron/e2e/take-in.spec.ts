import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { toAkn } from '../../shared/exchange/akn/akn'
import { finalDocument } from '../../shared/exchange/testing/final-text'
import { Person } from './person'
import { expect, test } from './test'

const typed = [
  ['CCW/P.V/CONF/2030/L.1'],
  ['Distr.: Limited'],
  ['Draft final document'],
  ['Introduction', 'bold'],
  ['1. The Meeting was opened by the President.'],
  ['2. It adopted its agenda.'],
  ['7. It elected two Vice-Presidents.'],
  ['Organization of work', 'bold'],
  ['8. The Meeting held four plenary meetings.'],
] as const

/** As somebody types it who knows neither styles nor numbering. */
async function typeDocument(path: string): Promise<void> {
  const paragraphs = typed.map(([words, bold]) => {
    const looks = bold ? '<w:rPr><w:b/></w:rPr>' : ''
    return `<w:p><w:r>${looks}<w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
  })
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${rels}"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${ns}><w:body>${paragraphs.join('')}</w:body></w:document>`,
  }
  await writeFile(
    path,
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))),
  )
}

test('the secretariat looks at a document, puts right what was guessed, and takes it in as the text', async ({
  openHub,
  launch,
  browser,
  folder,
}) => {
  const hub = await openHub()
  const secretariat = new Person((await launch()).window, 'Secretariat')
  await secretariat.joinInApplication(hub.invitation)
  const ana = new Person(await (await browser.newContext()).newPage(), 'Ana')
  await ana.joinInBrowser(await secretariat.invite('Ardesia'))
  await secretariat.open('Text')
  const path = join(folder, 'report.docx')
  await typeDocument(path)
  const { page } = secretariat
  const dialog = page.getByRole('dialog', { name: 'report.docx as the text' })
  const row = (words: string) => dialog.getByRole('option').filter({ hasText: words })

  await test.step('what is doubtful is chosen first, and said', async () => {
    await page.getByRole('button', { name: 'Insert' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Take in a document…' }).click(),
    ])
    await chooser.setFiles(path)
    await expect(row('It elected two Vice-Presidents')).toBeFocused()
    await expect(row('It elected two Vice-Presidents')).toContainText('number stays as typed')
    await expect(row('It elected two Vice-Presidents')).toContainText('7.')
    await expect(row('Organization of work')).toContainText('heading by its looks')
    await expect(dialog.getByRole('complementary')).toContainText('Doubtful (2)')
  })

  const takeFor = async (kind: string) => {
    await dialog.getByRole('button', { name: /aken for/ }).click()
    await page.getByRole('option', { name: kind, exact: true }).click()
  }
  await test.step('what was guessed is put right, one passage or several at a time', async () => {
    await row('The Meeting was opened').click()
    await row('It adopted its agenda').click({ modifiers: ['Shift'] })
    await takeFor('Quotation')
    await expect(row('It adopted its agenda')).toHaveText(/put right2\. It adopted/)
    await takeFor('Numbered')
    await expect(row('It adopted its agenda')).toHaveText(/2\.It adopted/)
    await row('Introduction').click()
    await takeFor('Heading I.')
    await expect(row('Organization of work')).toContainText('II.')
    await expect(dialog.getByRole('complementary')).toContainText('Doubtful (2)')
  })

  await test.step('with the keys as well: to what is doubtful, out of the text, and back', async () => {
    await row('Introduction').press('F7')
    await expect(row('It elected two Vice-Presidents')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(row('It elected two Vice-Presidents')).not.toContainText('stays as typed')
    await page.keyboard.press('F7')
    await expect(row('Organization of work')).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(row('Organization of work')).toContainText('Left out')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(row('Organization of work')).toContainText('heading by its looks')
    await row('It adopted its agenda').click()
    await page.keyboard.press('Delete')
    await expect(dialog.getByRole('complementary')).toContainText('Left out (1)')
  })

  await test.step('what was put right is not lost by a hasty click', async () => {
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    const leaving = page.getByRole('alertdialog', { name: 'Leave the document?' })
    await leaving.getByRole('button', { name: 'Cancel' }).click()
    await expect(row('It adopted its agenda')).toContainText('Left out')
  })

  await test.step('the text that was there gives way only once that is confirmed', async () => {
    await dialog.getByRole('button', { name: 'Take in as the text' }).click()
    const asking = page.getByRole('alertdialog')
    await expect(asking).toContainText('kept as a version')
    await asking.getByRole('button', { name: 'Put it in its place' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a colleague sees it as it was put right', async () => {
    await expect(ana.block('It elected two Vice-Presidents.')).toBeVisible()
    await expect(ana.block('The Meeting held four plenary meetings.')).toBeVisible()
    await expect(ana.page.getByText('It adopted its agenda.')).toHaveCount(0)
    await expect(ana.page.getByText('7. It elected')).toHaveCount(0)
  })

  await test.step('the record names the file', async () => {
    await secretariat.open('Record')
    await expect(page.locator('.record')).toContainText('Took in report.docx as the text')
  })
})

test('a doubtful passage far down is gone to when the document opens, and from what is said beside it', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = await (await browser.newContext()).newPage()
  await new Person(page, 'Secretariat').joinInBrowser(hub.invitation)
  const lines = Array.from({ length: 400 }, (_, at) => `The Meeting heard speaker number ${at}.`)
  lines[250] = '• One of the bullets.'
  lines[390] = '• The last of the bullets.'
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('take in')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Take in a document…' }).click(),
  ])
  const buffer = Buffer.from(lines.join('\n\n'))
  await chooser.setFiles({ name: 'speakers.txt', mimeType: 'text/plain', buffer })
  const dialog = page.getByRole('dialog', { name: 'speakers.txt as the text' })
  const row = (words: string) => dialog.getByRole('option').filter({ hasText: words })
  await expect(row('One of the bullets')).toBeFocused()
  await expect(row('One of the bullets')).toBeInViewport()
  const beside = dialog.getByRole('complementary')
  await beside.getByRole('button', { name: 'The last of the bullets' }).click()
  await expect(row('The last of the bullets')).toBeFocused()
  await beside.getByText('Left out').click()
  await page.keyboard.press('F7')
  await expect(row('One of the bullets')).toBeFocused()
  await expect(row('One of the bullets')).toBeInViewport()
})

for (const [name, mimeType, content] of [
  [
    'report.html',
    'text/html',
    '<!doctype html><h1>Report</h1><h2>Opening</h2><ol><li>It met.<li>It rose.</ol>',
  ],
  ['report.xml', 'application/xml', toAkn(finalDocument())],
] as const) {
  test(`${name} is looked at and taken in as well`, async ({ openHub, browser }) => {
    const hub = await openHub()
    const page = await (await browser.newContext()).newPage()
    await new Person(page, 'Secretariat').joinInBrowser(hub.invitation)
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('take in')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Take in a document…' }).click(),
    ])
    await chooser.setFiles({ name, mimeType, buffer: Buffer.from(content) })
    const dialog = page.getByRole('dialog', { name: `${name} as the text` })
    await expect(dialog.getByRole('option').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Take in as the text' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Put it in its place' }).click()
    await expect(dialog).toHaveCount(0)
    const words = name.endsWith('html') ? 'It rose.' : 'Conclusions and recommendations'
    await expect(page.locator('.page, .ProseMirror').getByText(words).first()).toBeVisible()
  })
}
