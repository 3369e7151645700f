import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, copyOf } from '../../shared/document/ydoc'
import { bringWebSocket } from './testing/browser-socket'
import { endAll, insert, isOpen, openWindow, startHub, until, wordsOf } from './testing/text-hub'

bringWebSocket()

afterEach(endAll)

it('shows in one window what is typed in another, and who types it', async () => {
  const hub = await startHub()
  const [arcadia, borduria] = [openWindow(hub, 'Ana'), openWindow(hub, 'Boris')]
  await until(arcadia.document, isOpen)
  await until(borduria.document, isOpen)
  insert(arcadia.document, 'The Conference ')
  await until(borduria.document, () =>
    wordsOf(borduria.document).startsWith('The Conference noted'),
  )
  const seen = () => [...(borduria.document.get().awareness?.getStates().values() ?? [])]
  await expect.poll(() => seen().map(({ user }) => user.name)).toEqual(['Boris', 'Ana'])
})

it('sends what is written here in answer to what comes, in the same moment', async () => {
  const hub = await startHub()
  const [ana, boris] = [openWindow(hub, 'Ana'), openWindow(hub, 'Boris')]
  await until(ana.document, isOpen)
  await until(boris.document, isOpen)
  contentOf(boris.document.get().doc).observeDeep((_changes, { local }) => {
    if (!local) insert(boris.document, 'b')
  })
  insert(ana.document, 'a')
  await until(ana.document, () => wordsOf(ana.document) === 'banoted')
  insert(ana.document, 'a')
  await until(ana.document, () => wordsOf(ana.document) === 'babanoted')
  await until(boris.document, () => boris.safety().kind === 'saved')
  expect(wordsOf(hub)).toBe('babanoted')
})

it('counts what is on its way until the hub has taken all of it', async () => {
  const hub = await startHub()
  const { document, safety } = openWindow(hub)
  await until(document, isOpen)
  const release = hub.hold()
  for (const letter of 'abc') insert(document, letter)
  expect(safety()).toEqual({ kind: 'sending', unsent: 3 })
  release()
  await until(document, () => safety().kind === 'saved')
  expect(wordsOf(hub)).toBe('cbanoted')
})

it('keeps what is typed while the hub is down, and is not saved before the hub has it', async () => {
  const hub = await startHub()
  const { document, safety } = openWindow(hub)
  await until(document, isOpen)
  await hub.stop()
  await until(document, ({ state }) => state.kind === 'offline')
  for (const letter of 'abc') insert(document, letter)
  expect(safety()).toMatchObject({ kind: 'offline', unsent: 3 })

  const again = await startHub(hub)
  const release = again.hold()
  await until(document, isOpen)
  insert(document, 'd')
  expect(safety()).toEqual({ kind: 'sending', unsent: 4 })
  release()
  await until(document, () => safety().kind === 'saved')
  expect(wordsOf(again)).toBe('dcbanoted')
})

it('shows colleagues again as soon as the hub is back', async () => {
  const hub = await startHub()
  const [ana, boris] = [openWindow(hub, 'Ana'), openWindow(hub, 'Boris')]
  const names = () =>
    [...(ana.document.get().awareness?.getStates().values() ?? [])].map(({ user }) => user.name)
  await expect.poll(names).toEqual(['Ana', 'Boris'])
  await hub.stop()
  await until(ana.document, ({ state }) => state.kind === 'offline')
  expect(names()).toEqual(['Ana'])
  await until(boris.document, ({ state }) => state.kind === 'offline')
  await startHub(hub)
  await expect.poll(names, { timeout: 5_000 }).toEqual(['Ana', 'Boris'])
})

it('sets aside what the hub refuses, and goes on with the hub’s copy', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  hub.refuse('read-only')
  insert(document, 'Never ')
  const typedInto = document.get().doc
  hub.closeText()
  await until(document, ({ doc, state }) => doc !== typedInto && state.kind === 'open')
  expect(wordsOf(document)).toBe('noted')
  expect(wordsOf(hub)).toBe('noted')
  expect(asides[0]).toMatchObject({
    why: 'read-only',
    passages: [{ label: '1.', text: 'Never noted', was: 'noted' }],
  })
})

it('lets what was on its way be taken when the text is closed meanwhile', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  const release = hub.hold()
  insert(document, 'Just in time ')
  hub.announce('read')
  await until(document, ({ state }) => state.kind === 'open' && state.access === 'read')
  release()
  await until(document, ({ state }) => state.kind === 'open' && state.unsent === 0)
  expect([wordsOf(hub), asides]).toEqual(['Just in time noted', []])
})

it('sets aside what was typed offline into a text that was closed meanwhile', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  await hub.stop()
  await until(document, ({ state }) => state.kind === 'offline')
  insert(document, 'Too late ')
  const typedInto = document.get().doc
  const again = await startHub(hub)
  again.closeText()
  await until(document, ({ doc, state }) => doc !== typedInto && state.kind === 'open', 8_000)
  expect(wordsOf(document)).toBe('noted')
  expect(asides.map(({ passages }) => passages.map((each) => each.text))).toEqual([
    ['Too late noted'],
  ])
  again.openText()
  await until(document, ({ state }) => state.kind === 'open' && state.access === 'write')
  insert(document, 'Again ')
  await expect.poll(() => wordsOf(again)).toBe('Again noted')
})

