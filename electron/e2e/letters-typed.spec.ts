import { Person } from './person'
import { expect, test } from './test'

const officers = 'confirmed the nomination of the following Vice-Presidents'

test('a letter typed while the machine is busy stands where the arrow key took the caret', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia Marin')
  await sofia.joinInBrowser(hub.invitation)
  await sofia.goToEndOf(officers)
  await page.keyboard.type('abcdef')
  // All of these wait for the window before it comes to any of them.
  const keys = [...'123456789'].flatMap((digit) => ['ArrowLeft', digit])
  const pressed = Promise.all(keys.map((key) => page.keyboard.press(key)))
  await page.evaluate(() => {
    const until = performance.now() + 300
    while (performance.now() < until);
  })
  await pressed
  await expect(sofia.block(officers)).toContainText('abcde987654321f')
})

test('a letter takes the place of what is selected, and is bold where bold was asked for', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia Marin')
  await sofia.joinInBrowser(hub.invitation)
  await sofia.selectIn(officers, 'following')
  await page.keyboard.type('ten')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('“so é”')
  const changed = 'confirmed the nomination of the ten Vice-Presidents'
  await expect(sofia.block(changed).locator('strong')).toHaveText('“so é”')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(sofia.block(officers)).toBeVisible()
  await sofia.expectSaved()
})
