import { expect, type Locator } from '@playwright/test'
import { gather, openAmendments } from './meeting'
import type { Person } from './person'
import { test } from './test'

const mandate = 'exercise his authority to achieve the goal of universality'
const adherence = 'States Parties promote wider adherence'
const convened = 'Conference was convened accordingly'
const resolution = 'dealt with the Convention and the Protocols annexed to it'
const observers = 'Observers also made statements'

test('delegations propose, sponsor, revise and answer each other by keys', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const meeting = await gather(hub, browser)
  const { ardesia, belvane, president } = meeting
  await openAmendments(meeting)

  const keys = ({ page: { keyboard } }: Person) => keyboard
  /** The draft that says so, with the bar beneath it. */
  const draftOf = (person: Person, words: string): Locator =>
    person.page.locator('.draft').filter({ hasText: words })

  await test.step('a word typed into a closed paragraph opens a draft of it', async () => {
    await ardesia.goToEndOf(mandate)
    await keys(ardesia).type(' without further delay', { delay: 5 })
    const draft = draftOf(ardesia, 'without further delay')
    await expect(draft).toContainText('words')
    await expect(draft.locator('ins')).toContainText('without further delay')
    await ardesia.expectSaved()
  })

  await test.step('Enter at its end begins a new paragraph, in a draft of its own', async () => {
    await ardesia.goToEndOf(convened)
    await keys(ardesia).press('Enter')
    await keys(ardesia).type('It met in private.', { delay: 5 })
    const draft = draftOf(ardesia, 'It met in private.')
    await expect(draft).toContainText('insertion')
    await expect(ardesia.draft.filter({ hasText: 'It met in private.' })).toBeFocused()
  })

  await test.step('no key is lost while the hub takes its time', async () => {
    const acts = '**/api/acts'
    let answer = () => {}
    const late = new Promise<void>((resolve) => {
      answer = resolve
    })
    await belvane.page.route(acts, async (route) => {
      await late
      await route.continue()
    })
    await belvane.goToEndOf(convened)
    await keys(belvane).type(' It sst', { delay: 5 })
    await keys(belvane).press('Backspace')
    await keys(belvane).press('Backspace')
    await keys(belvane).type('at.', { delay: 5 })
    await keys(belvane).press('Enter')
    await keys(belvane).type('It rose', { delay: 5 })
    await expect(belvane.page.locator('.draft')).toHaveCount(0)
    answer()
    await expect(belvane.draft).toBeFocused()
    await keys(belvane).type('.', { delay: 5 })
    await belvane.page.unroute(acts)
    await expect(belvane.draft.locator('.paragraph').first()).toContainText('It sat.')
    await expect(belvane.draft.locator('.paragraph').nth(1)).toHaveText('It rose.')
    await discard(belvane, draftOf(belvane, 'It sat.'))
  })

  await test.step('a selection over several paragraphs gives way to what is typed', async () => {
    await belvane.goToEndOf(observers)
    await keys(belvane).press('Shift+ArrowDown')
    await keys(belvane).press('Shift+End')
    await keys(belvane).type('Nobody spoke.', { delay: 5 })
    const draft = draftOf(belvane, 'Nobody spoke.')
    await expect(draft.locator('del').first()).toBeAttached()
    await expect(belvane.page.locator('.lifted')).toHaveCount(2)
    await discard(belvane, draft)
  })

  await test.step('a whole paragraph goes with one key, and another is moved', async () => {
    await belvane.goToEndOf(observers)
    await keys(belvane).press('Control+Shift+Delete')
    const deletion = draftOf(belvane, observers)
    await expect(deletion).toContainText('deletion')
    await discard(belvane, deletion)
    await belvane.goToEndOf(observers)
    await keys(belvane).press('Alt+ArrowDown')
    const move = draftOf(belvane, observers)
    await expect(move).toContainText('move')
  })

  await test.step('its draft is moved on, by keys and by hand, and stays there', async () => {
    const move = draftOf(belvane, observers)
    const above = () =>
      move.evaluate((draft) => {
        const { top } = draft.getBoundingClientRect()
        const blocks = [...document.querySelectorAll<HTMLElement>('.sheet > * > div > .paragraph')]
        return blocks.findLast((each) => each.getBoundingClientRect().bottom <= top)?.dataset.id
      })
    const moved = async (act: () => Promise<void>) => {
      const before = await above()
      await act()
      await expect.poll(above).not.toBe(before)
      return above()
    }
    const heard = belvane.page
      .locator('[aria-live="polite"]')
      .filter({ hasText: /^It would stand after / })
    await expect(heard).toHaveCount(1)
    await expect(move.locator('.draft-text')).toBeFocused()
    const first = await above()
    const place = await heard.textContent()
    await moved(() => keys(belvane).press('Alt+ArrowDown'))
    await expect(heard).not.toHaveText(place ?? '')
    await moved(() => keys(belvane).press('Alt+ArrowDown'))
    await expect(move.locator('.draft-text')).toBeFocused()
    await moved(() => keys(belvane).press('Alt+ArrowUp'))
    await moved(() => keys(belvane).press('Alt+ArrowUp'))
    expect(await above()).toBe(first)
    await expect(heard).toHaveText(place ?? '')
    const last = await moved(async () => {
      const handle = await move.getByRole('button', { name: /^Move this draft/ }).boundingBox()
      const target = await belvane.block('two plenary meetings').boundingBox()
      if (!handle || !target) throw new Error('Both are on the screen')
      const { mouse } = belvane.page
      await mouse.move(handle.x + 8, handle.y + 8)
      await mouse.down()
      await mouse.move(handle.x + 8, target.y + 4, { steps: 5 })
      await expect(belvane.page.locator('.drop-line:not([hidden])')).toBeVisible()
      await mouse.up()
      await expect(belvane.page.locator('.drop-line:not([hidden])')).toHaveCount(0)
    })
    await belvane.expectSaved()
    await belvane.page.reload()
    await belvane.seesText()
    await expect.poll(above).toBe(last)
    await discard(belvane, move)
    await expect(belvane.page.locator('.draft')).toHaveCount(0)
  })

  await test.step('a note is given other words, and never erased unseen', async () => {
    await belvane.block(convened).scrollIntoViewIfNeeded()
    await belvane.goToEndOf(resolution)
    await keys(belvane).press('Backspace')
    await expect(belvane.page.locator('.footnote-card:visible')).toContainText('3 December 2004')
    await expect(belvane.page.locator('.draft')).toHaveCount(0)
    await keys(belvane).press('Enter')
    await keys(belvane).type(' As adopted', { delay: 5 })
    const draft = draftOf(belvane, resolution)
    await expect(draft.locator('.footnote-text')).toBeFocused()
    await expect(belvane.page.locator('.footnote-card:visible')).toHaveCount(1)
    await keys(belvane).type(' by it.', { delay: 5 })
    await expect(draft.locator('.note-words ins')).toHaveText(/As adopted by it\.$/)
    await expect(draft).toContainText('footnote')
    await discard(belvane, draft)
  })

  await test.step('to whom a paragraph is addressed is proposed as for an open text', async () => {
    await belvane.goToEndOf(adherence)
    await keys(belvane).press('Control+Alt+KeyR')
    await belvane.page.getByRole('combobox', { name: 'Addressee' }).fill('all States')
    await keys(belvane).press('Escape')
    await press(belvane.page.getByRole('button', { name: 'Change', exact: true }))
    const addressed = draftOf(belvane, adherence)
    await expect(addressed).toContainText('addressee')
    await discard(belvane, addressed)
  })

  await test.step('two delegations write in a draft that one has asked the other to sponsor', async () => {
    const draft = draftOf(ardesia, 'without further delay')
    await press(draft.getByRole('button', { name: '1 sponsor' }))
    await draft.getByRole('button', { name: /Ask to sponsor it$/ }).press('Enter')
    await ardesia.page.getByRole('option', { name: 'Belvane' }).press('Enter')
    await press(draft.getByRole('button', { name: 'Invite', exact: true }))
    await expect(draft).toContainText('asked, has not answered')
    const theirs = draftOf(belvane, 'without further delay')
    await expect(theirs).toContainText('Ardesia asks you to sponsor this.')
    await press(theirs.getByRole('button', { name: 'Sponsor it' }))
    await expect(draft).toContainText('Only Ardesia and Belvane can see this.')
    await expect(theirs.getByRole('button', { name: 'Leave the sponsors' })).toBeVisible()
    await belvane.draft.filter({ hasText: 'without further delay' }).focus()
    await keys(belvane).press('Control+End')
    await ardesia.draft.filter({ hasText: 'without further delay' }).focus()
    await keys(ardesia).press('Control+Home')
    await Promise.all([
      keys(belvane).type(' and at once', { delay: 10 }),
      keys(ardesia).type('Again, ', { delay: 10 }),
    ])
    for (const each of [draft, theirs]) {
      await expect(each.locator('.draft-text')).toContainText('Again, ')
      await expect(each.locator('.draft-text')).toContainText(' and at once')
    }
    await expect(draft).toContainText('Also here: Bo, Belvane')
    await expect(president.page.locator('body')).not.toContainText('at once')
  })

  await test.step('notes are read by one’s own delegation alone', async () => {
    const draft = draftOf(ardesia, 'without further delay')
    await press(draft.getByRole('button', { name: 'Add a note' }))
    await draft.getByLabel('Note', { exact: true }).fill('Ask the capital first.')
    await draft.getByLabel('Note', { exact: true }).press('Control+Enter')
    await expect(draft.locator('.own-note')).toContainText('Ask the capital first.')
    await expect(belvane.page.locator('body')).not.toContainText('capital first')
  })

  await test.step('tabled, it names its sponsors and its rationale', async () => {
    const draft = draftOf(ardesia, 'without further delay')
    await press(draft.getByRole('button', { name: 'Add a rationale' }))
    await draft.getByLabel('Why it is proposed').fill('It has waited for long.')
    await ardesia.draft.filter({ hasText: 'without further delay' }).focus()
    await press(draft.getByRole('button', { name: 'Table', exact: true }))
    await ardesia.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Table' })
      .press('Enter')
    await expect(president.card('A/1')).toContainText('with Belvane')
    await expect(belvane.draft).toHaveCount(0)
  })

  await test.step('its sponsor revises it, and what was tabled before is kept', async () => {
    await press(ardesia.card('A/1').getByRole('button', { name: 'Revise A/1' }))
    const revision = draftOf(ardesia, 'Revision of A/1')
    await expect(revision.locator('.draft-text')).toBeFocused()
    await keys(ardesia).press('Control+End')
    await keys(ardesia).type(' and for good', { delay: 5 })
    await ardesia.expectSaved()
    await press(revision.getByRole('button', { name: 'Table', exact: true }))
    await ardesia.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Table' })
      .press('Enter')
    await expect(president.text.locator('ins').filter({ hasText: 'for good' })).not.toHaveCount(0)
    await expect(president.card('A/1')).toHaveCount(1)
  })

  await test.step('another takes a position, and amends it', async () => {
    await belvane.goToEndOf(adherence)
    await keys(belvane).type(' everywhere', { delay: 5 })
    const draft = draftOf(belvane, 'everywhere')
    await belvane.expectSaved()
    await press(draft.getByRole('button', { name: 'Table', exact: true }))
    await belvane.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Table' })
      .press('Enter')
    const card = ardesia.card('A/2')
    await press(card.getByRole('button', { name: 'Take a position' }))
    await card.getByRole('radio', { name: 'Oppose' }).press('Space')
    await card.getByLabel('Reason').fill('It goes too far.')
    await press(card.getByRole('button', { name: 'Say it to everyone' }))
    await expect(president.card('A/2')).toContainText('It goes too far.')
    await press(card.getByRole('button', { name: 'Amend A/2' }))
    const amending = draftOf(ardesia, 'Amendment to A/2')
    await expect(amending.locator('.draft-text')).toBeFocused()
    await expect(amending.locator('.draft-text')).toContainText('everywhere')
  })
})

async function press(button: Locator): Promise<void> {
  await button.press('Enter')
}

async function discard(person: Person, draft: Locator): Promise<void> {
  await person.expectSaved()
  await press(draft.getByRole('button', { name: 'Discard' }))
  await press(person.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }))
}
