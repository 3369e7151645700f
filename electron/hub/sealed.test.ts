import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readFolder } from '../../shared/amendments/folder'
import { delegationOf } from '../../shared/conference'
import { eachBlock } from '../../shared/document/blocks'
import { schemaVersion } from '../../shared/document/schema-version'
import { read } from '../../shared/document/ydoc'
import type { AmendmentId, DelegationId } from '../../shared/ids'
import { envelopesIn, lyingIn, openingOf } from '../../shared/sealing/draft-log'
import { keyOf } from '../../shared/sealing/envelope'
import { setRationale } from '../../shared/sealing/rationale'
import { draft as beginOn } from '../../shared/testing/meeting'
import { type Hub, openHub } from './hub'
import { openSqliteStore } from './sqlite-store'
import { readyHub } from './testing/hub-process'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Opened, Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/** Words that stand in no document but a draft, in one piece and in letters that Yjs merges. */
const secret = 'quincunx'

let folder = ''
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
const log = vi.spyOn(console, 'error')
const ends: (() => unknown)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-sealed-'))
  hub = await openTestHub(openSqliteStore(join(folder, 'conference.rapporteur')))
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  log.mockClear()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  expect(log).not.toHaveBeenCalled()
})

const idOf = ({ joined }: Participant): DelegationId => {
  const own = delegationOf(joined.seat)
  if (!own) throw new Error('Of a delegation')
  return own
}

/** Everything that the hub has on its disk: the file, what is written ahead of it, and all beside. */
function written(): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
}

async function begin(who: Participant, block = 'b1') {
  const { amendment } = await who.do(beginOn(block), 'draft')
  return { amendment, own: await opened(who, amendment) }
}

const opened = (who: Participant, amendment: AmendmentId): Promise<Opened> =>
  who.open({ kind: 'amendment', amendment }).synced()

