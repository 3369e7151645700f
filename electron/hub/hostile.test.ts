import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { SignJWT } from 'jose'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { delegationOf } from '../../shared/conference'
import { contentOf, read } from '../../shared/document/ydoc'
import { limits } from '../../shared/protocol'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { firstFalse } from './record'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Participant, post } from './testing/participant'
import { RawWindow } from './testing/raw-window'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
let hostile: RawWindow
let text: string
const log = vi.spyOn(console, 'error')

beforeEach(async () => {
  hub = await openTestHub()
  everyone = await seatEveryone(hub)
  hostile = await RawWindow.connect(hub.address)
  text = `text/${hub.register().conference.text}`
  log.mockClear()
})
afterEach(async () => {
  hostile.leave()
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
  // What a hostile client sends must not fill anybody's disk, and words must not reach a log.
  expect(log).not.toHaveBeenCalled()
})

const tokenOf = ({ joined }: Participant) => joined.token

/** The smallest change to a document: one more paragraph at the end of its first container. */
function changeOf(doc: Y.Doc, words = 'hostile'): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  const first = contentOf(doc).get(0) as Y.XmlElement
  first.insert(first.length, [paragraph])
  return Y.encodeStateAsUpdate(doc, before)
}

async function wordsOfHub(): Promise<string> {
  const { secretariat } = everyone
  const window = await RawWindow.connect(hub.address)
  await window.open(text, tokenOf(secretariat))
  const found = read(await window.read(text))
  window.leave()
  return found.kind === 'valid' ? found.node.textContent : found.why
}

describe('writing without the right to', () => {
  it('is refused outside drafting, whatever was allowed when the document was opened', async () => {
    const { secretariat, ardesia } = everyone
    expect(await hostile.open(text, tokenOf(ardesia))).toBe('open')
    const doc = await hostile.read(text)
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    hostile.write(text, changeOf(doc))
    expect(await hostile.hears(text, ['closed'])).toEqual({ kind: 'closed', reason: 'read-only' })
    expect(await wordsOfHub()).not.toContain('hostile')
  })

  it('costs what follows on the same document as well', async () => {
    const { secretariat, ardesia } = everyone
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    await hostile.open(text, tokenOf(ardesia))
    const doc = await hostile.read(text)
    for (let index = 0; index < 50; index++) hostile.write(text, changeOf(doc), index % 2 ? 1 : 2)
    await hostile.hears(text, ['closed'])
    expect(await hostile.open('register', tokenOf(ardesia))).toBe('open')
    expect(hostile.all(text).filter(({ kind }) => kind === 'acknowledged')).toEqual([])
    expect(await wordsOfHub()).not.toContain('hostile')
  })

  it.each(['observer', 'president'] as const)('is refused to the %s at any stage', async (who) => {
    await hostile.open(text, tokenOf(everyone[who]))
    hostile.write(text, changeOf(await hostile.read(text)), 1)
    expect((await hostile.hears(text, ['closed'])).reason).toBe('read-only')
    expect(await wordsOfHub()).not.toContain('hostile')
  })

  it('is refused in the register and in folders, to the secretariat too', async () => {
    const { secretariat, ardesia } = everyone
    const folder = `folder/${delegationOf(ardesia.joined.seat)}`
    const stage = new Y.Doc()
    stage.getMap('register').set('stage', 'adopted')
    for (const [document, who] of [
      ['register', secretariat],
      [folder, ardesia],
    ] as const) {
      expect(await hostile.open(document, tokenOf(who))).toBe('open')
      hostile.write(document, Y.encodeStateAsUpdate(stage))
      expect((await hostile.hears(document, ['closed'])).reason).toBe('read-only')
    }
    expect(hub.register().stage).toBe('drafting')
  })

  it('is possible again after the stage has come back', async () => {
    const { secretariat, ardesia } = everyone
    await hostile.open(text, tokenOf(ardesia))
    const doc = await hostile.read(text)
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
    hostile.write(text, changeOf(doc, 'rightly'))
    expect(await hostile.hears(text, ['acknowledged'])).toEqual({
      kind: 'acknowledged',
      taken: true,
    })
    expect(await wordsOfHub()).toContain('rightly')
    expect(hostile.all(text).filter(({ kind }) => kind === 'stateless')).toEqual([
      { kind: 'stateless', payload: '{"kind":"access","access":"read"}' },
      { kind: 'stateless', payload: '{"kind":"access","access":"write"}' },
    ])
  })
})

