import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaVersion } from '../../shared/document/schema-version'
import { syncPath } from '../../shared/sync'
import { Metrics } from './metrics'
import { serveMetrics } from './metrics-server'
import { RawSocket } from './testing/attacker'
import { besiege, type Siege } from './testing/siege'

/**
 * Pages of others in the browser of somebody who can reach the hub: one that asks across origins, and
 * one whose name was made to lead here after it was loaded (DNS rebinding), so that for the browser the
 * hub is that page's own server.
 *
 * The hub does not look at the name by which it is asked for. It is reached by any address that its
 * machine has, by whatever name a network gives it, and through proxies. It need not, for nothing is
 * given to anybody for where they come from, or for what a browser sends of its own accord: no cookie,
 * no password, no client certificate, and nothing to this machine's own user. Whatever is more than
 * anybody may know is for the bearer of a token that the page's script puts into each request, and the
 * page of another origin has no way to it: it is kept where the browser keeps what is of the hub's own
 * origin, and that of a page that was led here bears another name.
 */
let siege: Siege
let port: string
beforeAll(async () => {
  siege = await besiege()
  port = new URL(siege.hub.address).port
})
afterAll(async () => {
  await siege.typeHonestly()
  expect(siege.faults).toEqual([])
  await siege.lift()
})

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** As a browser would send it, but with the head that is given. */
async function ask(method: string, path: string, heads: readonly string[], body = '') {
  const socket = await RawSocket.connect(siege.hub.address)
  const length = method === 'POST' ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
  const lines = [`${method} ${path} HTTP/1.1`, ...heads, 'Connection: close', ...length, '', body]
  socket.send(lines.join('\r\n'))
  await socket.ends()
  const [head = '', ...rest] = socket.said.split('\r\n\r\n')
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1])
  return { status, head: head.toLowerCase(), body: rest.join('\r\n\r\n') } satisfies Answer
}

async function opens(...heads: readonly string[]): Promise<number> {
  const socket = await RawSocket.connect(siege.hub.address)
  const standard = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  const path = syncPath(schemaVersion)
  socket.send(`${[`GET ${path} HTTP/1.1`, ...heads, ...standard, key].join('\r\n')}\r\n\r\n`)
  await socket.until(() => socket.said.includes('\r\n\r\n') || socket.ended)
  socket.leave()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(socket.said)?.[1])
}

const act = JSON.stringify({ kind: 'accredit-delegation', name: 'Hostile' })
/** All that needs a token, with what a page can send without being asked whether it may. */
const doors = [
  ['POST', '/api/acts', act],
  ['POST', '/api/take-in', '{}'],
  ['POST', '/api/kept', '{"seenTo":[]}'],
  ['POST', '/api/letters', '{}'],
  ['GET', '/api/export/txt', ''],
  ['GET', '/api/versions/v', ''],
  ['GET', '/api/text', ''],
  ['GET', '/api/text/b1', ''],
  ['GET', '/api/devices', ''],
] as const

const evil = 'https://evil.example'
const led = () => [`Host: evil.example:${port}`, `Origin: http://evil.example:${port}`]
const across = () => [`Host: 127.0.0.1:${port}`, `Origin: ${evil}`]

describe.each([
  ['a page that asks across origins', across],
  ['a page whose name leads here', led],
])('%s', (_what, heads) => {
  it('is let in at no door, whatever else a browser sends along', async () => {
    const before = siege.hub.register()
    const { token } = siege.everyone.secretariat.joined
    for (const [method, path, body] of doors) {
      for (const more of [
        [],
        ['Content-Type: text/plain'],
        [`Cookie: token=${token}; authorization=Bearer ${token}`],
        [`Authorization: Basic ${btoa(`token:${token}`)}`],
      ]) {
        const answer = await ask(method, path, [...heads(), ...more], body)
        expect([path, answer.status]).toEqual([path, 401])
      }
      const inPath = await ask(
        method,
        `${path}?token=${token}&access_token=${token}`,
        heads(),
        body,
      )
      expect([path, inPath.status]).toEqual([path, 401])
    }
    expect(siege.hub.register()).toBe(before)
  })

  it('is told nothing of the conference without one, and nothing that a browser would keep', async () => {
    const { register } = siege.hub
    const words = [
      register().conference.title,
      ...register().delegations.map(({ name }) => name),
      ...Object.values(siege.everyone).map(({ joined }) => joined.seat.name),
      'The Conference met',
    ]
    const said: Answer[] = []
    for (const path of [
      '/',
      '/health',
      '/metrics',
      '/api/standby',
      '/api/join',
      ...doors.map(([, path]) => path),
    ]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) said.push(await ask(method, path, heads()))
    }
    const all = said.map(({ head, body }) => head + body).join('\n')
    expect(words.filter((each) => all.includes(each))).toEqual([])
    expect(all).not.toMatch(/set-cookie|www-authenticate|access-control-allow-credentials/)
    expect(all).not.toMatch(/access-control-allow-origin: (\*|.*evil)/)
  })
})