/** A paragraph of the text, and a word of it that is nowhere else in it. */
async function paragraphIn(who: Participant): Promise<{ block: string; word: string }> {
  const found = read((await who.text.synced()).doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  const places: { block: string; word: string }[] = []
  eachBlock(found.node, ({ node }) => {
    const word = node.textContent.split(' ').find((each) => each.length > 7)
    if (node.type.name === 'paragraph' && word) places.push({ block: String(node.attrs.id), word })
  })
  const [first] = places
  if (!first) throw new Error('There is one in the sample')
  return first
}

async function sponsorTogether(amendment: AmendmentId): Promise<Opened> {
  const { ardesia, belvane } = everyone
  await ardesia.do({ kind: 'invite-sponsor', amendment, delegation: idOf(belvane) }, 'nothing')
  const shared = await opened(belvane, amendment)
  await belvane.do({ kind: 'answer-sponsorship', amendment, answer: 'accept' }, 'nothing')
  await shared.until(() => shared.notices.length > 0)
  return shared
}

/** With nobody at the other end, whose sockets would try again and again. */
async function endHub(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
}

/** Another device of the same delegation. */
async function another(delegation: DelegationId, name: string): Promise<Participant> {
  const to = { role: 'delegation', delegation, pen: true } as const
  const person = await everyone.secretariat.invite(to, name)
  ends.push(() => person.leave())
  return person
}

describe('[A60] a phrase that is typed in a draft', () => {
  it('is in nothing that the hub writes, while it works and once it has ended', async () => {
    const { ardesia, belvane } = everyone
    const { amendment, own } = await begin(ardesia)
    for (const letter of ` ${secret}`) own.type('met', letter)
    own.type('Geneva', ` ${secret}`)
    setRationale(own.doc, `Since ${secret}.`)
    await own.sent()
    const shared = await sponsorTogether(amendment)
    await shared.says(secret)
    shared.type(secret, ` of ${secret}`)
    await shared.sent()
    expect(written().includes('The Conference met in Geneva')).toBe(true)
    expect(written().includes(secret)).toBe(false)
    const other = await another(idOf(belvane), 'Bea')
    expect((await opened(other, amendment)).words()).toContain(`${secret} of ${secret}`)
    await endHub()
    expect(written().includes(secret)).toBe(false)
  })

  it('is read by no one else, whatever they ask the hub for', async () => {
    const { ardesia, secretariat, president, observer, belvane } = everyone
    const { amendment, own } = await begin(ardesia)
    own.type('met', ` ${secret}`)
    await own.sent()
    for (const person of [secretariat, president, observer, belvane]) {
      const window = await RawWindow.connect(hub.address)
      const heard: Buffer[] = []
      window.socket.on('message', (data: Buffer) => heard.push(data))
      const { token } = person.joined
      const all = [`amendment/${amendment}`, `authors/amendment/${amendment}`, 'secretariat']
      const folders = hub.register().delegations.map(({ id }) => `folder/${id}`)
      for (const name of [...all, ...folders, 'register', 'people']) {
        if ((await window.open(name, token)) === 'open') await window.read(name)
      }
      const bytes = Buffer.concat(heard)
      expect(bytes.includes(secret)).toBe(false)
      window.leave()
    }
  })

  it('[A64] is there for all once it is tabled, and then the log of the draft is not any more', async () => {
    const { ardesia, belvane } = everyone
    const { amendment, own } = await begin(ardesia)
    own.type('met', ` ${secret}`)
    setRationale(own.doc, `Since ${secret}.`)
    await own.sent()
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    const { amendments } = await belvane.sees((register) => register.amendments.length > 0)
    expect(amendments[0]?.rationale).toBe(`Since ${secret}.`)
    expect(JSON.stringify(amendments[0]?.change.proposed)).toContain(`met ${secret}`)
    await endHub()
    const store = openSqliteStore(join(folder, 'conference.rapporteur'))
    expect(await store.load(`amendment/${amendment}`)).toEqual([])
    expect(await store.load(`authors/amendment/${amendment}`)).toEqual([])
    await store.close()
  })
})

describe('a draft', () => {
  it('[A62] is not tabled by whoever has not seen a co-sponsor’s last words', async () => {
    const { ardesia } = everyone
    const { amendment, own } = await begin(ardesia)
    const shared = await sponsorTogether(amendment)
    const seen = 1
    shared.type('met', ` ${secret}`)
    await shared.sent()
    const early = { kind: 'table-amendment', amendment, seen } as const
    expect(await ardesia.act(early)).toEqual({ kind: 'refused', why: 'draft-moved-on' })
    await own.says(secret)
    await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  })

  it('is there on a second device when the first is lost', async () => {
    const { ardesia } = everyone
    const { amendment, own } = await begin(ardesia)
    const second = await another(idOf(ardesia), 'Aldo')
    own.type('met', ` ${secret}`)
    await own.sent()
    const kept = await opened(second, amendment)
    await kept.says(secret)
    ardesia.leave()
    const third = await another(idOf(ardesia), 'Alba')
    const words = await opened(third, amendment)
    await words.says(secret)
    words.type(secret, ' still')
    await kept.says(`${secret} still`)
  })

  it('is read on a device that joined when it was discarded, once it is taken back there', async () => {
    const { ardesia } = everyone
    const { amendment, own } = await begin(ardesia)
    own.type('met', ` ${secret}`)
    await own.sent()
    await ardesia.do({ kind: 'discard-draft', amendment }, 'nothing')
    const second = await another(idOf(ardesia), 'Aldo')
    await second.do({ kind: 'take-draft-back', amendment }, 'draft')
    ardesia.forget(own)
    await (await opened(ardesia, amendment)).says(secret)
    await (await opened(second, amendment)).says(secret)
  })

  it('is there after the hub was killed, with all that it had acknowledged, and sealed on its disk', async () => {
    const file = join(folder, 'killed.rapporteur')
    const killed = await readyHub('--data', file, '--sample', '--port', '0')
    ends.push(() => killed.end('SIGKILL'))
    const secretariat = await Participant.join(killed.invitation, 'Sec')
    ends.push(() => secretariat.leave())
    const { delegations } = await secretariat.sees((register) => register.delegations.length > 0)
    const seat = { role: 'delegation', delegation: delegations[0]?.id as DelegationId, pen: true }
    const ada = await secretariat.invite(seat as never, 'Ada')
    ends.push(() => ada.leave())
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { block, word } = await paragraphIn(secretariat)
    const { amendment, own } = await begin(ada, block)
    own.type(word, ` ${secret}`)
    await own.sent()
    // Nobody is at the other end any more, whose sockets would try again and again.
    for (const each of [ada, secretariat]) each.leave()
    await killed.end('SIGKILL')
    expect(written().includes(secret)).toBe(false)

    const again = await readyHub('--data', file, '--port', '0')
    ends.push(() => again.end('SIGKILL'))
    const back = ({ joined, device }: Participant) => {
      const same = new Participant(again.address, joined, schemaVersion, device)
      ends.push(() => same.leave())
      return same
    }
    const [adaAgain, secretariatAgain] = [back(ada), back(secretariat)]
    const ownAgain = await opened(adaAgain, amendment)
    ownAgain.type(secret, ' again')
    await ownAgain.sent()
    const bob = await secretariatAgain.invite(seat as never, 'Bob')
    ends.push(() => bob.leave())
    expect((await opened(bob, amendment)).words()).toContain(`${secret} again`)
    await adaAgain.do({ kind: 'table-amendment', amendment }, 'nothing')
    await secretariatAgain.sees((register) => JSON.stringify(register.amendments).includes(secret))
  })
})

it('[A43] a draft of an earlier version, which was not sealed, goes on with what it said', async () => {
  const { ardesia } = everyone
  const { amendment, own } = await begin(ardesia)
  const name = `amendment/${amendment}`
  await endHub()
  const store = openSqliteStore(join(folder, 'conference.rapporteur'))
  const rows = await store.load(name)
  own.sealed?.close()
  own.type('met', ' openly')
  await store.compact(name, rows.at(-1)?.seq ?? 0, Y.encodeStateAsUpdate(own.doc))
  hub = await openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: randomUUID,
    report: (fault) => {
      throw fault
    },
  })
  const again = new Participant(hub.address, ardesia.joined, schemaVersion, ardesia.device)
  ends.push(() => again.leave())
  const draft = await opened(again, amendment)
  expect(draft.words()).toContain('met openly')
  draft.type('openly', ` ${secret}`)
  await draft.sent()
  expect(written().includes(secret)).toBe(false)
  await again.do({ kind: 'table-amendment', amendment }, 'nothing')
  await again.sees((register) => JSON.stringify(register.amendments).includes(secret))
})

