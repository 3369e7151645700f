import { gzipSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { delegationOf } from '../../shared/conference'
import { limits } from '../../shared/protocol'
import { crowd, type Forged, forge, frameHead, RawSocket } from './testing/attacker'
import { Participant, post } from './testing/participant'
import { besiege, type Siege } from './testing/siege'

let siege: Siege

beforeEach(async () => {
  siege = await besiege()
})
afterEach(async () => {
  await isAnswered()
  expect(await siege.textNow()).toContain('The Conference met w')
  expect(siege.faults).toEqual([])
  await siege.lift()
})

/** A bound on what stalls, not a measure: two cores may be doing much else. */
const soon = 5_000
/** An honest delegate types, and hears in time that it is kept. */
async function isAnswered(): Promise<void> {
  expect(await siege.typeHonestly()).toBeLessThan(soon)
}

const isWriting = (to: encoding.Encoder) => {
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint8Array(to, Y.encodeStateVector(new Y.Doc()))
}

describe('nobody waits long for whoever', () => {
  it('asks for the text again and again, and does not read the answers', async () => {
    const { connectAs, everyone, text, honest } = siege
    honest.type('met', ' a long sentence of a long text'.repeat(20_000))
    await honest.sent()
    const hostile = await connectAs(everyone.observer)
    const before = process.memoryUsage().rss
    hostile.socket.pause()
    for (let times = 0; times < 20_000; times++) hostile.send(text, 0, isWriting)
    await isAnswered()
    await isAnswered()
    // All the answers would be 12 GB.
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    hostile.leave()
  })

  it('asks for a thousand acts that they may not do, at once', async () => {
    const { everyone } = siege
    const acts = Array.from({ length: 1_000 }, () =>
      everyone.observer.act({ kind: 'freeze-numbers' }),
    )
    await isAnswered()
    await isAnswered()
    for (const answer of await Promise.all(acts)) expect(answer).toMatchObject({ kind: 'refused' })
  })

  it('sends an update of a million pieces, with or without the right to', async () => {
    const { everyone, connectAs, text } = siege
    const structs = Array.from({ length: 300_000 }, (): Forged => ({ kind: 'gone', length: 1 }))
    const update = forge({ clients: [{ client: 80, clock: 1, structs }] })
    for (const who of [everyone.observer, everyone.ardesia]) {
      const hostile = await connectAs(who)
      hostile.write(text, update)
      await isAnswered()
      await hostile.hears(text, ['closed'])
    }
  })

  it('says that they have the words of a million windows', async () => {
    const { connectAs, everyone, text } = siege
    const hostile = await connectAs(everyone.observer)
    const vector = encoding.createEncoder()
    encoding.writeVarUint(vector, 1_000_000)
    for (let client = 0; client < 1_000_000; client++) {
      encoding.writeVarUint(vector, client)
      encoding.writeVarUint(vector, 1)
    }
    hostile.send(text, 0, (to) => {
      encoding.writeVarUint(to, 0)
      encoding.writeVarUint8Array(to, encoding.toUint8Array(vector))
    })
    expect(await hostile.hears(text, ['closed'])).toEqual({ kind: 'closed', reason: 'malformed' })
  })

  it('begins long messages in many windows, and ends none', async () => {
    const { connectAs, everyone } = siege
    const windows = [
      await connectAs(everyone.observer),
      await connectAs(everyone.observer),
      await connectAs(everyone.observer),
    ]
    const megabytes = 30 * 1024 * 1024
    for (const { socket } of windows) {
      // Beneath the socket of the test, whose own messages are whole.
      const beneath = Reflect.get(socket, '_socket')
      beneath.write(Buffer.concat([frameHead(0x82, megabytes), Buffer.alloc(megabytes - 1)]))
    }
    await Promise.race(windows.map((window) => window.ends()))
    const again = await connectAs(everyone.observer)
    expect(again.closedWith).toBeNull()
  })

  it('sends presence without end', async () => {
    const { everyone, connectAs, text } = siege
    const hostile = await connectAs(everyone.ardesia)
    const { seat } = everyone.ardesia.joined
    const user = { name: seat.name, role: seat.role, delegation: delegationOf(seat) }
    for (let client = 0; client < 20_000; client++) {
      hostile.presence(text, [client, 1, { user, cursor: null }])
    }
    await isAnswered()
    const all = Array.from({ length: 100_000 }, (_, client) => [client, 1, null] as const)
    hostile.presence(text, ...all)
    await isAnswered()
    await hostile.read(text)
    const witness = await connectAs(everyone.observer)
    await witness.read(text)
    const heard = witness.all(text).flatMap((e) => (e.kind === 'presence' ? [...e.states] : []))
    const ofHostile = heard.filter(([, state]) => Object(state)?.user?.name === seat.name)
    expect(ofHostile.length).toBeLessThanOrEqual(2)
  })

  it('knocks with papers that are none', async () => {
    const hostile = await siege.connect()
    for (let times = 0; times < 5_000; times++) hostile.auth('register', `no token ${times}`)
    await isAnswered()
    expect(await hostile.ends()).toBe(1008)
  })
})

describe('a connection', () => {
  it('can be had however many others have one and show no seat', async () => {
    const { hub, everyone } = siege
    const guests = await crowd(hub.address, 2_100)
    await isAnswered()
    const { joined } = everyone.observer
    const late = new Participant(hub.address, joined)
    await late.text.synced()
    late.leave()
    for (const guest of guests) guest.terminate()
  })

  it('is not had by one device as often as it likes', async () => {
    const { connectAs, everyone } = siege
    const first = await connectAs(everyone.ardesia)
    for (let more = 0; more < 32; more++) await connectAs(everyone.ardesia)
    expect(await first.ends()).toBe(1008)
  })

  it.each([
    ['a frame that says it is compressed', frameHead(0xc2, 10)],
    ['a frame that says it is a terabyte', frameHead(0x82, 2 ** 40)],
    ['a frame of no known kind', frameHead(0x83, 10)],
    ['a message that never ends, before anyone knows whose it is', endless()],
  ])('ends with %s', async (_what, bytes) => {
    const socket = await (await RawSocket.connect(siege.hub.address)).upgrade()
    socket.send(bytes)
    await socket.ends()
  })

  it('is not compressed, whoever asks for it', async () => {
    const socket = await RawSocket.connect(siege.hub.address)
    await socket.upgrade('Sec-WebSocket-Extensions: permessage-deflate')
    expect(socket.said).toMatch(/^HTTP\/1.1 101/)
    expect(socket.said.toLowerCase()).not.toContain('permessage-deflate')
    socket.leave()
  })

  it('that is cut while it is let in leaves the floor to acts', async () => {
    const { connect, everyone, text } = siege
    for (let times = 0; times < 100; times++) {
      const hostile = await connect()
      hostile.auth(text, everyone.ardesia.joined.token)
      hostile.leave()
    }
    await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    await everyone.secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
  })
})

/** The beginning of a message in many parts, each without the last one's mark. */
function endless(): Buffer {
  const part = Buffer.concat([frameHead(0x00, 60_000), Buffer.alloc(60_000)])
  const first = Buffer.concat([frameHead(0x02, 60_000), Buffer.alloc(60_000)])
  return Buffer.concat([first, ...Array.from({ length: 8 }, () => part)])
}

describe('a request', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const { token } = siege.everyone.ardesia.joined
    const answer = await fetch(`${siege.hub.address}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...Object(init.headers) },
    })
    return answer.status
  }
  const act = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
    ask('/api/acts', {
      method: 'POST',
      body: body ?? null,
      headers: { 'content-type': 'application/json', ...headers },
    })

  it('that is a bomb is no act', async () => {
    const levels = 30_000
    expect(await act('['.repeat(levels) + ']'.repeat(levels))).toBe(400)
    expect(await act('{"kind":'.repeat(5_000))).toBe(400)
    const nested = (depth: number): string =>
      depth === 0 ? '[]' : `[{"type":"paragraph","content":${nested(depth - 1)}}]`
    const { ardesia } = siege.everyone
    const answer = await post(
      `${siege.hub.address}/api/acts`,
      {
        kind: 'draft-amendment',
        blocks: ['b1'],
        place: { kind: 'there' },
        proposed: JSON.parse(nested(1_500)),
      },
      ardesia.joined.token,
    )
    expect(answer.status).toBeLessThan(500)
    const zipped = gzipSync(Buffer.alloc(50 * 1024 * 1024, '['))
    expect(zipped.byteLength).toBeLessThan(limits.act)
    expect(await act(new Uint8Array(zipped), { 'content-encoding': 'gzip' })).toBe(400)
    expect(await act('{"__proto__":{"kind":"freeze-numbers"}}')).toBe(400)
  })

  it('does not find its way to what is not there', async () => {
    for (const path of [
      '/api/text/..%2F..%2Fetc%2Fpasswd',
      '/api/text/__proto__',
      '/api/text/%00',
      '/api/text/%',
      `/api/text/${'a'.repeat(8_000)}`,
      '/api/versions/..%2F..%2Fconference.rapporteur',
      '/api/versions/__proto__',
      '/api/export/constructor',
      '/api/export/..%2Fpdf',
      '/api/export/docx?version=..%2F..%2Fsecret',
      '//etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      expect([path, (await ask(path)) >= 400]).toEqual([path, true])
    }
    expect(siege.faults).toEqual([])
  })

  it('that never ends is cut off', async () => {
    const socket = await RawSocket.connect(siege.hub.address)
    socket.send(
      'POST /api/join HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    )
    const part = `ffff\r\n${'x'.repeat(0xffff)}\r\n`
    socket.send(part.repeat(4))
    await socket.until(() => socket.said.includes('413') || socket.ended)
    expect(socket.said).toContain('413')
    socket.leave()
  })

  it('with a head that never ends is cut off', async () => {
    const socket = await RawSocket.connect(siege.hub.address)
    socket.send(`GET / HTTP/1.1\r\nHost: hub\r\n${'X-More: xxxxxxxxxx\r\n'.repeat(5_000)}`)
    await socket.ends()
    expect(socket.said).toContain('431')
  })
})
