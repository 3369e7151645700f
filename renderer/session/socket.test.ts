import { type Socket as Cable, connect, createServer } from 'node:net'
import { Server } from '@hocuspocus/server'
import { afterEach, expect, it } from 'vitest'
import { textId } from '../../shared/ids'
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

it('takes a quiet hub that answers for a living one', async () => {
  const { port } = await cableToHub()
  const seen: SocketState['kind'][] = []
  let answers = 0
  const socket = openWindow(port)
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

function openWindow(port: number) {
  const socket = openSocket({
    address: `http://127.0.0.1:${port}`,
    schema,
    ask: () => doc.ask(),
    waits,
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
  return socket
}

/** A real hub behind a cable that can be pulled: bytes stop, and neither end is told. */
async function cableToHub() {
  const server = new Server({ quiet: true, stopOnSignals: false, address: '127.0.0.1', port: 0 })
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
    onward.on('data', (bytes) => pulled || window.write(bytes))
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

function until(state: Live<SocketState>, is: (state: SocketState) => boolean): Promise<void> {
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
