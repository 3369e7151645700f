import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { ownCertificate } from './certificate'
import { MemoryStore } from './memory-store'
import { listen, type Patience } from './server'
import { RawSocket, taken } from './testing/attacker'
import { besiege, type Siege } from './testing/siege'

/**
 * Connections that cost a hostile client next to nothing to hold, and are held as long as they can
 * be. What is looked at is the hub's own count and its answers to others, never how long a test waited.
 */
let siege: Siege
const sockets: RawSocket[] = []

const besieged = async (patience: Partial<Patience>, window: string | null = null) => {
  siege = await besiege({ patience, window })
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.leave()
  await siege.typeHonestly()
  expect(siege.faults).toEqual([])
  await siege.lift()
})

const knock = async (localAddress?: string): Promise<RawSocket> => {
  const socket = await RawSocket.connect(siege.hub.address, localAddress)
  sockets.push(socket)
  return socket
}
const knocks = (count: number) => Promise.all(Array.from({ length: count }, () => knock()))

/** A bound on what stalls, not a measure: two processors may be doing much else. */
const soon = 10_000

/** The hub is well, and whoever is invited comes in. */
async function isOpenToOthers(name: string): Promise<void> {
  const { hub, everyone } = siege
  const came = taken(async () => {
    expect(await (await fetch(`${hub.address}/health`)).json()).toEqual({ ready: true })
    const late = await everyone.secretariat.invite({ role: 'observer' }, name)
    await late.text.synced()
    late.leave()
  })
  expect(await came).toBeLessThan(soon)
}

const head = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`
const posting = ['POST /api/join HTTP/1.1', 'Host: hub', 'Content-Type: application/json']

const long = (length: number) => head(...posting, `Content-Length: ${length}`)
const chunked = head(...posting, 'Transfer-Encoding: chunked')

describe('is let go of in bounded time, and holds nobody else up, whoever', () => {
  const short = { head: 500, request: 900, idle: 500, often: 100 }
  const beginnings = {
    'says nothing': '',
    'does not end the head': 'GET /health HTTP/1.1\r\nHost: hub\r\nX-Slow: ',
    'does not end an upgrade': 'GET /sync HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\n',
    'does not end the body': `${long(1_000)}{"token":`,
    'does not end a chunk': `${chunked}ff\r\n{`,
    'does not end the chunks': `${chunked}1\r\n{\r\n`,
    'does not end what is not even read': `${head('POST /api/acts HTTP/1.1', 'Host: hub', 'Content-Length: 500000')}{`,
    'asks nothing more': head('GET /health HTTP/1.1', 'Host: hub'),
    'is turned away, and stays': head(
      'GET /elsewhere HTTP/1.1',
      'Host: hub',
      'Upgrade: websocket',
      'Connection: upgrade',
    ),
  }

  it(Object.keys(beginnings).join(', '), async () => {
    await besieged(short)
    const kinds = Object.entries(beginnings)
    const slow = await knocks(8 * kinds.length)
    const kindOf = (index: number) => kinds[index % kinds.length] ?? ['', '']
    slow.forEach((socket, index) => {
      socket.send(kindOf(index)[1])
    })
    await isOpenToOthers('Late')
    await Promise.all(slow.map((socket) => socket.ends()))
  })

  it('sends the head or the body one byte at a time', async () => {
    await besieged(short)
    const slow = await knocks(60)
    slow.forEach((socket, index) => {
      socket.send(index % 2 ? beginnings['does not end the head'] : `${long(100_000)}{"token":"`)
    })
    // Each byte goes when the hub has answered somebody else, so that it is never idle.
    while (slow.some(({ ended }) => !ended)) {
      for (const socket of slow) if (!socket.ended) socket.send('x')
      await fetch(`${siege.hub.address}/health`)
    }
    await isOpenToOthers('Late')
  })

  it('does not end the handshake of TLS, nor begins it', async () => {
    const certificate = await ownCertificate(new MemoryStore(), null, new Date())
    await besieged({})
    const secure = await listen({
      host: '127.0.0.1',
      port: 0,
      tls: certificate,
      patience: { handshake: 300, head: 300, often: 100, most: 60 },
      answer: () => new Response('here'),
      connect: () => {},
    })
    onTestFinished(() => secure.close())
    const address = `https://127.0.0.1:${secure.port}`
    const silent = await Promise.all(Array.from({ length: 50 }, () => RawSocket.connect(address)))
    sockets.push(...silent)
    // The first bytes of a record that says it is a handshake of 512.
    for (const socket of silent.slice(25)) socket.send(new Uint8Array([22, 3, 1, 2, 0, 1]))
    expect(await statusOverTls(secure.port)).toBe(200)
    await Promise.all(silent.map((socket) => socket.ends()))
    expect(await statusOverTls(secure.port)).toBe(200)
  })
})

