import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readKept, sayKept } from '../../shared/document/kept-words'
import { contentOf } from '../../shared/document/ydoc'
import type { Outcome, ProblemCode } from '../../shared/protocol'
import { type Hub, openHub } from './hub'
import { MemoryStore } from './memory-store'
import { type DocumentUpdate, type KeptAct, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Participant, post } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/** A store that outlives its hub, on a disk that fails when the test says so. */
class LastingStore extends MemoryStore {
  fault: StoreError | null = null
  #released = Promise.resolve()
  #noticed: () => void = () => {}

  /** Until it is let go, nothing that is written reaches the disk; `waits` is when something does. */
  hold(): { readonly waits: Promise<void>; letGo(): void } {
    let letGo = () => {}
    this.#released = new Promise((resolve) => {
      letGo = resolve
    })
    const waits = new Promise<void>((resolve) => {
      this.#noticed = resolve
    })
    return { waits, letGo }
  }

  override async append(update: DocumentUpdate): Promise<void> {
    await this.#pass()
    await super.append(update)
  }

  override async commit(act: KeptAct): Promise<void> {
    await this.#pass()
    if (this.fault) throw this.fault
    await super.commit(act)
  }

  async #pass(): Promise<void> {
    this.#noticed()
    await this.#released
  }

  override async close(): Promise<void> {}
}

type Everyone = Awaited<ReturnType<typeof seatEveryone>>

let store: LastingStore
let hub: Hub
let everyone: Everyone
let text: string
let windows: RawWindow[] = []

beforeEach(async () => {
  store = new LastingStore()
  hub = await openTestHub(store)
  everyone = await seatEveryone(hub)
  text = `text/${hub.register().conference.text}`
  await Promise.all(Object.values(everyone).map(leave))
})
afterEach(async () => {
  for (const window of windows) window.leave()
  windows = []
  await hub.close()
})

/** Their seats are what is needed; a socket can be closed once it is open. */
async function leave(person: Participant): Promise<void> {
  await person.register.synced()
  person.leave()
}

/** What was on the disk at that moment is all there is. */
async function killed(): Promise<void> {
  for (const window of windows) window.leave()
  windows = []
  await hub.close()
  hub = await openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: () => 'new',
    report: () => {},
  })
}

const tokenOf = (person: keyof Everyone) => everyone[person].joined.token

async function connect(token: string): Promise<RawWindow> {
  const window = await RawWindow.connect(hub.address)
  windows.push(window)
  await window.open(text, token)
  return window
}

/** A window that is told nothing after it was opened: `write` sends one change, and waits. */
async function open(person: keyof Everyone, given?: Y.Doc) {
  const window = await connect(tokenOf(person))
  const doc = given ?? (await window.read(text))
  const write = async (change: (content: Y.XmlFragment) => void) => {
    const updates: Uint8Array[] = []
    const listen = (update: Uint8Array) => void updates.push(update)
    doc.on('update', listen)
    doc.transact(() => change(contentOf(doc)))
    doc.off('update', listen)
    const known = window.all(text).length
    window.write(text, Y.mergeUpdates(updates))
    return window.hears(text, ['acknowledged', 'closed'], known)
  }
  return { window, doc, write, leave: () => window.leave() }
}

function wordsOf(content: Y.XmlFragment, top: number): Y.XmlText {
  const section = content.get(top) as Y.XmlElement
  return (section.get(1) as Y.XmlElement).get(0) as Y.XmlText
}

const types = (words: string) => (content: Y.XmlFragment) => {
  const run = wordsOf(content, 1)
  run.insert(run.length, words)
}
const drops = (content: Y.XmlFragment) => content.delete(1, 1)

async function keptIn(name: string, token: string) {
  const window = await RawWindow.connect(hub.address)
  windows.push(window)
  const answer = await window.open(name, token)
  if (answer !== 'open') return answer
  return readKept(await window.read(name))
}

function adas() {
  const { seat } = everyone.ardesia.joined
  if (seat.role !== 'delegation') throw new Error('Ada is a delegate')
  return { role: seat.role, delegation: seat.delegation, pen: seat.pen }
}

const ardesia = () => `kept/${adas().delegation}`

async function keptForAda() {
  const kept = await keptIn(ardesia(), tokenOf('ardesia'))
  if (typeof kept === 'string') throw new Error(kept)
  return kept
}

const said = async () => (await keptForAda()).map((each) => [each.by.name, sayKept(each)])

async function seenTo(token: string, ids: readonly unknown[]): Promise<unknown> {
  const answer = await post(`${hub.address}/api/kept`, { seenTo: ids }, token)
  return (await answer.json()) as Outcome | ProblemCode
}

const done = { kind: 'done', result: { kind: 'nothing' } }
const whole = 'The Conference recommends it. Soon.'

it('keeps words that a colleague deletes unseen, although the window that typed them is closed', async () => {
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  ada.leave()
  await ben.write(drops)
  expect(await said()).toEqual([['Ada', whole]])
  await killed()
  expect(await said()).toEqual([['Ada', whole]])
})

