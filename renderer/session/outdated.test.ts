// @vitest-environment jsdom
import '../editor/testing/layout'
import { Server } from '@hocuspocus/server'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { p, section, text } from '../../shared/testing/build'
import { options } from '../editor/testing/room'
import { createTextView, type TextView } from '../editor/text-view'
import type { SharedDocument } from './document-state'
import { outdatedBy } from './outdated'
import type { Aside } from './set-aside'
import { openDocument } from './shared-document'
import { openSocket } from './socket'
import { bringWebSocket } from './testing/browser-socket'

bringWebSocket()

let hub: Hub
const ends: (() => unknown)[] = []
beforeEach(async () => {
  hub = await startHub()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  document.body.replaceChildren()
})

it('says which side is older', () => {
  expect([outdatedBy(2, 2), outdatedBy(1, 2), outdatedBy(2, 1)]).toEqual([null, 'window', 'hub'])
})

/** What a text may hold that this version does not know, and what is shown of it then. */
const unknown: readonly (readonly [string, (doc: Y.Doc) => void, string])[] = [
  ['a block', (doc) => sectionOf(doc).insert(1, [block('quotation', 'As said.')]), 'It met.'],
  ['a node', (doc) => paragraphOf(doc).insert(1, [new Y.XmlElement('formula')]), 'It met.'],
  ['a mark', (doc) => wordsOf(doc).format(0, 2, { blink: { often: true } }), 'It met.'],
  ['an attribute', (doc) => paragraphOf(doc).setAttribute('mood', 'glad'), 'It met.'],
  ['an attribute of a mark', (doc) => wordsOf(doc).format(0, 2, { em: { much: 1 } }), 'It met.'],
  ['a block out of place', (doc) => contentOf(doc).insert(0, [block('paragraph', 'x')]), 'It met.'],
]

describe.each(unknown)('of a text with %s that it does not know', (_what, put, shown) => {
  it('a window removes nothing, whatever is written on', async () => {
    put(hub.doc)
    const window = openWindow()
    await opened(window.document)
    expect(window.document.get().outdated).toBe('content')
    expect(window.shows()).toBe(shown)
    wordsOf(hub.doc).insert(7, ' So be it.')
    await expect.poll(window.shows).toBe(`${shown} So be it.`)
    expect([hub.received(), window.asides]).toEqual([[], []])
  })

  it('a window that was writing removes nothing when it comes', async () => {
    const window = openWindow()
    await opened(window.document)
    window.type('Indeed. ')
    await expect.poll(() => wordsOf(hub.doc).toString()).toBe('Indeed. It met.')
    const sent = hub.received().length
    put(hub.doc)
    await until(window.document, ({ outdated }) => outdated === 'content')
    expect(window.document.get().state).toMatchObject({ access: 'read' })
    expect(window.shows()).toBe(`Indeed. ${shown}`)
    window.type('Not sent. ')
    wordsOf(hub.doc).insert(0, 'Yes. ')
    await expect.poll(window.shows).toBe(`Yes. Indeed. ${shown}`)
    expect([hub.received().length, window.asides]).toEqual([sent, []])
  })
})

describe('a hub of another schema', () => {
  it('that comes back in the place of one’s own has nothing removed from its text', async () => {
    const window = openWindow()
    await opened(window.document)
    await hub.stop()
    await until(window.document, ({ state }) => state.kind === 'offline')
    window.type('Offline. ')
    const later = await startHub(hub, 7)
    for (const [, put] of unknown) put(later.doc)
    const holds = later.holds()
    await until(
      window.document,
      ({ outdated, state }) => outdated === 'window' && state.kind === 'open',
    )
    await expect.poll(() => window.asides.length).toBe(1)
    expect(window.asides[0]).toMatchObject({
      why: 'outdated',
      passages: [{ text: 'Offline. It met.' }],
    })
    expect(window.shows()).toBe('It met.')
    expect([later.received(), later.holds()]).toEqual([[], holds])
  }, 20_000)

  it('lets one write again when it comes to know the same', async () => {
    await hub.stop()
    const other = await startHub(hub, 7)
    const window = openWindow(other)
    await opened(window.document)
    expect(window.document.get().outdated).toBe('window')
    await other.stop()
    const same = await startHub(other)
    await until(
      window.document,
      ({ outdated, state }) =>
        outdated === null && state.kind === 'open' && state.access === 'write',
    )
    window.type('Again. ')
    await expect.poll(() => wordsOf(same.doc).toString()).toBe('Again. It met.')
    expect(window.asides).toEqual([])
  }, 20_000)
})

type Hub = Awaited<ReturnType<typeof startHub>>