describe('writing in the name of a colleague', () => {
  it("is refused, and the colleague's next words are not lost", async () => {
    const { ardesia, belvane } = everyone
    const opened = await belvane.text.synced()
    opened.type('met', ' one')
    await opened.sent()
    await hostile.open(text, tokenOf(ardesia))
    const doc = await hostile.read(text)
    doc.clientID = opened.doc.clientID
    hostile.write(text, changeOf(doc))
    expect((await hostile.hears(text, ['closed'])).reason).toBe('malformed')
    opened.type(' one', ' two')
    await opened.sent()
    expect(await wordsOfHub()).toContain('met one two')
  })
})

describe("another delegation's draft", () => {
  it('cannot be told from a tabled amendment or from none', async () => {
    const { secretariat, ardesia, belvane } = everyone
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const draft = (target: string) => ardesia.do(beginOn(target), 'draft')
    const { amendment: untabled } = await draft('b1')
    const { amendment: tabled } = await draft('b2')
    const opened = await ardesia.open({ kind: 'amendment', amendment: tabled }).synced()
    opened.type('recommends', ' strongly')
    await opened.sent()
    await ardesia.do({ kind: 'table-amendment', amendment: tabled }, 'nothing')

    for (const name of [untabled, tabled, 'never-was', 'Ä', `${'a'.repeat(41)}`]) {
      const document = `amendment/${name}`
      expect(await hostile.open(document, tokenOf(belvane))).toBe('no-access')
      expect(hostile.all(document)).toEqual([{ kind: 'denied', reason: 'no-access' }])
    }
    for (const document of [
      `folder/${delegationOf(ardesia.joined.seat)}`,
      'text/another',
      'records',
    ]) {
      expect(await hostile.open(document, tokenOf(belvane))).toBe('no-access')
    }
    const acts = [untabled, 'never-was' as typeof untabled].map((amendment) =>
      belvane.act({ kind: 'table-amendment', amendment }),
    )
    const [one, other] = await Promise.all(acts)
    expect(one).toEqual(other)
  })

  it('gets neither words nor presence in answer to questions that were not let in', async () => {
    const { secretariat, ardesia, belvane } = everyone
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const document = `amendment/${amendment}`
    const opened = await ardesia.open({ kind: 'amendment', amendment }).synced()
    hostile.auth(document, tokenOf(belvane))
    hostile.send(document, 0, (to) => {
      encoding.writeVarUint(to, 0)
      encoding.writeVarUint8Array(to, Y.encodeStateVector(new Y.Doc()))
    })
    hostile.send(document, 3)
    hostile.write(document, changeOf(opened.doc))
    await hostile.open('register', tokenOf(belvane))
    expect(hostile.all(document)).toEqual([{ kind: 'denied', reason: 'no-access' }])
  })
})

