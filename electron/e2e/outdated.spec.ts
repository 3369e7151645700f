import { join } from 'node:path'
import * as Y from 'yjs'
import { contentOf } from '../../shared/document/ydoc'
import { inFile } from './in-file'
import { Person } from './person'
import { expect, test } from './test'

const opening = 'Conference was convened accordingly'

test('a window that hears of a newer schema shows the text, says so, and writes nothing', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const context = await browser.newContext()
  await context.routeWebSocket(/\/sync/, (window) => {
    const server = window.connectToServer()
    server.onMessage((message) => window.send(newer(message)))
  })
  const current = new Person(await (await browser.newContext()).newPage(), 'Current')
  await current.joinInBrowser(hub.invitation)
  const older = new Person(await context.newPage(), 'Older')
  await older.joinInBrowser(await current.invite('Secretariat'))
  await current.open('Text')

  const notice = older.page.locator('.outdated-notice')
  await expect(notice).toContainText('you can read the text here, but not write in it')
  await expect(older.text).toHaveAttribute('aria-readonly', 'true')
  await expect(current.page.locator('.outdated-notice')).toHaveCount(0)
  await older.goToEndOf(opening)
  await older.page.keyboard.type(' Never to be seen.')
  await current.goToEndOf(opening)
  await current.page.keyboard.type(' Seen by everyone.')
  await expect(older.block(opening)).toContainText('Seen by everyone.')
  expect(await current.words(opening)).not.toContain('Never to be seen.')
  await current.expectSaved()
})

test('what no window knows stays in the text, whoever opens it', async ({
  openHub,
  browser,
  folder,
}) => {
  const data = join(folder, 'conference.rapporteur')
  const first = await openHub({ data })
  await first.stop()
  const put = await inFile(data, (doc) => {
    const content = contentOf(doc)
    const quotation = new Y.XmlElement('quotation')
    quotation.insert(0, [new Y.XmlText('Words of a later version.')])
    elementIn(content, 'section').insert(1, [quotation])
    const paragraph = elementIn(content, 'paragraph')
    paragraph.setAttribute('mood', 'glad')
    wordsIn(paragraph).format(0, 4, { blink: { often: true } })
  })

  const hub = await openHub({ data, args: [] })
  const sofia = new Person(await (await browser.newContext()).newPage(), 'Sofia')
  await sofia.joinInBrowser(hub.invitation)
  const notice = sofia.page.locator('.outdated-notice')
  await expect(notice).toContainText('The text holds something that this version does not know')
  await sofia.text.locator('p.paragraph').first().click()
  await sofia.page.keyboard.type('Never to be kept. ')
  await sofia.expectSaved()
  await hub.stop()
  expect(await inFile(data, () => {})).toBe(put)
})

function elementIn(parent: Y.XmlFragment, name: string): Y.XmlElement {
  const [found] = parent.createTreeWalker(
    (each) => each instanceof Y.XmlElement && each.nodeName === name,
  )
  if (!(found instanceof Y.XmlElement)) throw new Error(`There is no ${name}`)
  return found
}

function wordsIn(parent: Y.XmlElement): Y.XmlText {
  const words = parent.get(0)
  if (!(words instanceof Y.XmlText)) throw new Error('A paragraph begins with words')
  return words
}

/** As a hub says it whose schema is of a later version; every other message is left as it is. */
function newer(message: string | Buffer): string | Buffer {
  if (typeof message === 'string') return message
  const said = /"kind":"schema","version":(\d)/.exec(message.toString('latin1'))
  if (!said) return message
  const later = message.toString('latin1').replace(said[0], `"kind":"schema","version":9`)
  return Buffer.from(later, 'latin1')
}
