import { type Socket as Cable, connect, createServer } from 'node:net'
import { Server } from '@hocuspocus/server'
import { afterEach, expect, it, vi } from 'vitest'
import { contentOf, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import type { Live } from './live'
import { openDocument } from './shared-document'
import { openSocket, type SocketState } from './socket'
import { bringWebSocket } from './testing/browser-socket'

bringWebSocket()

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const waits = { quiet: 60, patience: 100, look: 20 }

it('notices that a cable was pulled although no socket was closed', async () => {
  const { port, pull, plug } = await cableToHub()
  const socket = openWindow(port)
  await until(socket.state, ({ kind }) => kind === 'up')
  pull()
  const pulled = Date.now()
  await until(socket.state, ({ kind }) => kind === 'down')
  const noticed = Date.now()
  expect(noticed - pulled).toBeLessThan(2_000)
  const state = socket.state.get()
  // It was asked for that long after it was heard last.
  expect(state.kind === 'down' && noticed - state.since).toBeGreaterThan(waits.patience)
  plug()
  await until(socket.state, ({ kind }) => kind === 'up')
})

it.each([
  ['put back to 1970', 0],
  ['put forward by a day', Date.now() + 86_400_000],
])('notices it as soon where the clock was %s in between', async (_, to) => {
  const { port, pull } = await cableToHub()
  const socket = openWindow(port)
  const seen: SocketState['kind'][] = []
  await until(socket.state, ({ kind }) => kind === 'up')
  socket.state.subscribe(() => seen.push(socket.state.get().kind))
  vi.useFakeTimers({ toFake: ['Date'], now: to })
  ends.push(() => vi.useRealTimers())
  let answers = 0
  await new Promise<void>((resolve) => {
    socket.hocuspocus.on('message', () => {
      if (++answers > 3) resolve()
    })
  })
  expect(seen).toEqual([])
  pull()
  const pulled = performance.now()
  await until(socket.state, ({ kind }) => kind === 'down')
  expect(performance.now() - pulled).toBeLessThan(2_000)
})

it('opens a text that takes longer than a dead hub is waited for, and waits no longer for that one afterwards', async () => {
  const patient = { quiet: 100, patience: 500, look: 20 }
  const long = 300_000
  const { port, pull } = await cableToHub({ long, rate: long / 2 })
  const socket = openWindow(port, patient)
  await until(socket.doc, ({ state }) => state.kind === 'open')
  expect(contentOf(socket.doc.get().doc).length).toBe(1)
  pull()
  const pulled = performance.now()
  await until(socket.state, ({ kind }) => kind === 'down')
  expect(performance.now() - pulled).toBeLessThan(4 * patient.patience)
})

it('takes a quiet hub that answers for a living one', async () => {
  const { port } = await cableToHub()
  const seen: SocketState['kind'][] = []
  let answers = 0
  const socket = openWindow(port, { ...waits, patience: 2_000 })
  socket.state.subscribe(() => seen.push(socket.state.get().kind))
  await new Promise<void>((resolve) => {
    socket.hocuspocus.on('message', () => {
      if (++answers > 12) resolve()
    })
  })
  expect(seen).toEqual(['up'])
})

it('says that nothing answers, and since when it has been trying', async () => {
  const before = Date.now()
  const socket = openWindow(1)
  await until(socket.state, ({ kind }) => kind === 'down')
  const state = socket.state.get()
  expect(state.kind === 'down' && state.since >= before && state.since <= before + 50).toBe(true)
})

/** As the hub of these tests, which does not say which one it knows. */
const schema = 0

function openWindow(port: number, given = waits) {
  const socket = openSocket({
    address: `http://127.0.0.1:${port}`,
    schema,
    ask: () => doc.ask(),
    waits: given,
  })
  const doc = openDocument({
    name: { kind: 'text', text: textId('t1') },
    schema,
    socket,
    paper: 'seat',
    presence: null,
    onSetAside: () => {},
    onBrought: () => {},
  })
  ends.push(() => {
    doc.close()
    socket.close()
  })
  return { ...socket, doc }
}

/**
 * A real hub behind a cable that can be pulled: bytes stop, and neither end is told. `long` letters
 * are in its text, and `rate` bytes come from it in a second.
 */
async function cableToHub({ long = 0, rate = Number.POSITIVE_INFINITY } = {}) {
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    address: '127.0.0.1',
    port: 0,
    onLoadDocument: async ({ document }) => {
      if (long > 0)
        seed(document, text(section('s', heading('h', 1, 'One'), p('b', 'x'.repeat(long)))))
    },
  })
  await server.listen()
  ends.push(() => {
    for (const client of server.webSocketServer.clients) client.terminate()
    return server.destroy()
  })
  const hub = server.address.port
  const cables = new Set<Cable>()
  let pulled = false
  const cable = createServer((window) => {
    cables.add(window)
    window.on('error', () => {})
    if (pulled) return
    const onward = connect(hub, '127.0.0.1')
    onward.on('error', () => {})
    cables.add(onward)
    window.on('data', (bytes) => pulled || onward.write(bytes))
    onward.on('data', (bytes) => {
      const paused = rate === Number.POSITIVE_INFINITY ? 0 : (1_000 * bytes.byteLength) / rate
      onward.pause()
      setTimeout(() => {
        if (!pulled) window.write(bytes)
        onward.resume()
      }, paused)
    })
  })
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    for (const each of cables) each.destroy()
    cable.close()
  })
  const address = cable.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    pull() {
      pulled = true
    },
    plug() {
      pulled = false
    },
  }
}

function until<T>(state: Live<T>, is: (state: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!is(state.get())) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = state.subscribe(check)
    check()
  })
}
