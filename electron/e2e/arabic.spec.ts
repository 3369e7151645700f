import { join } from 'node:path'
import { root } from '../tools/root'
import { Person } from './person'
import { expect, test } from './test'

const words = ['--text', join(root, 'electron/e2e/arabic.json')]

test('An Arabic text is written from right to left, numbers and all', async ({ openHub, page }) => {
  const hub = await openHub({ args: words })
  const ana = new Person(page, 'أحمد')
  await ana.joinInBrowser(hub.invitation)

  await test.step('the page is mirrored, and so is its outline', async () => {
    await expect(ana.text).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('.outline ol')).toHaveAttribute('dir', 'rtl')
    const block = ana.block('المسائل التالية')
    await block.hover()
    const [words, handle] = [await boxOf(block), await boxOf(page.locator('.block-handle'))]
    expect(handle.x).toBeGreaterThan(words.x + words.width)
    const first = await boxOf(ana.block('تنفيذ البروتوكول'))
    expect(first.x + first.width).toBeLessThan(words.x + words.width)
  })

  await test.step('keys go where they point', async () => {
    await ana.block('الأعمال التحضيرية').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('فقرة CCW/1 جديدة')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Backspace')
    expect(await ana.words('CCW/1 جديدة')).toBe('فرة CCW/1 جديدة')
    await page.keyboard.press('Tab')
    await expect(ana.block('CCW/1 جديدة')).toHaveAttribute('data-level', '2')
  })

  await test.step('a number typed at the beginning is the text’s own', async () => {
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('4- ثم')
    await expect(ana.block(/^ثم$/)).toHaveAttribute('data-level', '0')
  })
})

async function boxOf(locator: ReturnType<Person['block']>) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return box
}
