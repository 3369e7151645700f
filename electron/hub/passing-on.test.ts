import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { Connection, Document } from '@hocuspocus/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { delegationOf } from '../../shared/conference'
import { contentOf } from '../../shared/document/ydoc'
import { LineSocket } from './line-socket'
import { PassingOn } from './passing-on'
import { HandClock } from './testing/hand-clock'
import type { Participant } from './testing/participant'
import type { Heard, RawWindow } from './testing/raw-window'
import { besiege, type Siege } from './testing/siege'
import { readMessage } from './wire'

/** A window at a document, that hears what is passed on and nothing else. */
function windowAt(document: Document): { connection: Connection; heard: () => readonly string[] } {
  const sent: Uint8Array[] = []
  const carrier = { send: (data: Uint8Array) => void sent.push(data) }
  const socket = new LineSocket(carrier, () => {})
  const request = new IncomingMessage(new Socket())
  const connection = new Connection(socket.asWebSocket(), request, document, '', {})
  const heard = () =>
    sent.splice(0).map((data) => {
      const message = readMessage(data)
      if (message.kind !== 'write') return message.kind
      const { structs } = Y.decodeUpdate(message.update)
      return structs
        .map((each) => (each instanceof Y.Item ? each.content.getContent().join('') : ''))
        .join('')
    })
  return { connection, heard }
}

describe('passing on', () => {
  let clock: HandClock
  let passingOn: PassingOn
  let document: Document

  beforeEach(() => {
    clock = new HandClock()
    passingOn = new PassingOn(clock)
    document = new Document('text/t1')
    passingOn.follow(document)
  })

  const type = (words: string, from: unknown, at = document) =>
    at.transact(() => at.getText('content').insert(at.getText('content').length, words), from)

  it('is once for all that is typed within a moment, and at once after a quiet one', () => {
    const [ada, ben, cem] = [windowAt(document), windowAt(document), windowAt(document)]
    type('a', ada.connection)
    clock.go(0)
    expect([ada.heard(), ben.heard(), cem.heard()]).toEqual([[], ['a'], ['a']])
    type('b', ada.connection)
    type('c', ada.connection)
    expect(ben.heard()).toEqual([])
    clock.go(10)
    expect([ada.heard(), ben.heard(), cem.heard()]).toEqual([[], ['bc'], ['bc']])
    type('d', ada.connection)
    type('e', ben.connection)
    clock.go(10)
    expect([ada.heard(), ben.heard(), cem.heard()].map(String)).toEqual(['de', 'de', 'de'])
    clock.go(100)
    type('f', null)
    clock.go(0)
    expect([ada.heard(), ben.heard(), cem.heard()]).toEqual([['f'], ['f'], ['f']])
  })

  it('is done before anything else is sent, in all documents and in their order', () => {
    const other = new Document('kept/d1')
    passingOn.follow(other)
    const [ada, ben, atOther] = [windowAt(document), windowAt(document), windowAt(other)]
    type('a', ada.connection)
    type('k', ada.connection, other)
    passingOn.flush()
    expect([ben.heard(), atOther.heard()]).toEqual([['a'], ['k']])
    type('b', ada.connection)
    passingOn.alone(document, typedElsewhere('x'), ada.connection)
    expect([ada.heard(), ben.heard()]).toEqual([[], ['b', 'x']])
    clock.go(100)
    expect([ada.heard(), ben.heard()]).toEqual([[], []])
  })

  it('is not done to whoever is not at the document any more', () => {
    const [ada, ben] = [windowAt(document), windowAt(document)]
    type('a', ada.connection)
    ben.connection.close()
    expect(ben.heard()).toEqual(['close'])
    clock.go(100)
    expect(ben.heard()).toEqual([])
  })
})

