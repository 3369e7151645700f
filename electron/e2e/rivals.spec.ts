import { expect, type Locator } from '@playwright/test'
import { gather, openAmendments } from './meeting'
import type { Person } from './person'
import { test } from './test'

const paragraph = 'on behalf of the States Parties'

test('rivals are set side by side, and one chooses what is shown in the text', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const meeting = await gather(hub, browser)
  const { ardesia, belvane, president } = meeting
  await openAmendments(meeting)

  const { keyboard } = president.page
  const dialog = president.page.getByRole('dialog', { name: /^Amendments to paragraph/ })

  await test.step('two delegations amend the same words of a paragraph, and one others', async () => {
    await amend(ardesia, 'exercise', 'use')
    await amend(belvane, 'exercise', 'employ')
    await amend(belvane, 'universality', 'full universality')
    for (const label of ['A/1', 'A/2', 'A/3']) await expect(president.card(label)).toBeVisible()
  })

  await test.step('a key sets them side by side, in a table with a header for each', async () => {
    await president.goToEndOf(paragraph)
    await keyboard.press('Control+Alt+j')
    await expect(dialog.getByRole('columnheader')).toHaveCount(4)
    const line = dialog.getByRole('row').filter({ has: rowHeader(dialog, 'exercise') })
    await expect(line.getByRole('cell').filter({ hasText: 'use' })).toBeVisible()
    await expect(line.getByRole('cell').filter({ hasText: 'employ' })).toBeVisible()
    await expect(line.getByRole('cell').filter({ hasText: 'as the text' })).toBeVisible()
    await expect(dialog.getByText('A/2 needs other words').first()).toBeVisible()
  })

  await test.step('those that go together make the paragraph, and a conflict is said', async () => {
    const status = dialog.getByRole('region', { name: 'The paragraph as amended' })
    await dialog.getByRole('checkbox', { name: 'Show the paragraph with A/1' }).focus()
    await keyboard.press('Space')
    await dialog.getByRole('checkbox', { name: 'Show the paragraph with A/3' }).focus()
    await keyboard.press('Space')
    await expect(status.locator('ins').filter({ hasText: 'use' })).toBeVisible()
    await expect(status.locator('ins').filter({ hasText: 'full' })).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'Show the paragraph with A/2' }).press('Space')
    await expect(status).toContainText('A/1 conflicts with A/2: neither is in it.')
    await expect(status.locator('ins').filter({ hasText: 'use' })).toHaveCount(0)
  })

  await test.step('the president puts one earlier, and everyone reads it in that order', async () => {
    const heads = (of: Locator) => of.getByRole('columnheader').locator('.card-label')
    const before = await heads(dialog).allTextContents()
    await dialog.getByRole('button', { name: `Decide ${before[2]} earlier` }).press('Enter')
    await expect(heads(dialog)).toHaveText([before[0], before[2], before[1]].map(String))
    await keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('the text shows one delegation’s, none, and all again', async () => {
    const shown = president.text.locator('.tag')
    await expect(shown).not.toHaveCount(0)
    await president.page.getByRole('button', { name: 'All amendments', exact: true }).click()
    await president.page.getByRole('menuitem', { name: 'Amendments of Ardesia' }).click()
    await expect(president.text.locator('ins')).toHaveText(['use'])
    await keyboard.press('Control+Alt+v')
    await expect(president.text.locator('ins')).toHaveCount(0)
    await keyboard.press('Control+Alt+v')
    await expect(president.text.locator('ins')).toHaveText(['use'])
    await president.page.reload()
    await president.seesText()
    await expect(president.text.locator('ins')).toHaveText(['use'])
  })

  await test.step('the text is read as amended, and is marked as no more than that', async () => {
    await president.page.getByRole('button', { name: 'Amendments of Ardesia' }).click()
    await president.page.getByRole('menuitem', { name: /Read the text as amended/ }).click()
    const preview = president.page.getByRole('region', { name: 'Preview of the text as amended' })
    await expect(preview).toContainText('none of it has been decided')
    const page = preview.getByRole('textbox', { name: 'Preview of the text as amended' })
    await expect(page).toHaveAttribute('aria-readonly', 'true')
    await expect(page.locator('.paragraph').filter({ hasText: paragraph })).toContainText(
      'use his authority',
    )
    await keyboard.press('Escape')
    await expect(preview).toHaveCount(0)
    await expect(president.text.locator('del').first()).toHaveText('exercise')
  })
})

function rowHeader(dialog: Locator, words: string): Locator {
  return dialog.page().getByRole('rowheader', { name: words, exact: true })
}

/** Selects a word of the paragraph, types another, and tables that. */
async function amend(person: Person, word: string, other: string): Promise<void> {
  await person.selectIn(paragraph, word)
  await person.page.keyboard.type(other, { delay: 5 })
  await person.table(other)
}
