import type { Page } from '@playwright/test'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('words typed in a paragraph that a colleague is deleting are offered back, and put back', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const ben = new Person(await page(), 'Ben')
  await ben.joinInBrowser(hub.invitation)
  const ana = new Person(await page(), 'Ana')
  const line = await holdable(ana.page)
  await ana.joinInBrowser(await ben.invite('Ardesia'))
  await ben.open('Text')

  line.hold()
  await ana.goToEndOf(opening)
  await ana.page.keyboard.type(' Typed unseen.')
  await selectBlock(ben, opening)
  await ben.page.keyboard.press('Backspace')
  await ben.page.keyboard.press('Backspace')
  await ben.expectSaved()
  line.letGo()

  const kept = ana.page.locator('.notice').filter({ hasText: 'Typed unseen.' })
  await expect(kept).toContainText('A colleague deleted or moved a passage')
  await expect(ana.block('Typed unseen.')).toHaveCount(0)
  await kept.getByRole('button', { name: 'Put back into the text' }).click()
  await expect(kept).toHaveCount(0)
  await expect(ben.block('Typed unseen.')).toBeVisible()
})

/** A line to the hub on which nothing passes for as long as it is held. */
async function holdable(page: Page): Promise<{ hold(): void; letGo(): void }> {
  let held: (() => void)[] | null = null
  const pass = (message: () => void) => {
    if (held) held.push(message)
    else message()
  }
  await page.routeWebSocket(/\/sync/, (socket) => {
    const hub = socket.connectToServer()
    socket.onMessage((message) => pass(() => hub.send(message)))
    hub.onMessage((message) => pass(() => socket.send(message)))
  })
  return {
    hold() {
      held = []
    },
    letGo() {
      const waiting = held ?? []
      held = null
      for (const message of waiting) message()
    },
  }
}

async function selectBlock(person: Person, words: string): Promise<void> {
  await person.goToEndOf(words)
  await person.block(words).evaluate((block) => getSelection()?.selectAllChildren(block))
}
