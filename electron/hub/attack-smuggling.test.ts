import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RawSocket } from './testing/attacker'
import { besiege, type Siege } from './testing/siege'

/**
 * One request that is hidden in another, for a proxy and the hub to disagree on where it ends. Both
 * are acts that would be done if they came by themselves, so that what was done is seen in the record.
 */
let siege: Siege
let socket: RawSocket
let recorded: number

let tests = 0
let visible: string
let hidden: string

beforeAll(async () => {
  siege = await besiege()
})
beforeEach(async () => {
  socket = await RawSocket.connect(siege.hub.address)
  recorded = siege.hub.register().record.length
  const [seen, unseen] = names()
  visible = act(seen)
  hidden = act(unseen)
  tests++
})
afterEach(() => {
  socket.leave()
  expect(siege.faults).toEqual([])
})
afterAll(async () => {
  await siege.typeHonestly()
  await siege.lift()
})

/** Others in each test, of the same length. */
const names = () => [`Visible ${100 + tests}`, `Hidden ${100 + tests}`] as const
const act = (name: string) => JSON.stringify({ kind: 'accredit-delegation', name })
const size = act('Visible 100').length
const hex = size.toString(16)

/** The head of an act with the secretariat's own token, and what follows it. */
const sends = (lines: readonly string[], rest = '', { version = '1.1', host = 'Host: hub' } = {}) =>
  [
    `POST /api/acts HTTP/${version}`,
    host,
    `Authorization: Bearer ${siege.everyone.secretariat.joined.token}`,
    ...lines,
    '',
    rest,
  ].join('\r\n')
const whole = (body: string) => sends([`Content-Length: ${body.length}`], body)

const done = () => siege.hub.register().record.length - recorded
const statuses = () => [...socket.said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)

const chunked = 'Transfer-Encoding: chunked'
const length = `Content-Length: ${size}`
const end = '0\r\n\r\n'

type Smuggled = readonly [what: string, bytes: () => string]

const refused: readonly Smuggled[] = [
  ['a length and chunks', () => sends([length, chunked], `${end}${whole(hidden)}`)],
  ['chunks and a length', () => sends([chunked, length], `${end}${whole(hidden)}`)],
  ['two lengths', () => sends([length, 'Content-Length: 0'], visible)],
  ['two lengths that are the same', () => sends([length, length], visible)],
  ['a list of lengths', () => sends([`Content-Length: ${size}, ${size}`], visible)],
  ['a length with a sign', () => sends([`Content-Length: +${size}`], visible)],
  ['a length in hexadecimal', () => sends([`Content-Length: 0x${hex}`], visible)],
  ['a negative length', () => sends(['Content-Length: -1'], whole(hidden))],
  ['a coding that is almost chunks', () => sends(['Transfer-Encoding: xchunked'], end)],
  ['a coding behind chunks', () => sends(['Transfer-Encoding: chunked, identity'], end)],
  [
    'a coding before chunks',
    () => sends(['Transfer-Encoding: gzip, chunked'], `${hex}\r\n${visible}\r\n${end}`),
  ],
  ['two codings', () => sends([chunked, 'Transfer-Encoding: identity'], end)],
  ['no coding', () => sends(['Transfer-Encoding: identity'], whole(hidden))],
  [
    'chunks in HTTP/1.0',
    () => sends([chunked, 'Connection: keep-alive'], `${end}${whole(hidden)}`, { version: '1.0' }),
  ],
  ['a space before a colon', () => sends(['Transfer-Encoding : chunked'], end)],
  ['a tab that is none', () => sends(['Transfer-Encoding: \x0bchunked'], end)],
  ['a line that goes on in the next', () => sends(['X: a', ' b', length], visible)],
  ['a coding in the next line', () => sends(['Transfer-Encoding:', ' chunked'], end)],
  ['a first line that goes on', () => sends([length], visible, { host: ' Host: hub' })],
  ['lines that end in LF', () => whole(visible).replaceAll('\r\n', '\n')],
  ['one line that ends in LF', () => whole(visible).replace('hub\r\n', 'hub\n')],
  ['a head that ends in LF', () => whole(visible).replace('\r\n\r\n', '\r\n\n')],
  ['a line that ends in CR', () => whole(visible).replace('hub\r\n', 'hub\r')],
  ['two hosts', () => sends(['Host: other', length], visible)],
  ['no host', () => whole(visible).replace('Host: hub\r\n', '')],
  ['a version that there is not', () => whole(visible).replace('HTTP/1.1', 'HTTP/3.0')],
  ['no version', () => whole(visible).replace(' HTTP/1.1', '')],
  ['a NUL', () => whole(visible).replace('Host: hub', 'Host: h\0b')],
  ['a header of no name', () => sends([': x', length], visible)],
  ['the extension of a chunk with LF', () => sends([chunked], `${hex};a\n${visible}\r\n${end}`)],
  ['the extension of a chunk with CR', () => sends([chunked], `${hex};a\r${visible}\r\n${end}`)],
  ['a size with LF', () => sends([chunked], `${hex}\n${visible}\r\n${end}`)],
  ['a size with a space', () => sends([chunked], `${hex} \r\n${visible}\r\n${end}`)],
  ['a size with 0x', () => sends([chunked], `0x${hex}\r\n${visible}\r\n${end}`)],
  ['a size that overflows', () => sends([chunked], `${'f'.repeat(17)}\r\n${visible}\r\n${end}`)],
  ['a chunk longer than it says', () => sends([chunked], `1\r\n${visible}\r\n${end}`)],
  ['a chunk that ends in LF', () => sends([chunked], `${hex}\r\n${visible}\n${end}`)],
  ['an end of chunks in LF', () => sends([chunked], `0\r\n\n${whole(hidden)}`)],
  ['a length behind the chunks', () => sends([chunked], `0\r\nContent-Length: 9\r\n\r\n`)],
]

