import { Person } from './person'
import { expect, test } from './test'

test('Blocks are moved by hand, and headings in the outline', async ({ openHub, page }) => {
  const hub = await openHub()
  const ana = new Person(page, 'Ana Ruiz')
  await ana.joinInBrowser(hub.invitation)
  const paragraphs = ana.text.locator('.section .paragraph')
  const said = page.locator('.page > .where-moved[aria-live]')

  async function carry(words: string, to: string): Promise<void> {
    await ana.block(to).evaluate((block) => block.scrollIntoView({ block: 'center' }))
    await ana.block(words).hover()
    const [handle, target] = [page.locator('.block-handle'), ana.block(to)]
    const [from, until] = [await handle.boundingBox(), await target.boundingBox()]
    if (!from || !until) throw new Error('Both are on the screen')
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(from.x + 40, until.y + 40, { steps: 4 })
    await page.mouse.move(from.x + 40, until.y + 4, { steps: 4 })
  }

  await test.step('Escape leaves a block where it was', async () => {
    await carry('Under article 13, paragraph 3', 'The Protocol on Prohibitions')
    await expect(page.locator('.drop-line')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(said).toHaveText('Left where it was')
    await expect(paragraphs.first()).toContainText('The Protocol on Prohibitions')
  })

  await test.step('let go, it stands at the line, with its sub-paragraphs', async () => {
    await carry('Under article 13, paragraph 3', 'The Protocol on Prohibitions')
    await page.mouse.up()
    await expect(paragraphs.first()).toContainText('Under article 13, paragraph 3')
    await expect(paragraphs.nth(1)).toHaveAttribute('data-level', '1')
    await expect(said).toHaveText('Moved: it is now 1.')
    await page.keyboard.press('Control+z')
    await expect(paragraphs.first()).toContainText('The Protocol on Prohibitions')
  })

  await test.step('a section goes with its heading in the outline, and the focus with it', async () => {
    const rows = page.locator('.outline-entry')
    await rows.first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(rows.first()).toContainText('ORGANIZATION OF THE SEVENTH')
    const moved = rows.filter({ hasText: 'INTRODUCTION' })
    await expect(moved).toBeFocused()
    await moved.dragTo(rows.first(), { targetPosition: { x: 60, y: 3 } })
    await expect(rows.first()).toContainText('INTRODUCTION')
  })
})
