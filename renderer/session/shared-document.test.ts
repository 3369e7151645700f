import { Server } from '@hocuspocus/server'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { TypedWords } from '../../shared/document/kept-words'
import { contentOf, copyOf, read, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { p, section, text } from '../../shared/testing/build'
import type { SharedDocument } from './document-state'
import type { Live } from './live'
import { safetyOf } from './safety'
import type { Aside } from './set-aside'
import { openDocument } from './shared-document'
import { openSocket } from './socket'
import { bringWebSocket } from './testing/browser-socket'

bringWebSocket()

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

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

const name = { kind: 'text', text: textId('t1') } as const

type Hub = Awaited<ReturnType<typeof startHub>>

/** A hub of real sockets and one text. Given an earlier one, it is that hub started again. */
async function startHub(earlier?: { readonly port: number; readonly saved: () => Uint8Array }) {
  const doc = new Y.Doc()
  if (earlier) Y.applyUpdate(doc, earlier.saved())
  else seed(doc, text(section('s1', p('b1', 'noted'))))
  let held = Promise.resolve()
  let refusal: string | null = null
  let readOnly = false
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    address: '127.0.0.1',
    port: earlier?.port ?? 0,
    onAuthenticate: async ({ connectionConfig }) => {
      connectionConfig.readOnly = readOnly
    },
    onLoadDocument: async ({ document }) => {
      Y.applyUpdate(document, Y.encodeStateAsUpdate(doc))
      document.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update))
    },
    beforeHandleMessage: async ({ update }) => {
      if (!changes(update)) return
      await held
      if (refusal) throw { code: 4000, reason: refusal }
    },
  })
  await server.listen()
  const live = () => server.hocuspocus.documents.get('text/t1')
  const announce = (access: 'read' | 'write') =>
    live()?.broadcastStateless(JSON.stringify({ kind: 'access', access }))
  const setReadOnly = (value: boolean) => {
    readOnly = value
    for (const connection of live()?.getConnections() ?? []) connection.readOnly = value
    announce(value ? 'read' : 'write')
  }
  let stopped: Promise<unknown> | null = null
  const stop = () => {
    stopped ??= server.destroy()
    for (const client of server.webSocketServer.clients) client.terminate()
    return stopped
  }
  ends.push(stop)
  return {
    port: server.address.port,
    saved: () => Y.encodeStateAsUpdate(doc),
    get: () => ({ doc }),
    stop,
    announce,
    closeText: () => setReadOnly(true),
    openText: () => setReadOnly(false),
    refuse(reason: string | null) {
      refusal = reason
    },
    /** What a colleague does, whose words come at once. */
    edit(change: (content: Y.XmlFragment) => void) {
      const document = live()
      if (document) change(contentOf(document))
    },
    hold() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
  }
}

/** Whether a message brings words: an update, or an answer that holds some. */
function changes(bytes: Uint8Array): boolean {
  const after = 'text/t1'.length + 1
  return bytes[after] === 0 && (bytes[after + 1] === 1 || bytes[after + 1] === 2)
}

/** As the hub of these tests, which does not say which one it knows. */
const schema = 0

function openWindow({ port }: Hub, person = 'Ana') {
  const asides: Aside[] = []
  const brought: TypedWords[] = []
  const socket = openSocket({
    address: `http://127.0.0.1:${port}`,
    schema,
    ask: () => document.ask(),
  })
  const document = openDocument({
    name,
    schema,
    socket,
    paper: 'seat',
    presence: { name: person, role: 'secretariat', delegation: null },
    onSetAside: (aside) => asides.push(aside),
    onBrought: (words) => brought.push(...words),
  })
  ends.push(() => {
    document.close()
    socket.close()
  })
  return {
    document,
    asides,
    brought,
    safety: () => safetyOf(socket.state.get(), [document.get().state]),
  }
}

function isOpen({ state }: ReturnType<SharedDocument['get']>): boolean {
  return state.kind === 'open'
}

function insert(document: SharedDocument, words: string, section = 0): void {
  const block = contentOf(document.get().doc).get(section) as Y.XmlElement
  const paragraph = block.get(0) as Y.XmlElement
  const run = paragraph.get(0) as Y.XmlText
  run.insert(0, words)
}

function wordsOf(document: { get(): { readonly doc: Y.Doc } }): string {
  const reading = read(document.get().doc)
  return reading.kind === 'valid' ? reading.node.textContent : `invalid: ${reading.why}`
}

/** Every change of a document's words or of what is known of it asks again. */
function until(
  document: SharedDocument,
  is: (now: ReturnType<SharedDocument['get']>) => boolean,
  ms = 4_000,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`Still ${JSON.stringify(document.get().state)}`))
    }, ms)
    let followed: Y.Doc | null = null
    const check = () => {
      const now = document.get()
      if (now.doc !== followed) now.doc.on('update', check)
      followed = now.doc
      if (!is(now)) return
      clearTimeout(late)
      unsubscribe()
      resolve()
    }
    const unsubscribe = (document as Live<ReturnType<SharedDocument['get']>>).subscribe(check)
    check()
  })
}