it('sends nothing that was changed in a text one may not write', async () => {
  const hub = await startHub()
  hub.closeText()
  const { document } = openWindow(hub)
  await until(document, isOpen)
  const before = document.get().doc
  insert(document, 'Trespass ')
  await until(document, ({ doc, state }) => doc !== before && state.kind === 'open')
  expect([wordsOf(hub), wordsOf(document)]).toEqual(['noted', 'noted'])
})

it('keeps words here while the hub’s disk is full, and sends them when there is room', async () => {
  const hub = await startHub()
  const { document, safety, asides } = openWindow(hub)
  await until(document, isOpen)
  hub.refuse('disk-full')
  insert(document, 'Kept ')
  await until(document, ({ state }) => state.kind === 'refused')
  insert(document, 'here, ')
  expect(safety()).toEqual({ kind: 'refused', reason: 'disk-full', unsent: 2 })
  hub.refuse(null)
  await until(document, isOpen, 8_000)
  await until(document, () => safety().kind === 'saved')
  expect([wordsOf(hub), asides]).toEqual(['here, Kept noted', []])
}, 10_000)

it('says that a document is gone, and keeps what was still to be sent to it', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  hub.refuse('no-access')
  insert(document, 'Last words. ')
  await until(document, ({ state }) => state.kind === 'gone')
  expect(asides[0]?.passages).toEqual([{ label: '1.', text: 'Last words. noted', was: null }])
})

it('keeps what was typed offline in a paragraph that a colleague deleted meanwhile', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  await hub.stop()
  await until(document, ({ state }) => state.kind === 'offline')
  insert(document, 'Solemnly ')
  const gone = copyOf(hub.get().doc)
  contentOf(gone).delete(0, 1)
  const again = await startHub({ port: hub.port, saved: () => Y.encodeStateAsUpdate(gone) })
  await until(document, ({ state }) => state.kind === 'open' && state.unsent === 0)
  expect([wordsOf(document), wordsOf(again)]).toEqual(['', ''])
  const words = { client: document.get().doc.clientID, words: [[0, 9]] }
  expect(asides.map(({ why, passages }) => [why, passages])).toEqual([
    ['deleted', [{ label: '1.', text: 'Solemnly noted', was: null, after: ['b1'], words }]],
  ])
})

it('keeps together what several changes of colleagues take along at once', async () => {
  const hub = await startHub()
  const { document, asides } = openWindow(hub)
  await until(document, isOpen)
  hub.edit((content) => {
    const section = new Y.XmlElement('section')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('id', 'b2')
    paragraph.insert(0, [new Y.XmlText('noted too')])
    section.insert(0, [paragraph])
    content.insert(0, [section])
  })
  await until(document, () => wordsOf(document) === 'noted toonoted')
  const release = hub.hold()
  insert(document, 'First ')
  insert(document, 'Second ', 1)
  hub.edit((content) => content.delete(0, 1))
  hub.edit((content) => content.delete(0, 1))
  await until(document, () => wordsOf(document) === '')
  release()
  expect(asides.map(({ passages }) => passages.map((each) => each.text))).toEqual([
    ['First noted too', 'Second noted'],
  ])
})

it('tells of words that are brought after their block, and sets none of them aside', async () => {
  const hub = await startHub()
  const { document, asides, brought } = openWindow(hub)
  await until(document, isOpen)
  const release = hub.hold()
  insert(document, 'Solemnly ')
  const { doc } = document.get()
  // The editor does so when it hears where the block has gone.
  doc.on('afterTransaction', () => {
    if (wordsOf(document) === 'noted') insert(document, 'Solemnly ')
  })
  hub.edit((content) => {
    content.doc?.transact(() => {
      const moved = content.get(0).clone()
      content.delete(0, 1)
      content.insert(0, [moved])
    })
  })
  await expect
    .poll(() => brought, { timeout: 10_000 })
    .toEqual([{ client: doc.clientID, words: [[0, 9]] }])
  release()
  expect([wordsOf(document), asides]).toEqual(['Solemnly noted', []])
})

it('leaves out a presence that is not one', async () => {
  const hub = await startHub()
  const { document } = openWindow(hub)
  const other = openWindow(hub, 'Boris')
  await until(document, isOpen)
  await until(other.document, isOpen)
  other.document.get().awareness?.setLocalState({ user: { name: 7 }, cursor: 'nowhere' })
  other.document.get().awareness?.setLocalState({ user: { name: 'Boris' } })
  insert(other.document, 'x')
  await until(document, () => wordsOf(document) === 'xnoted')
  const names = [...(document.get().awareness?.getStates().values() ?? [])].map(
    ({ user }) => user?.name,
  )
  expect(names).not.toContain(7)
})