it('keeps words that came when their paragraph was gone, from a window that never heard of it', async () => {
  const ada = await open('ardesia')
  const ben = await open('belvane')
  await ben.write(drops)
  await ada.write(types(' So'))
  await ada.write(types('on.'))
  ada.leave()
  await killed()
  expect(await said()).toEqual([['Ada', whole]])
})

it.each(['words', 'deletion'])(
  'keeps them when the two cross, the %s on its way to the disk',
  async (first) => {
    const ben = await open('belvane')
    const ada = await open('ardesia')
    await ada.write(types(' At'))
    const { waits, letGo } = store.hold()
    const [one, other] =
      first === 'words'
        ? [() => ada.write(types(' once.')), () => ben.write(drops)]
        : [() => ben.write(drops), () => ada.write(types(' once.'))]
    const written = one()
    await waits
    const crossed = other()
    // Behind it on a line of its own: the hub has seen both by then.
    await connect(tokenOf('observer'))
    letGo()
    await Promise.all([written, crossed])
    ada.leave()
    expect(await said()).toEqual([['Ada', 'The Conference recommends it. At once.']])
  },
)

it('knows after it was killed who typed what it had before', async () => {
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  await killed()
  await (await open('belvane', ben.doc)).write(drops)
  expect(await said()).toEqual([['Ada', whole]])
})

it('writes a deletion and what it leaves behind together, or neither', async () => {
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  store.fault = new StoreError('disk-full')
  expect(await ben.write(drops)).toEqual({ kind: 'closed', reason: 'disk-full' })
  store.fault = null
  expect(await said()).toEqual([])
  const { doc } = await open('observer')
  expect(contentOf(doc).toString()).toContain('Soon.')
})

it('lets go of them for good when their author has seen to them', async () => {
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  await ben.write(drops)
  const ids = (await keptForAda()).map(({ id }) => id)
  expect(await seenTo(tokenOf('ardesia'), ids)).toEqual(done)
  await killed()
  expect(await said()).toEqual([])
})

it('offers them to the same person on another machine, who is a new one there, once the first is lost', async () => {
  const { secretariat } = everyone
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  await ben.write(drops)
  const lost = everyone.ardesia.joined.device
  await secretariat.do({ kind: 'revoke-device', device: lost }, 'nothing')
  const again = await secretariat.invite(adas(), 'Ada')
  const keptNow = () => keptIn(ardesia(), again.joined.token)
  const kept = await keptNow()
  const ids = typeof kept === 'string' ? [] : kept.map(({ id }) => id)
  expect(ids.length).toBe(1)
  expect(await seenTo(again.joined.token, ids)).toEqual(done)
  expect(await keptNow()).toEqual([])
  await leave(again)
})

it('nobody else reads them, throws them away, or writes any', async () => {
  const ben = await open('belvane')
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  await ben.write(drops)
  const others = ['belvane', 'observer', 'president', 'secretariat'] as const
  for (const person of others) {
    expect(await keptIn(ardesia(), tokenOf(person)), person).toBe('no-access')
  }
  const ids = (await keptForAda()).map(({ id }) => id)
  const colleague = await everyone.secretariat.invite(adas(), 'Ann')
  for (const token of [...others.map(tokenOf), colleague.joined.token]) {
    expect(await seenTo(token, ids)).toEqual(done)
  }
  expect(await said()).toEqual([['Ada', whole]])

  const window = await RawWindow.connect(hub.address)
  windows.push(window)
  await window.open(ardesia(), colleague.joined.token)
  const planted = new Y.Doc()
  planted.getMap('kept').set('x', { by: { name: 'Ada' } })
  window.write(ardesia(), Y.encodeStateAsUpdate(planted))
  expect((await window.hears(ardesia(), ['closed'])).reason).toBe('read-only')
  await leave(colleague)
  expect((await keptForAda()).length).toBe(1)
})

it('nobody writes as a client that was somebody else’s before the hub was killed', async () => {
  const ada = await open('ardesia')
  await ada.write(types(' Soon.'))
  await killed()
  const ben = await open('belvane')
  ben.doc.clientID = ada.doc.clientID
  expect(await ben.write(types(' Never.'))).toEqual({ kind: 'closed', reason: 'malformed' })
})

it.each([
  ['nothing', []],
  ['no ids', [7]],
  ['one that is too long', ['x'.repeat(121)]],
  ['more than go into one request', Array.from({ length: 401 }, () => 'x')],
])('takes no list of %s', async (_, ids) => {
  expect(await seenTo(tokenOf('ardesia'), ids)).toEqual({ problem: 'malformed' })
})

it('says nothing of the kept words of nobody', async () => {
  expect(await seenTo('none', ['x'])).toEqual({ problem: 'token-invalid' })
  expect(await seenTo(tokenOf('observer'), ['x'])).toEqual(done)
})