function typedElsewhere(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('content').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

let siege: Siege

const withHub = () => {
  beforeEach(async () => {
    siege = await besiege()
  })
  afterEach(async () => {
    await siege.lift()
  })
}

/** A window that hears all there is, and a copy of the text of its own. */
async function listening(who: Participant): Promise<{ window: RawWindow; doc: Y.Doc }> {
  const window = await siege.connectAs(who)
  return { window, doc: await window.read(siege.text) }
}

/** Hears on until it is so. */
async function until(window: RawWindow, fact: () => boolean): Promise<void> {
  while (!fact()) {
    const kinds = ['update', 'acknowledged', 'presence', 'stateless'] as const
    await window.hears(siege.text, kinds, window.all(siege.text).length)
  }
}

/** The updates that came unasked. */
function told(window: RawWindow): readonly Uint8Array[] {
  return window
    .all(siege.text)
    .flatMap((each) => (each.kind === 'update' && !each.isAnswer ? [each.update] : []))
}

/** What it takes to type these words at the end of the first paragraph. */
function typed(doc: Y.Doc, words: string): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const [text] = contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)
  if (text instanceof Y.XmlText) text.insert(text.length, words)
  return Y.encodeStateAsUpdate(doc, before)
}

const acknowledged = (heard: readonly Heard[]) =>
  heard.filter(({ kind }) => kind === 'acknowledged').length

/** The document of a window, kept up with what it hears. */
function says(doc: Y.Doc, window: RawWindow): string {
  for (const update of told(window)) Y.applyUpdate(doc, update)
  return contentOf(doc).toJSON()
}

describe('what a window sends', () => {
  withHub()

  it('is not told to that window again, and to others it is', async () => {
    const { text, everyone, honest } = siege
    const { window, doc } = await listening(everyone.ardesia)
    window.write(text, typed(doc, ' of its own'))
    await window.hears(text, ['acknowledged'])
    await honest.says('of its own')
    honest.type('of its own', ' and of others')
    await until(window, () => told(window).length > 0)
    expect(told(window)).toHaveLength(1)
    expect(says(doc, window)).toContain('of its own and of others')
  })

  it('reaches others whole, and each key is acknowledged by itself', async () => {
    const { text, everyone } = siege
    const writer = await listening(everyone.ardesia)
    const reader = await listening(everyone.observer)
    const keys = [...'In a burst nobody is told each key.']
    const updates = keys.map((key) => typed(writer.doc, key))
    for (const update of updates) writer.window.write(text, update)
    await until(reader.window, () => says(reader.doc, reader.window).includes(keys.join('')))
    await until(writer.window, () => acknowledged(writer.window.all(text)) === keys.length)
  })
})

describe('where people are', () => {
  withHub()

  const presenceOf = (who: Participant, at: number) => {
    const { name, role } = who.joined.seat
    const place = { type: null, tname: 'content', item: { client: 1, clock: at }, assoc: 0 }
    return {
      user: { name, role, delegation: delegationOf(who.joined.seat) },
      cursor: { anchor: place, head: place },
    }
  }

  it('goes to others as where they are by now, and to nobody who has moved alone', async () => {
    const { text, everyone } = siege
    const mover = await listening(everyone.ardesia)
    const watcher = await listening(everyone.observer)
    const from = mover.window.all(text).length
    for (let step = 1; step <= 100; step++) {
      mover.window.presence(text, [77, step, presenceOf(everyone.ardesia, step)])
    }
    const last = presenceOf(everyone.ardesia, 100)
    const seen = () =>
      watcher.window.all(text).flatMap((each) => (each.kind === 'presence' ? [each.states] : []))
    const now = () => JSON.stringify(seen().at(-1)?.get(77))
    await until(watcher.window, () => now() === JSON.stringify(last))
    expect(seen().length).toBeLessThan(10)
    const own = mover.window.all(text).slice(from)
    expect(own.filter(({ kind }) => kind === 'presence')).toEqual([])
  })

  it('says that somebody has left', async () => {
    const { text, everyone } = siege
    const mover = await listening(everyone.ardesia)
    const watcher = await listening(everyone.observer)
    mover.window.presence(text, [77, 1, presenceOf(everyone.ardesia, 1)])
    const last = () =>
      watcher.window
        .all(text)
        .flatMap((each) => (each.kind === 'presence' && each.states.has(77) ? [each.states] : []))
        .at(-1)
    await until(watcher.window, () => Boolean(last()?.get(77)))
    mover.window.leave()
    await until(watcher.window, () => last()?.get(77) === null)
  })
})
