import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { unseenWords } from '../../shared/document/unseen'
import { contentOf } from '../../shared/document/ydoc'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { RawWindow } from './testing/raw-window'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
const windows: RawWindow[] = []

beforeEach(async () => {
  hub = await openTestHub()
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const window of windows.splice(0)) window.leave()
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

async function openText(person: keyof typeof everyone) {
  const window = await RawWindow.connect(hub.address)
  windows.push(window)
  const name = `text/${hub.register().conference.text}`
  await window.open(name, everyone[person].joined.token)
  const doc = await window.read(name)
  const write = async (change: (content: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(doc)
    const known = window.all(name).length
    change(contentOf(doc))
    window.write(name, Y.encodeStateAsUpdate(doc, before))
    await window.hears(name, ['acknowledged'], known)
  }
  const updates = () =>
    window.all(name).flatMap((heard) => (heard.kind === 'update' ? [heard.update] : []))
  return { doc, write, updates }
}

function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph')
  made.insert(0, [new Y.XmlText(words)])
  return made
}

function sectionIn(content: Y.XmlFragment): Y.XmlElement {
  const isSection = (each: unknown) => each instanceof Y.XmlElement && each.nodeName === 'section'
  const found = content.toArray().find(isSection)
  if (!(found instanceof Y.XmlElement)) throw new Error('The text has a section from the start')
  return found
}

it('tells whoever typed in a block that it was deleted by someone who did not know', async () => {
  const ana = await openText('ardesia')
  const ben = await openText('belvane')
  await ana.write((content) => sectionIn(content).insert(0, [paragraph('Solemnly.')]))
  const heard = ana.updates().length
  await ben.write((content) => content.delete(0, content.length))
  await expect.poll(() => ana.updates().length).toBeGreaterThan(heard)
  const [first = new Uint8Array()] = ana.updates().slice(heard)
  const words = unseenWords(ana.doc, first, { of: ana.doc.clientID })
  expect([...words.values()]).toEqual(['Solemnly.'])
})

it('tells of a section that is moved meanwhile where it is now, in the same breath', async () => {
  const ana = await openText('ardesia')
  const ben = await openText('belvane')
  await ana.write((content) => sectionIn(content).insert(0, [paragraph('Solemnly.')]))
  const heard = ana.updates().length
  await ben.write((content) => {
    content.delete(0, content.length)
    const section = new Y.XmlElement('section')
    section.insert(0, [paragraph('Moved.')])
    content.insert(0, [section])
  })
  await expect.poll(() => ana.updates().length).toBeGreaterThan(heard)
  const [first = new Uint8Array()] = ana.updates().slice(heard)
  Y.applyUpdate(ana.doc, first)
  expect(contentOf(ana.doc).toString()).toBe('<section><paragraph>Moved.</paragraph></section>')
})
