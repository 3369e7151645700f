import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { delegationOf } from '../../shared/conference'
import { tooSlow } from '../../shared/sync'
import { Carrier } from './carrier'
import { RawWindow } from './testing/raw-window'
import { besiege } from './testing/siege'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The hub's end of a connection, and that of a window, which does not read yet. */
async function connected(
  heartbeat?: number,
): Promise<{ socket: WebSocket; carrier: Carrier; window: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  ends.push(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const window = new WebSocket(`ws://127.0.0.1:${port}`)
  const [socket, request] = (await once(server, 'connection')) as [WebSocket, IncomingMessage]
  if (window.readyState !== WebSocket.OPEN) await once(window, 'open')
  window.pause()
  ends.push(() => window.terminate())
  const carrier = new Carrier(socket, request.socket, heartbeat)
  socket.on('pong', (mark) => carrier.answered(mark))
  return { socket, carrier, window }
}

const megabyte = 1024 * 1024
const small = new Uint8Array(100 * 1024)

/** Sends so much, while the connection is there, and answers the most that waited. */
async function fill(socket: WebSocket, carrier: Carrier, bytes: number): Promise<number> {
  let most = 0
  for (let sent = 0; sent < bytes && socket.readyState === WebSocket.OPEN; ) {
    carrier.send(small, () => {})
    sent += small.byteLength
    most = Math.max(most, socket.bufferedAmount)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return most
}

describe('a window that does not read', () => {
  it('is given up before much waits for it, and told why when it reads again', async () => {
    const { socket, carrier, window } = await connected()
    const most = await fill(socket, carrier, 100 * megabyte)
    expect(most).toBeLessThan(5 * megabyte)
    expect(socket.readyState).toBe(WebSocket.CLOSING)
    window.resume()
    expect(await once(window, 'close')).toContain(tooSlow)
  })

  it('is let go altogether when it never reads again', async () => {
    const { socket, carrier } = await connected()
    await fill(socket, carrier, 100 * megabyte)
    await once(socket, 'close')
    expect(socket.bufferedAmount).toBeLessThan(5 * megabyte)
  })

  it('has its time for a whole text, and for what is written meanwhile', async () => {
    const { socket, carrier, window } = await connected()
    carrier.send(new Uint8Array(30 * megabyte), () => {})
    await fill(socket, carrier, 3 * megabyte)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    let read = 0
    const all = new Promise<void>((resolve) => {
      window.on('message', (data: Buffer) => {
        read += data.byteLength
        if (read >= 33 * megabyte) resolve()
      })
    })
    window.resume()
    await all
  })

  it('has not its time for one whole text after another', async () => {
    const { socket, carrier } = await connected()
    for (let times = 0; times < 10; times++) {
      carrier.send(new Uint8Array(15 * megabyte), () => {})
    }
    expect(socket.readyState).toBe(WebSocket.CLOSING)
  })

  it('costs those who read nothing', async () => {
    const siege = await besiege()
    ends.push(() => siege.lift())
    const { everyone, honest } = siege
    const asleep = await siege.connectAs(everyone.observer)
    asleep.socket.pause()
    const reader = await everyone.president.text.synced()
    const words = 'x'.repeat(50_000)
    for (let times = 0; times < 400; times++) {
      honest.type('met', words)
      honest.erase(words)
      await honest.sent()
    }
    honest.type('met', ' and was heard')
    await reader.says('and was heard')
    asleep.socket.resume()
    expect([tooSlow, 1006]).toContain(await asleep.ends())
    expect(await siege.textNow()).toContain('was heard')
  })
})

describe('a line that leads nowhere', () => {
  it('is noticed at the second beat', async () => {
    const { socket, carrier } = await connected()
    carrier.send(small, () => {})
    carrier.beat()
    expect(socket.readyState).toBe(WebSocket.OPEN)
    carrier.beat()
    expect(socket.readyState).not.toBe(WebSocket.OPEN)
  })

  it('is not taken for one while a whole text may be on its way, of which the system has taken all', async () => {
    const { socket, carrier, window } = await connected(1_000)
    const text = new Uint8Array(300 * 1024)
    await new Promise((resolve) => carrier.send(text, resolve))
    expect(socket.bufferedAmount).toBe(0)
    // At 16 kB/s it would be there after 19 beats of a second.
    for (let beats = 0; beats < 19; beats++) carrier.beat()
    expect(socket.readyState).toBe(WebSocket.OPEN)
    const answered = new Promise<void>((resolve) => {
      let beats = 0
      socket.on('pong', () => ++beats === 19 && resolve())
    })
    window.resume()
    await answered
    carrier.beat()
    window.pause()
    carrier.beat()
    carrier.beat()
    expect(socket.readyState).not.toBe(WebSocket.OPEN)
  })

  it('is one after its time, though a window says that it has had what it was never sent', async () => {
    const { socket, carrier } = await connected(1_000)
    carrier.send(new Uint8Array(300 * 1024), () => {})
    for (const mark of ['-1', '0', 'x', '', '1e99', '400000']) carrier.answered(Buffer.from(mark))
    for (let beats = 0; beats < 22; beats++) carrier.beat()
    expect(socket.readyState).not.toBe(WebSocket.OPEN)
  })

  it('is noticed, and whoever was at its end is not shown any more', async () => {
    const siege = await besiege({ heartbeat: 300 })
    ends.push(() => siege.lift())
    const { everyone, text, hub } = siege
    const { joined } = everyone.ardesia
    const cable = await cableTo(hub.address)
    const away = await RawWindow.connect(cable.address)
    ends.push(() => away.leave())
    await away.open(text, joined.token)
    const { name, role } = joined.seat
    const user = { name, role, delegation: delegationOf(joined.seat) }
    const witness = await siege.connectAs(everyone.observer)
    const seen = () =>
      witness
        .all(text)
        .flatMap((each) => (each.kind === 'presence' && each.states.has(7) ? [each.states] : []))
        .at(-1)
        ?.get(7)
    const until = async (fact: () => boolean) => {
      while (!fact()) await witness.hears(text, ['presence'], witness.all(text).length)
    }
    away.presence(text, [7, 1, { user, cursor: null }])
    await until(() => Boolean(seen()))
    cable.goSilent()
    await until(() => seen() === null)
  })
})

/** A way to the hub on which nothing comes through any more, and nobody is told. */
async function cableTo(address: string): Promise<{ address: string; goSilent(): void }> {
  const { hostname, port } = new URL(address)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    goSilent() {
      for (const socket of sockets) socket.unpipe().pause()
    },
  }
}