describe('a request that can be read in two ways', () => {
  it.each(refused)('is refused, and its connection closed: %s', async (_what, bytes) => {
    socket.send(Buffer.from(bytes(), 'latin1'))
    await socket.ends()
    // Of a request whose head was whole, the answer to which has not begun: 400 as well.
    expect(statuses()).toEqual(['400'])
    expect(done()).toBe(0)
  })

  it('is one request where there is but one way, whatever a chunk says beside its size', async () => {
    // RFC 9112, 7.1.1: an extension that is not known is to be read as nothing.
    socket.send(sends([chunked], `${hex};a=b;c="d"\r\n${visible}\r\n${end}`))
    await socket.until(() => statuses().length > 0)
    expect(statuses()).toEqual(['200'])
    expect(done()).toBe(1)
    expect(siege.hub.register().delegations.some(({ name }) => visible.includes(name))).toBe(true)
  })
})

describe('a second request', () => {
  it('that does not wait for the answer to the first is not looked at', async () => {
    socket.send(`${whole(visible)}${whole(hidden)}`)
    await socket.ends()
    expect(statuses()).toEqual(['200', '400'])
    expect(done()).toBe(1)
    expect(siege.hub.register().delegations.some(({ name }) => hidden.includes(name))).toBe(false)
  })

  it('is not looked at behind one that was refused', async () => {
    socket.send(`${sends(['Host: other', length], visible)}${whole(hidden)}`)
    await socket.ends()
    expect(done()).toBe(0)
  })

  it('that waits for it is answered, over the same connection', async () => {
    socket.send(whole(visible))
    await socket.until(() => statuses().length === 1)
    socket.send(whole(hidden))
    await socket.until(() => statuses().length === 2)
    expect(statuses()).toEqual(['200', '200'])
    expect(done()).toBe(2)
  })

  const upgrade = (...more: readonly string[]) =>
    [
      'GET /sync HTTP/1.1',
      'Host: hub',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...more,
      '\r\n',
    ].join('\r\n')

  it.each([
    ['a window that was let in', () => upgrade(), ['101']],
    ['one that was not', () => upgrade('Origin: https://example.org'), ['403']],
    ['one with a body', () => upgrade('Content-Length: 3'), ['400']],
    ['one with chunks', () => upgrade(chunked), ['400']],
    ['one of two hosts', () => upgrade('Host: other'), ['400']],
    ['one of another protocol', () => upgrade().replace('websocket', 'h2c'), ['400']],
    ['one that is no GET', () => upgrade().replace('GET', 'POST'), ['405']],
    ['one that goes elsewhere', () => upgrade().replace('/sync', '/api/acts'), ['404']],
  ])('is not looked at behind %s', async (_what, first, expected) => {
    socket.send(`${first()}${whole(hidden)}`)
    await socket.ends()
    expect(statuses()).toEqual(expected)
    expect(done()).toBe(0)
  })

  it('is no window where the first is not answered yet', async () => {
    socket.send(`${whole(visible)}${upgrade()}`)
    await socket.ends()
    expect(statuses()).not.toContain('101')
  })
})
