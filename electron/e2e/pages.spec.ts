import { expect, test } from './test'

test('the pages stand beside the text, and show a word as soon as it is typed', async ({
  launch,
}) => {
  const { window } = await launch()
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  const paragraph = window.locator('.paragraph', { hasText: 'By article 13, paragraph 1' }).first()
  await paragraph.click()
  await window.keyboard.press('Control+Alt+g')
  const page = window.getByRole('img', { name: /^Page 1: 3 of \d+$/ })
  await expect(page).toBeVisible()
  const glyphs = async () => {
    const strips = await page
      .locator('img')
      .evaluateAll((all: HTMLImageElement[]) => all.map(({ src }) => src))
    return strips.join('').match(/M/g)?.length ?? 0
  }
  const before = await glyphs()
  const white = await page.evaluateHandle(framesWithout)
  await window.keyboard.type('solemnly')
  await expect.poll(glyphs).toBe(before + 'solemnly'.length)
  const { frames, bad } = await white.jsonValue()
  expect(frames).toBeGreaterThan(0)
  expect(bad).toBe(0)
})

/** How many frames there are from now on, and in how many a page lacks something that is on it. */
function framesWithout(sheet: Element) {
  const seen = { frames: 0, bad: 0 }
  const look = () => {
    const strips = [...sheet.querySelectorAll('img')]
    seen.frames++
    if (strips.length < 2 || strips.some((each) => each.naturalWidth === 0)) seen.bad++
    requestAnimationFrame(look)
  }
  look()
  return seen
}

test('one writes on beside the pages, and keys go to them and away from them', async ({
  launch,
}) => {
  const { window } = await launch()
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  const paragraph = window.locator('.paragraph', { hasText: 'By article 13, paragraph 1' }).first()
  await paragraph.click()
  await window.keyboard.type('one ')
  const pane = window.getByRole('region', { name: 'Pages', exact: true })
  await window.keyboard.press('Control+Alt+g')
  await expect(pane).toBeVisible()
  await window.keyboard.type('two ')
  await window.keyboard.press('F6')
  await expect(pane.locator(':focus')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(pane).toBeHidden()
  await window.keyboard.type('three ')
  await window.getByRole('button', { name: 'Pages', exact: true }).click()
  await expect(pane).toBeVisible()
  await window.keyboard.type('four ')
  await window.keyboard.press('Control+Alt+g')
  await expect(pane).toBeHidden()
  await window.keyboard.type('five ')
  await expect(paragraph).toContainText('one two three four five ')
})

test('whoever listens is told which page is there, and of another one that comes into sight', async ({
  launch,
}) => {
  const { window } = await launch()
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  await window.locator('.paragraph', { hasText: 'By article 13, paragraph 1' }).first().click()
  await window.keyboard.press('Control+Alt+g')
  const pane = window.getByRole('region', { name: 'Pages', exact: true })
  const heard = pane.getByRole('status').filter({ hasText: /^Page \d+ of \d+$/ })
  await expect(heard).toHaveText(/^Page 3 of/)
  await pane.getByRole('button', { name: 'Next page' }).press('Enter')
  await expect(heard).toHaveText(/^Page 4 of/)
})