describe('presence', () => {
  const user = ({ joined: { seat } }: Participant) => ({
    name: seat.name,
    role: seat.role,
    delegation: delegationOf(seat),
  })

  it('of someone else, or of no known shape, is passed to nobody', async () => {
    const { ardesia, belvane, observer } = everyone
    const witness = await RawWindow.connect(hub.address)
    await witness.open(text, tokenOf(observer))
    await hostile.open(text, tokenOf(ardesia))
    const honest = { user: user(ardesia), cursor: null }
    hostile.presence(text, [1, 1, { user: user(belvane), cursor: null }])
    hostile.presence(text, [2, 1, { ...honest, user: { ...honest.user, role: 'president' } }])
    hostile.presence(text, [3, 1, { ...honest, cursor: { anchor: 5, head: [] } }])
    hostile.presence(text, [4, 1, { ...honest, more: 'than is asked' }])
    hostile.presence(text, [5, 1, 'not even JSON'])
    hostile.presence(text, [
      6,
      1,
      { ...honest, user: { ...honest.user, name: 'x'.repeat(20_000) } },
    ])
    hostile.send(text, 1, (to) => encoding.writeVarUint8Array(to, randomBytes(100)))
    hostile.presence(text, [7, 1, honest])
    const heard = await witness.hears(text, ['presence'])
    expect([...heard.states]).toEqual([[7, honest]])
    witness.leave()
  })

  it('of a window belongs to it alone: nobody else moves it or takes it away', async () => {
    const { ardesia, belvane, observer } = everyone
    const witness = await RawWindow.connect(hub.address)
    await witness.open(text, tokenOf(observer))
    const other = await RawWindow.connect(hub.address)
    await other.open(text, tokenOf(belvane))
    other.presence(text, [1, 1, { user: user(belvane), cursor: null }])
    await witness.hears(text, ['presence'])
    await hostile.open(text, tokenOf(ardesia))
    hostile.presence(text, [1, 99, { user: user(ardesia), cursor: null }])
    hostile.presence(text, [1, 99, null])
    hostile.presence(text, [2, 1, { user: user(ardesia), cursor: null }])
    await hostile.read(text)
    await witness.read(text)
    const clients = witness
      .all(text)
      .flatMap((heard) => (heard.kind === 'presence' ? [...heard.states] : []))
    expect(clients).toEqual([
      [1, { user: user(belvane), cursor: null }],
      [2, { user: user(ardesia), cursor: null }],
    ])
    witness.leave()
    other.leave()
  })

  it('of a crowd out of one window is not believed', async () => {
    const { ardesia, observer } = everyone
    const witness = await RawWindow.connect(hub.address)
    await witness.open(text, tokenOf(observer))
    await hostile.open(text, tokenOf(ardesia))
    const honest = { user: user(ardesia), cursor: null }
    for (let client = 1; client <= 500; client++) hostile.presence(text, [client, 1, honest])
    hostile.presence(text, [1, 2, null])
    await hostile.read(text)
    await witness.read(text)
    const clients = witness
      .all(text)
      .flatMap((heard) => (heard.kind === 'presence' ? [...heard.states.keys()] : []))
    expect([...new Set(clients)]).toEqual([1, 2])
    witness.leave()
  })
})

describe('what is not a message', () => {
  it.each([
    ['bytes of no update', randomBytes(64)],
    ['an update cut short', Y.encodeStateAsUpdate(withBlocks('paragraph')).subarray(0, 20)],
    ['blocks of an unknown kind', Y.encodeStateAsUpdate(withBlocks('script'))],
    ['a whole document inside', Y.encodeStateAsUpdate(withSubdocument())],
    ['words beside the place for blocks', Y.encodeStateAsUpdate(withMap())],
    ['an item that follows itself', followingItself()],
  ])('closes the document: %s', async (_what, update) => {
    await hostile.open(text, tokenOf(everyone.ardesia))
    hostile.write(text, update)
    expect((await hostile.hears(text, ['closed'])).reason).toBe('malformed')
    expect(await wordsOfHub()).toContain('The Conference met')
  })

  it.each([
    ['a free message', 5],
    ['a free message to everyone', 6],
    ['a message of no known type', 77],
  ])('closes the document, and reaches nobody: %s', async (_what, type) => {
    const { ardesia, belvane } = everyone
    await belvane.text.synced()
    await hostile.open(text, tokenOf(ardesia))
    hostile.send(text, type, (to) =>
      encoding.writeVarString(to, '{"kind":"access","access":"write"}'),
    )
    expect((await hostile.hears(text, ['closed'])).reason).toBe('malformed')
    await belvane.text.answered()
    expect(belvane.text.notices).toEqual([])
  })

  it('closes the connection where not even a document is named', async () => {
    hostile.sendBytes(new Uint8Array([255, 255, 255, 255, 255]))
    expect(await hostile.ends()).toBe(1003)
  })

  it('too large for one document closes it, and leaves the others open', async () => {
    const { ardesia } = everyone
    await hostile.open('register', tokenOf(ardesia))
    await hostile.open(text, tokenOf(ardesia))
    hostile.write(text, new Uint8Array(limits.message + 1))
    expect((await hostile.hears(text, ['closed'])).reason).toBe('too-large')
    await hostile.read('register')
  })

  it('larger than anything costs the connection, and nobody else anything', async () => {
    const { ardesia, belvane } = everyone
    await hostile.open(text, tokenOf(ardesia))
    hostile.write(text, new Uint8Array(3 * limits.message))
    expect(await hostile.ends()).not.toBe(1000)
    await belvane.text.synced()
  })
})

