import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import type { Person } from './person'

const run = promisify(execFile)

export interface Meeting {
  readonly secretariat: Person
  readonly ardesia: Person
  readonly belvane: Person
  readonly president: Person
  /** Lets a person into the conference with an invitation. */
  readonly admit: (person: Person, link: string) => Promise<void>
  /** Saves an export and says where it is. */
  readonly save: (form: 'Word' | 'PDF') => Promise<string>
}

const opening = 'Conference was convened accordingly'
const mandate = 'exercise his authority to achieve the goal of universality'

/** From the first word drafted together to the final document on paper, as people do it. */
export async function mainLine(meeting: Meeting): Promise<void> {
  const { secretariat, ardesia, belvane, president, admit, save } = meeting
  const everyone = [secretariat, ardesia, belvane, president]

  await test.step('the secretariat invites, the others join', async () => {
    await secretariat.seesText()
    await admit(ardesia, await secretariat.invite('Ardesia'))
    await admit(belvane, await secretariat.invite('Belvane'))
    await admit(president, await secretariat.invite('President'))
    await secretariat.open('Text')
  })

  await test.step('all three write in one paragraph at once and see each other', async () => {
    const writers = [secretariat, ardesia, belvane]
    for (const each of writers) await each.goToEndOf(opening)
    await expect(ardesia.text.getByText('Belvane', { exact: false }).first()).toBeVisible()
    await Promise.all([
      secretariat.page.keyboard.type(' Alpha.', { delay: 15 }),
      ardesia.page.keyboard.type(' Beta.', { delay: 15 }),
      belvane.page.keyboard.type(' Gamma.', { delay: 15 }),
    ])
    for (const each of writers) await each.expectSaved()
    const words = await secretariat.words(opening)
    for (const each of everyone) await expect.poll(() => each.words(opening)).toBe(words)
    // Each one's words stay together, in whatever order the three came to stand.
    for (const theirs of [' Alpha.', ' Beta.', ' Gamma.']) expect(words).toContain(theirs)
    expect(words.replace(/ (Alpha|Beta|Gamma)\./g, '')).toBe(await printed(opening))
  })

  await test.step('amendments are opened; typing opens a draft that nobody else can see', async () => {
    await secretariat.openStage('Open amendments')
    for (const each of everyone) await each.expectStage('Amending')
    await ardesia.goToEndOf(mandate)
    await ardesia.page.keyboard.type(' without further delay')
    await expect(ardesia.draft).toContainText('without further delay')
    await ardesia.expectSaved()
    for (const each of [secretariat, belvane, president]) {
      await expect(each.page.locator('body')).not.toContainText('without further delay')
      await expect(each.page.getByRole('article')).toHaveCount(0)
    }
  })

  await test.step('tabled, it is over the text and in the margin of everyone', async () => {
    await ardesia.page.getByRole('button', { name: 'Table', exact: true }).click()
    await ardesia.page.getByRole('alertdialog').getByRole('button', { name: 'Table' }).click()
    for (const each of everyone) {
      await expect(each.card('A/1')).toContainText('Ardesia')
      await expect(each.text.locator('ins')).toContainText('without further delay')
    }
    await belvane.goToEndOf('States Parties promote wider adherence')
    await belvane.page.keyboard.type(' at once')
    await expect(belvane.draft).toContainText('at once')
    await belvane.expectSaved()
    // By keys alone: F6 from the draft to what ends it.
    await belvane.page.keyboard.press('F6')
    await belvane.page.keyboard.press('Tab')
    await expect(belvane.page.getByRole('button', { name: 'Table', exact: true })).toBeFocused()
    await belvane.page.keyboard.press('Enter')
    const yes = belvane.page.getByRole('alertdialog').getByRole('button', { name: 'Table' })
    await yes.press('Enter')
    await expect(president.card('A/2')).toContainText('Belvane')
  })

  await test.step('the president adopts one and not the other', async () => {
    await president.page.getByRole('button', { name: 'Adopt A/1' }).first().click()
    const asked = president.page.getByRole('alertdialog')
    await expect(asked.locator('ins')).toContainText('without further delay')
    await asked.getByRole('button', { name: 'Adopt', exact: true }).click()
    for (const each of everyone) {
      await expect(each.block(mandate)).toContainText('without further delay')
      await expect(each.text.locator('ins').filter({ hasText: 'delay' })).toHaveCount(0)
      await each.open('Amendments')
      await expect(each.card('A/1').last()).toContainText('Adopted')
    }
    await president.openRow('A/2')
    await president.page.getByRole('button', { name: 'A/2 is not adopted' }).click()
    await expect(asked).toContainText('The text stays as it is.')
    await asked.getByRole('button', { name: 'Not adopted' }).click()
    for (const each of everyone) {
      await expect(each.card('A/2').last()).toContainText('Not adopted')
      await each.open('Record')
      const row = (deed: string) => each.page.getByRole('row').filter({ hasText: deed })
      await expect(row('Adopted A/1')).toContainText('Zoé Blanc')
      await expect(row('Did not adopt A/2')).toContainText('Zoé Blanc')
      await expect(row('Tabled A/1')).toContainText('Ardesia')
    }
  })

  await test.step('the final document leaves as Word and PDF', async () => {
    await secretariat.open('Export')
    await checkWord(await save('Word'))
    await checkPdf(await save('PDF'))
  })
}

const sample = readFile('assets/conferences/ap2-conf7.json', 'utf8')

/** The paragraph of the sample that holds `words`. */
async function printed(words: string): Promise<string> {
  const strings = (await sample).match(/"(?:[^"\\]|\\.)*"/g) ?? []
  return JSON.parse(strings.find((each) => each.includes(words)) ?? '""')
}

const expected = [
  /\[symbol pending\]/,
  /I\.\s+INTRODUCTION/,
  /IV\.\s+CONCLUSIONS AND RECOMMENDATIONS/,
  /without further delay/,
  /Annex V/,
  /Concluded at Geneva on 10 October 1980/,
]

/** LibreOffice stands for the other programs: what it reads out of the file is what others see. */
async function checkWord(path: string): Promise<void> {
  const folder = test.info().outputPath('word')
  await run('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    ...['--headless', '--convert-to', 'pdf', '--outdir', folder, path],
  ])
  const [name = ''] = path.split('/').slice(-1)
  await checkPdf(`${folder}/${name.replace(/\.docx$/, '.pdf')}`)
  const parts = unzipSync(await readFile(path))
  const xml = (part: string) => strFromU8(parts[part] ?? new Uint8Array())
  expect(xml('word/document.xml')).toContain('without further delay')
  expect(xml('word/footnotes.xml')).toContain('Concluded at Geneva')
  expect(xml('word/numbering.xml')).toContain('w:abstractNum')
  expect(xml('word/document.xml')).not.toContain('at once')
}

async function checkPdf(path: string): Promise<void> {
  const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 1 << 24 })
  for (const pattern of expected) expect(stdout).toMatch(pattern)
  expect(stdout).not.toContain('at once')
}