describe('[A63] a co-sponsor who leaves', () => {
  it('can open nothing that is written afterwards, even with all that the hub has', async () => {
    const { ardesia, belvane } = everyone
    const { amendment, own } = await begin(ardesia)
    own.type('met', ' before')
    await own.sent()
    const shared = await sponsorTogether(amendment)
    await shared.says('before')
    await belvane.do({ kind: 'leave-sponsors', amendment }, 'nothing')
    await shared.closed()
    await own.until(() => ardesiaKeys().every(({ closed }) => closed))
    own.type('before', ` and ${secret}`)
    await own.sent()
    // All that lies in the log is sealed anew with a key that never was on that device.
    const keys = lyingIn(own.log).map(({ envelope }) => keyOf(envelope))
    expect(keys).not.toContain(null)
    const before = ardesiaKeys().filter(({ closed }) => closed)
    expect(keys.some((key) => before.some(({ id }) => id === key))).toBe(false)
    Y.applyUpdate(shared.log, Y.encodeStateAsUpdate(own.log))
    expect(shared.sealed?.unread).toBeGreaterThan(0)
    expect(shared.words()).not.toContain(secret)
  })

  const ardesiaKeys = () => {
    const { ardesia } = everyone
    const { doc } = ardesia.open({ kind: 'folder', delegation: idOf(ardesia) })
    return readFolder(doc).keys
  }
})

describe('the log of a draft', () => {
  async function raw() {
    const { ardesia } = everyone
    const { amendment, own } = await begin(ardesia)
    own.type('met', ` ${secret}`)
    await own.sent()
    const name = `amendment/${amendment}`
    const window = await RawWindow.connect(hub.address)
    ends.push(() => window.leave())
    await window.open(name, ardesia.joined.token)
    const copy = await window.read(name)
    const write = async (change: (copy: Y.Doc) => void) => {
      const before = Y.encodeStateVector(copy)
      copy.transact(() => change(copy))
      window.write(name, Y.encodeStateAsUpdate(copy, before))
      return (await window.hears(name, ['acknowledged', 'closed'])).kind
    }
    return { own, copy, write }
  }

  const hostile: readonly [string, (copy: Y.Doc) => void][] = [
    [
      'words that anyone can read',
      (copy) => copy.getXmlFragment('content').insert(0, [new Y.XmlText('a')]),
    ],
    ['bytes that are no envelope', (copy) => envelopesIn(copy).push([new Uint8Array(200)])],
    [
      'an envelope under a key that the draft has not',
      (copy) => {
        const [{ envelope } = { envelope: new Uint8Array() }] = lyingIn(copy)
        envelopesIn(copy).push([envelope.map((byte, at) => (at === 5 ? byte ^ 1 : byte))])
      },
    ],
    ['another beginning', (copy) => copy.getMap('opening').set('update', new Uint8Array([0, 0]))],
    ['no beginning', (copy) => copy.getMap('opening').delete('update')],
    ['something beside them', (copy) => envelopesIn(copy).push(['words' as never])],
  ]

  it.each(hostile)('takes no %s', async (_, change) => {
    const { own, write } = await raw()
    const beginning = openingOf(own.log)
    expect(await write(change)).toBe('closed')
    expect(openingOf(own.log)).toEqual(beginning)
    expect(own.words()).toContain(secret)
  })

  it('takes an envelope once more and elsewhere, and nobody opens it there', async () => {
    const { own, write } = await raw()
    const before = own.words()
    const kind = await write((copy) => {
      const [{ envelope } = { envelope: new Uint8Array() }] = lyingIn(copy)
      envelopesIn(copy).push([envelope])
    })
    expect(kind).toBe('acknowledged')
    await own.until(() => lyingIn(own.log).length === 2)
    expect(own.words()).toBe(before)
  })
})