it('a page of another origin opens no socket', async () => {
  for (const origin of [
    evil,
    'null',
    'file://',
    `http://127.0.0.1:${Number(port) + 1}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1:${port}@evil.example`,
    `http://evil.example#127.0.0.1:${port}`,
    `ws://127.0.0.1:${port}`,
    'app://rapporteur.evil.example',
    'app://rapporteur/',
  ]) {
    expect([origin, await opens(`Host: 127.0.0.1:${port}`, `Origin: ${origin}`)]).toEqual([
      origin,
      403,
    ])
  }
})

it('a page whose name leads here has a socket, and nothing to say over it', async () => {
  expect(await opens(...led())).toBe(101)
  const window = await siege.connect()
  for (const name of ['register', siege.text, 'people', 'amendment/x']) {
    expect(await window.open(name, '')).toBe('token-invalid')
    expect(window.all(name)).toHaveLength(1)
  }
})

describe('who has a token comes in', () => {
  it.each([
    ['by an address', () => [`Host: 127.0.0.1:${port}`]],
    [
      'by an address of the other kind',
      () => [`Host: [::1]:${port}`, `Origin: http://[::1]:${port}`],
    ],
    [
      'by the name of this machine',
      () => [`Host: localhost:${port}`, `Origin: http://localhost:${port}`],
    ],
    [
      'by a name of the network',
      () => [`Host: hub.local:${port}`, `Origin: https://hub.local:${port}`],
    ],
    ['through a proxy', () => ['Host: conference.example', 'Origin: https://conference.example']],
    ['from the application', () => [`Host: 127.0.0.1:${port}`, 'Origin: app://rapporteur']],
    ['from a program', () => ['Host: hub']],
  ])('%s', async (_what, heads) => {
    const { token } = siege.everyone.observer.joined
    const bearer = `Authorization: Bearer ${token}`
    expect((await ask('GET', '/api/text/b1', [...heads(), bearer])).status).toBe(200)
    expect(await opens(...heads())).toBe(101)
  })
})

/** It asks for no token; so there it is the name that tells. */
it('what is counted is told to nobody whose name was made to lead to this machine', async () => {
  const metrics = new Metrics({ folder: '.', now: () => new Date() })
  metrics.follow(siege.hub)
  const server = await serveMetrics(metrics, 0)
  const status = async (...host: readonly string[]) => {
    const socket = await RawSocket.connect(`http://127.0.0.1:${server.port}`)
    const version = host.length > 0 ? '1.1' : '1.0'
    socket.send(
      `${[`GET /metrics HTTP/${version}`, ...host, 'Connection: close'].join('\r\n')}\r\n\r\n`,
    )
    await socket.ends()
    return Number(/^HTTP\/1\.1 (\d+)/.exec(socket.said)?.[1])
  }
  const at = (name: string) => status(`Host: ${name}:${server.port}`)
  for (const name of ['127.0.0.1', 'localhost', '[::1]', '192.168.1.20'])
    expect(await at(name)).toBe(200)
  expect(await status('Host: localhost')).toBe(200)
  expect(await status()).toBe(200)
  for (const name of [
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '[::1].evil',
  ]) {
    expect([name, await at(name)]).toEqual([name, 403])
  }
  server.close()
})