describe('without a seat', () => {
  it('nothing that is sent stays in memory', async () => {
    const doc = new Y.Doc()
    doc.getText().insert(0, 'x'.repeat(100_000))
    const update = Y.encodeStateAsUpdate(doc)
    const before = memory()
    for (let round = 0; round < 2_000; round++) {
      hostile.write(`amendment/guess-${round}`, update)
      if (round % 100 > 0) continue
      await hostile.open(`amendment/guess-${round}`, 'no token')
      // Nobody without a seat is let stay for long.
      hostile.leave()
      hostile = await RawWindow.connect(hub.address)
    }
    expect(await hostile.open('register', 'still none')).toBe('token-invalid')
    // 200 MB were sent, and what is on its way when a window leaves is let go of a little later.
    await expect.poll(() => memory() - before, { timeout: 10_000 }).toBeLessThan(20 * 1024 * 1024)
  })

  it('a window is not let in by a paper that is not ours, not for this, or no longer good', async () => {
    const { secretariat } = everyone
    const { link } = await secretariat.do(
      { kind: 'invite', to: { role: 'president' } },
      'invitation',
    )
    const invitation = /token=(.*)$/.exec(link)?.[1] ?? ''
    const [head, body, signature] = tokenOf(secretariat).split('.')
    const claims = JSON.parse(atob(body ?? ''))
    const forge = (payload: object, alg = 'HS256') =>
      [btoa(JSON.stringify({ alg })), btoa(JSON.stringify(payload)), signature].join('.')
    const foreign = await new SignJWT({ ...claims, aud: 'another' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(randomBytes(32))
    const papers = {
      none: '',
      invitation,
      'not signed': forge(claims, 'none').replace(signature ?? '', ''),
      changed: [
        head,
        btoa(JSON.stringify({ ...claims, seat: { ...claims.seat, role: 'president' } })),
        signature,
      ].join('.'),
      foreign,
    }
    for (const [what, token] of Object.entries(papers)) {
      expect([what, await hostile.open(`folder/${what.replace(' ', '-')}`, token)]).toEqual([
        what,
        'token-invalid',
      ])
    }
    const tries = await Promise.all(
      Object.values(papers).map((token) =>
        post(`${hub.address}/api/acts`, { kind: 'open-stage', stage: 'amending' }, token),
      ),
    )
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 403])
    expect(hub.register().stage).toBe('drafting')
    expect(firstFalse(hub.register().record)).toBeNull()
  })
})

/** Bytes in use, after what is in nobody's use has been cleared away. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function withBlocks(name: string): Y.Doc {
  const doc = new Y.Doc()
  contentOf(doc).insert(0, [new Y.XmlElement(name)])
  return doc
}

function withSubdocument(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('content').set('inner', new Y.Doc())
  return doc
}

function withMap(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('elsewhere').set('key', 'value')
  return doc
}

/** One item of client 1, clock 0, whose left neighbour is itself. */
function followingItself(): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of [1, 1, 1, 0]) encoding.writeVarUint(encoder, value)
  encoding.writeUint8(encoder, 0b1000_0100) // A string that has a left neighbour.
  for (const value of [1, 0]) encoding.writeVarUint(encoder, value)
  encoding.writeVarString(encoder, 'x')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}