describe('where there are more connections than places', () => {
  it('those make room that have kept the hub waiting longest, and others come in', async () => {
    await besieged({ most: 40 })
    const first = await knocks(60)
    const second = await knocks(60)
    for (const socket of second) socket.send('GET / HTTP/1.1\r\n')
    await Promise.all(first.map((socket) => socket.ends()))
    await isOpenToOthers('Late')
    expect(second.filter(({ ended }) => !ended).length).toBeLessThanOrEqual(40)
  })

  // Elsewhere than on Linux a machine has one address of its own.
  it.runIf(process.platform === 'linux')(
    'those make room that come from where most come from',
    async () => {
      await besieged({ most: 40 })
      const [honest] = [await knock('127.0.0.2')]
      const crowd = await knocks(200)
      await Promise.all(crowd.slice(0, 150).map((socket) => socket.ends()))
      expect(honest?.ended).toBe(false)
      honest?.send(head('GET /health HTTP/1.1', 'Host: hub'))
      await honest?.until(() => honest.said.includes('{"ready":true}'))
      expect(honest?.said).toContain('{"ready":true}')
    },
  )

  it('who waits for the hub keeps the place', async () => {
    const waiting: (() => void)[] = []
    await besieged({})
    const busy = await listen({
      host: '127.0.0.1',
      port: 0,
      tls: null,
      patience: { most: 20 },
      answer: () =>
        new Promise((resolve) => {
          waiting.push(() => resolve(new Response('done')))
        }),
      connect: () => {},
    })
    onTestFinished(() => busy.close())
    const address = `http://127.0.0.1:${busy.port}`
    const asked = fetch(address)
    await expect.poll(() => waiting.length).toBe(1)
    const crowd = await Promise.all(Array.from({ length: 60 }, () => RawSocket.connect(address)))
    sockets.push(...crowd)
    await Promise.all(crowd.slice(0, 40).map((socket) => socket.ends()))
    for (const answer of waiting) answer()
    expect(await (await asked).text()).toBe('done')
  })
})

describe('nothing much is kept in memory for whoever', () => {
  const megabytes = 1024 * 1024
  const window = () => {
    const folder = mkdtempSync(join(tmpdir(), 'slow-window-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'index.html'), 'x'.repeat(2 * megabytes))
    return folder
  }
  const asking = head('GET / HTTP/1.1', 'Host: hub')

  it('asks for what is long, and reads none of it', async () => {
    await besieged({ mostBytes: 8 * megabytes, often: 50, idle: 100 }, window())
    const greedy = await knocks(16)
    for (const { socket } of greedy) socket.pause()
    const held = () => siege.hub.counts().http
    await expect.poll(held).toBeGreaterThanOrEqual(greedy.length)
    for (const socket of greedy) socket.send(asking)
    // Four of them are 8 MB, and the hub answers others meanwhile.
    await expect.poll(held, { timeout: 10_000 }).toBeLessThan(10)
    await isOpenToOthers('Late')
  })

  it('reads none of it for too long', async () => {
    await besieged({ answer: 300, idle: 100 }, window())
    const greedy = await knocks(5)
    for (const { socket } of greedy) socket.pause()
    const held = () => siege.hub.counts().http
    await expect.poll(held).toBeGreaterThanOrEqual(greedy.length)
    for (const socket of greedy) socket.send(asking)
    await expect.poll(held, { timeout: 10_000 }).toBe(0)
  })

  it('sends a body without end and without a seat, where others may send a long one', async () => {
    await besieged({})
    for (const path of ['/api/acts', '/api/take-in', '/api/letters']) {
      const socket = await knock()
      socket.send(head(`POST ${path} HTTP/1.1`, 'Host: hub', 'Transfer-Encoding: chunked'))
      socket.send(`ffff\r\n${'x'.repeat(0xffff)}\r\n`.repeat(2))
      await socket.until(() => /HTTP\/1\.1 \d+/.test(socket.said) || socket.ended)
      expect([path, socket.said.slice(0, 12)]).toEqual([path, 'HTTP/1.1 413'])
    }
  })
})

function statusOverTls(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = { port, host: '127.0.0.1', rejectUnauthorized: false, agent: false }
    request(ask, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