/** A hub of real sockets and one text; it says which schema it knows, unless that is 0. */
async function startHub(earlier?: { readonly port: number; readonly doc: Y.Doc }, schema = 0) {
  const doc = new Y.Doc()
  if (earlier) Y.applyUpdate(doc, Y.encodeStateAsUpdate(earlier.doc))
  else seed(doc, text(section('s', p('a', 'It met.'))))
  const received: Uint8Array[] = []
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    address: '127.0.0.1',
    port: earlier?.port ?? 0,
    onAuthenticate: async ({ documentName }) => {
      if (schema === 0) return
      for (const client of server.webSocketServer.clients) client.send(notice(documentName, schema))
    },
    onLoadDocument: async ({ document }) => {
      Y.applyUpdate(document, Y.encodeStateAsUpdate(doc))
      document.on(
        'update',
        (update, origin) => origin !== doc && Y.applyUpdate(doc, update, document),
      )
      doc.on('update', (update, origin) => {
        if (origin !== document) Y.applyUpdate(document, update, doc)
      })
    },
    beforeHandleMessage: async ({ update }) => {
      if (brings(update)) received.push(update)
    },
  })
  await server.listen()
  let stopped: Promise<unknown> | null = null
  const stop = () => {
    stopped ??= server.destroy()
    for (const client of server.webSocketServer.clients) client.terminate()
    return stopped
  }
  ends.push(stop)
  return {
    port: server.address.port,
    doc,
    stop,
    /** Messages that brought something to write. */
    received: () => received,
    holds: () => contentOf(doc).toJSON(),
  }
}

function notice(document: string, version: number): Uint8Array {
  const to = createEncoder()
  writeVarString(to, document)
  writeVarUint(to, 5)
  writeVarString(to, JSON.stringify({ kind: 'schema', version }))
  return toUint8Array(to)
}

/** Whether a message brings words: an update, or an answer that holds some. */
function brings(bytes: Uint8Array): boolean {
  const from = createDecoder(bytes)
  readVarString(from)
  if (readVarUint(from) !== 0 || readVarUint(from) === 0) return false
  const { structs, ds } = Y.decodeUpdate(readVarUint8Array(from))
  return structs.length > 0 || ds.clients.size > 0
}

/** A window whose editor follows the document as the page does. */
function openWindow({ port } = hub) {
  const asides: Aside[] = []
  const schema = 0
  const address = `http://127.0.0.1:${port}`
  const socket = openSocket({ address, schema, ask: () => shared.ask() })
  const me = { name: 'Sofia', role: 'secretariat', delegation: null } as const
  const shared = openDocument({
    name: { kind: 'text', text: textId('t1') },
    schema,
    socket,
    paper: 'seat',
    presence: me,
    onSetAside: (aside) => asides.push(aside),
    onBrought: () => {},
  })
  const page = document.createElement('div')
  document.body.append(page)
  let bound: Y.Doc | null = null
  let editor: TextView | null = null
  const follow = () => {
    const { doc, awareness, state, outdated } = shared.get()
    if (doc === bound || state.kind !== 'open' || !awareness) return
    bound = doc
    editor?.view.destroy()
    const mode = outdated ? 'read' : 'write'
    const content = contentOf(doc)
    editor = createTextView({ ...options(me, []), mount: page, content, awareness, mode }, page)
  }
  shared.subscribe(follow)
  const viewed = () => {
    if (!editor) throw new Error('The text has not arrived')
    return editor.view
  }
  ends.push(() => {
    editor?.view.destroy()
    shared.close()
    socket.close()
  })
  return {
    document: shared,
    asides,
    shows: () => viewed().state.doc.textContent,
    type(words: string) {
      const { state, dispatch } = viewed()
      dispatch(state.tr.insertText(words, 2))
    },
  }
}

function opened(shared: SharedDocument): Promise<void> {
  return until(shared, ({ state }) => state.kind === 'open')
}

function until(
  shared: SharedDocument,
  is: (now: ReturnType<SharedDocument['get']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!is(shared.get())) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = shared.subscribe(check)
    check()
  })
}

function sectionOf(doc: Y.Doc): Y.XmlElement {
  return elementIn(contentOf(doc), 'section')
}

function paragraphOf(doc: Y.Doc): Y.XmlElement {
  return elementIn(sectionOf(doc), 'paragraph')
}

function wordsOf(doc: Y.Doc): Y.XmlText {
  const words = paragraphOf(doc).get(0)
  if (!(words instanceof Y.XmlText)) throw new Error('The paragraph begins with words')
  return words
}

function elementIn(parent: Y.XmlFragment, name: string): Y.XmlElement {
  const found = parent
    .toArray()
    .find((each) => each instanceof Y.XmlElement && each.nodeName === name)
  if (!(found instanceof Y.XmlElement)) throw new Error(`There is no ${name}`)
  return found
}

function block(name: string, words: string): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, [new Y.XmlText(words)])
  return made
}
