import type { Locator } from '@playwright/test'
import { printedLines, printedPage } from '../hub/lines/testing/printed-lines'
import { gather, openAmendments } from './meeting'
import { expect, test } from './test'

const mandate = 'exercise his authority to achieve the goal of universality'
const l1 = 'CCW/AP.II/CONF.7/L.1'

test('the room has the lines that are printed, and they do not move', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const meeting = await gather(hub, browser)
  const { secretariat, ardesia, president } = meeting

  const file = await test.step('the text is issued, and saved as a PDF', async () => {
    await secretariat.open('Versions')
    await secretariat.page.getByLabel('Symbol of the next version').fill(l1)
    await secretariat.page.getByRole('button', { name: 'Issue', exact: true }).click()
    const save = secretariat.page.getByRole('button', { name: `Save ${l1} as a file` })
    await save.click()
    const coming = secretariat.page.waitForEvent('download')
    await secretariat.page.getByRole('menuitem', { name: 'PDF' }).click()
    const path = test.info().outputPath('issued.pdf')
    await (await coming).saveAs(path)
    await secretariat.open('Text')
    return path
  })

  await test.step('an amendment to it is taken up', async () => {
    await openAmendments(meeting)
    await ardesia.goToEndOf(mandate)
    await ardesia.page.keyboard.type(' without further delay', { delay: 5 })
    await ardesia.table('without further delay')
    await president.page.getByRole('button', { name: 'Take up A/1' }).first().click()
  })

  await secretariat.open('Amendments')
  const opened = secretariat.page.waitForEvent('popup')
  await secretariat.page.getByRole('button', { name: 'Show to the room' }).click()
  const room = await opened
  const shown = room.locator('.projector-words .projector-paragraph').first()
  await expect(shown.locator('.projector-line').first()).toBeVisible()
  await expect(room.getByText(`Small figures: the lines of ${l1}.`)).toBeVisible()
  const seen = await linesSeen(shown)

  await test.step('each number is in the margin of the PDF, beside the words that follow it', async () => {
    const printed = await printedLines(file)
    expect(seen.length).toBeGreaterThan(1)
    for (const { line, words } of seen) {
      const beside = printed.filter((each) => each.line === line && isOn(each.words, words))
      expect(beside, `${line}: ${words}`).toHaveLength(1)
    }
    const place = await room.locator('.projector-state .projector-where').innerText()
    expect(place).toMatch(/^Page \d+, line \d+$/)
    const [, page = '', line] = /Page (\w+), line (\d+)/.exec(place) ?? []
    const there: string[] = []
    for (const each of printed.filter((one) => one.line === Number(line))) {
      if ((await printedPage(file, each.page)) === page) there.push(each.words.join(' '))
    }
    expect(there).toHaveLength(1)
    expect(there[0]).toContain('universality')
  })

  await test.step('they stay with another size of the window and of the letters', async () => {
    await room.setViewportSize({ width: 700, height: 900 })
    expect(await linesSeen(shown)).toEqual(seen)
    await room.keyboard.press('+')
    await room.keyboard.press('+')
    expect(await linesSeen(shown)).toEqual(seen)
  })

  await test.step('and when the amendment is adopted and the text goes on', async () => {
    await president.page.getByRole('button', { name: 'Adopt A/1' }).first().click()
    const asked = president.page.getByRole('alertdialog')
    await asked.getByRole('button', { name: 'Adopt', exact: true }).click()
    await expect(room.locator('.projector-state')).toContainText('Adopted at')
    await expect.poll(() => linesSeen(shown)).toEqual(seen)
  })
})

interface Seen {
  readonly line: number
  /** The first that follow the number. */
  readonly words: readonly string[]
}

/** The numbers in a paragraph of the room, each with the words of the paper that follow it. */
async function linesSeen(shown: Locator): Promise<readonly Seen[]> {
  return shown.evaluate((paragraph) =>
    [...paragraph.querySelectorAll('.projector-line')].map((mark) => {
      const after = document.createRange()
      after.setStartAfter(mark)
      after.setEndAfter(paragraph)
      const words = after.cloneContents()
      for (const each of words.querySelectorAll('ins, .heard-only')) each.remove()
      const [first = ''] = (words.textContent ?? '').split(/(?=\d)/)
      return {
        line: Number(mark.textContent?.match(/\d+$/)?.[0]),
        words: first.trim().split(/\s+/).slice(0, 3),
      }
    }),
  )
}

/** Whether a printed line begins with these words, after the number of its paragraph. */
function isOn(printed: readonly string[], words: readonly string[]): boolean {
  const said = printed.join(' ').replaceAll('\u00a0', ' ')
  return said.replace(/^\S*\d+\. /, '').startsWith(words.join(' '))
}
