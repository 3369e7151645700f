import { join } from 'node:path'
import { rewrite } from '../../shared/document/ydoc'
import { close, open, p, reference, section, text } from '../../shared/testing/build'
import { inFile } from './in-file'
import { Person } from './person'
import { expect, test } from './test'

// A trace takes a picture of all that is on the page at each step, which costs more than the page.
test.use({ trace: 'off' })

const ids = Array.from({ length: 10_000 }, (_, index) => `x${index}`)

test('a text with ten thousand nested brackets opens, and one writes in it', async ({
  openHub,
  folder,
  page,
}) => {
  const data = join(folder, 'conference.rapporteur')
  await (await openHub({ data })).stop()
  const signs = [...ids.map((id) => open(id)), 'in', ...[...ids].reverse().map((id) => close(id))]
  const loop = ids.slice(0, 1_000).map((id) => p(id, 'As in ', reference(id)))
  await inFile(data, (doc) =>
    rewrite(doc, text(section('s', p('a', ...signs), p('b', 'The Conference noted.'), ...loop))),
  )
  const hub = await openHub({ data, args: [] })
  const sofia = new Person(page, 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  await sofia.goToEndOf('The Conference noted.')
  await page.keyboard.type(' It rose.')
  await expect(sofia.block('The Conference noted.')).toContainText('noted. It rose.')
  await sofia.expectSaved()
})

test('five megabytes are not pasted, which is said, and one writes on', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  const sofia = new Person(page, 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const opening = 'Conference was convened accordingly'
  const before = await sofia.words(opening)
  await sofia.goToEndOf(opening)
  await page.evaluate(() => {
    const line = `${'The Conference noted the report with appreciation. '.repeat(10)}\n`
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', line.repeat(Math.ceil((5 * 1024 * 1024) / line.length)))
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
  await expect(page.getByRole('alert')).toContainText('This is too much to paste at once.')
  await page.keyboard.type(' It rose.')
  await expect(sofia.block(opening)).toContainText('It rose.')
  expect(await sofia.words(opening)).toBe(`${before} It rose.`)
  await sofia.expectSaved()
})
