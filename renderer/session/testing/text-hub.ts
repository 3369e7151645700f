import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { TypedWords } from '../../../shared/document/kept-words'
import { contentOf, read, seed } from '../../../shared/document/ydoc'
import { textId } from '../../../shared/ids'
import { p, section, text } from '../../../shared/testing/build'
import type { SharedDocument } from '../document-state'
import type { Live } from '../live'
import { safetyOf } from '../safety'
import type { Aside } from '../set-aside'
import { openDocument } from '../shared-document'
import { openSocket } from '../socket'

const ends: (() => unknown)[] = []

/** Ends what a test has started and opened, the last first. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

const name = { kind: 'text', text: textId('t1') } as const

type Hub = Awaited<ReturnType<typeof startHub>>

/** A hub of real sockets and one text. Given an earlier one, it is that hub started again. */
export async function startHub(earlier?: {
  readonly port: number
  readonly saved: () => Uint8Array
}) {
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

export function openWindow({ port }: Hub, person = 'Ana') {
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

export function isOpen({ state }: ReturnType<SharedDocument['get']>): boolean {
  return state.kind === 'open'
}

export function insert(document: SharedDocument, words: string, section = 0): void {
  const block = contentOf(document.get().doc).get(section) as Y.XmlElement
  const paragraph = block.get(0) as Y.XmlElement
  const run = paragraph.get(0) as Y.XmlText
  run.insert(0, words)
}

export function wordsOf(document: { get(): { readonly doc: Y.Doc } }): string {
  const reading = read(document.get().doc)
  return reading.kind === 'valid' ? reading.node.textContent : `invalid: ${reading.why}`
}

/** Every change of a document's words or of what is known of it asks again. */
export function until(
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
