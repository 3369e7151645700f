import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { delegationOf } from '../../shared/conference'
import type { AmendmentId } from '../../shared/ids'
import { setRationale } from '../../shared/sealing/rationale'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Exporter } from './export'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { lately } from './pages/copy'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'
import { verify } from './verify'

/** [A31] Whether anyone who speaks the protocol themselves finds out that there is a draft. */
const secret = 'quincunx'
/** As long as a real one: too long a name costs the connection. */
const neverWas = '00000000-0000-4000-8000-000000000000'

class OpenStore extends MemoryStore {
  override async close(): Promise<void> {}
}

/** Gives out what goes to the press, word for word: so no file can hold more. */
const exporter: Pick<Exporter, 'export' | 'letters' | 'close'> = {
  async export(form, source, documents) {
    const given = JSON.stringify({ ...source, at: null })
    const { text, register } = lately(documents, null)
    const bytes = Buffer.concat([Buffer.from(given), text, register])
    return { name: `a.${form}`, type: 'application/json', bytes }
  },
  letters: () => Promise.reject(new Error('Nobody asks for letters')),
  close: async () => {},
}

let hub: Hub
let store: OpenStore
let everyone: Awaited<ReturnType<typeof seatEveryone>>
const log = vi.spyOn(console, 'error')

beforeEach(async () => {
  store = new OpenStore()
  hub = await openTestHub(store, { exporter })
  everyone = await seatEveryone(hub)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  log.mockClear()
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const outsiders = () => {
  const { secretariat, president, belvane, observer } = everyone
  return [secretariat, president, belvane, observer]
}

async function writeDraft(): Promise<AmendmentId> {
  const { ardesia } = everyone
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const own = await ardesia.open({ kind: 'amendment', amendment }).synced()
  own.type('met', ` ${secret}`)
  setRationale(own.doc, secret)
  await own.sent()
  return amendment
}

/** As the hub might be asked for a document of which one knows, or guesses, the id. */
function namesFor(id: string, delegation: string): readonly string[] {
  const kinds = ['amendment', 'draft', 'drafts', 'amendments', 'kept', 'folder', 'version', 'text']
  const plain = kinds.flatMap((kind) => [`${kind}/${id}`, `${kind}/${id}/`, `${kind}//${id}`])
  const beside = ['authors', 'hands', 'typists', 'notes', 'keys', 'sealed'].flatMap((before) => [
    `${before}/amendment/${id}`,
    `${before}/${id}`,
  ])
  return [
    ...plain,
    ...beside,
    id,
    `AMENDMENT/${id}`,
    `Amendment/${id}`,
    `amendment/${id.toUpperCase()}`,
    `amendment/${id} `,
    ` amendment/${id}`,
    `amendment/${id}\0`,
    `amendment/${id}\u200b`,
    `amendment%2F${id}`,
    `amendment\\${id}`,
    `./amendment/${id}`,
    `text/../amendment/${id}`,
    `folder/${delegation}/amendment/${id}`,
    `folder/${delegation}/${id}`,
    `ａmendment/${id}`,
    `amendment/${id.split('').join('\u0301')}`,
  ]
}

it('has no other answer for the document of a draft than for one that never was, however it is asked for', async () => {
  const real = await writeDraft()
  const delegation = delegationOf(everyone.ardesia.joined.seat) ?? ''
  for (const person of outsiders()) {
    const answers: string[][] = []
    for (const id of [real, neverWas]) {
      const said: string[] = []
      for (const name of namesFor(id, delegation)) {
        const window = await RawWindow.connect(hub.address)
        const answer = window.open(name, person.joined.token)
        said.push(await Promise.race([answer, window.ends().then(String)]))
        window.leave()
      }
      answers.push(said)
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).not.toContain('open')
  }
})

/** Everything that may be sent for a document that one has not been let into. */
const blows: readonly ((window: RawWindow, name: string) => void)[] = [
  (window, name) => window.send(name, 0, (to) => encoding.writeVarUint(to, 0)),
  (window, name) => window.write(name, new Uint8Array([0, 0])),
  (window, name) => window.write(name, new Uint8Array([0, 0]), 1),
  (window, name) => window.presence(name, [7, 1, { user: { name: 'Nobody' } }]),
  (window, name) => window.send(name, 3),
  (window, name) => window.send(name, 5, (to) => encoding.writeVarString(to, '{}')),
  (window, name) => window.send(name, 7, (to) => encoding.writeVarString(to, 'mine')),
  (window, name) => window.auth(name, 'no-token'),
  (window, name) => window.send(name, 2, (to) => encoding.writeVarUint(to, 9)),
  (window, name) => window.send(name, 200),
]

it('answers what is sent to it unasked as it answers for one that never was, and reports no name', async () => {
  const real = await writeDraft()
  const { token } = everyone.secretariat.joined
  for (const blow of blows) {
    const heard: unknown[] = []
    for (const id of [real, neverWas]) {
      const window = await RawWindow.connect(hub.address)
      const name = `amendment/${id}`
      blow(window, name)
      // A round trip behind it, unless it has cost the connection.
      await Promise.race([window.open('register', token), window.ends()])
      heard.push([window.all(name), window.closedWith])
      window.leave()
    }
    expect(heard[0]).toEqual(heard[1])
  }
  expect(JSON.stringify(log.mock.calls)).not.toContain(real)
})

async function answersTo({ joined }: Participant, id: string): Promise<readonly unknown[]> {
  const headers = { authorization: `Bearer ${joined.token}` }
  const paths = [
    '/health',
    '/metrics',
    '/api/text',
    '/api/text/b1',
    `/api/text/${id}`,
    `/api/versions/${id}`,
    `/api/export/txt?version=${id}`,
    `/api/export/txt?since=${id}`,
    ...['docx', 'html', 'txt', 'akn'].flatMap((form) =>
      ['clean', 'redline', 'amendments', 'decisions', 'adopted', 'brackets'].map(
        (as) => `/api/export/${form}?as=${as}`,
      ),
    ),
    ...['amendments', 'drafts', 'amendment', 'draft', 'folder'].map((kind) => `/api/${kind}/${id}`),
    `/${id}`,
    '/api/standby',
    '/api/standby/copy',
  ]
  const answers: unknown[] = []
  for (const path of paths) {
    const answer = await fetch(`${hub.address}${path}`, { headers })
    const said = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'))
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
    answers.push([
      path.replace(id, ''),
      answer.status,
      said,
      isZip ? bytes.length : bytes.toString(),
    ])
  }
  return answers
}

it('answers over HTTP, in every export and in what it says of itself, as if there were none', async () => {
  const before = await Promise.all(outsiders().map((person) => answersTo(person, neverWas)))
  const real = await writeDraft()
  const after = await Promise.all(outsiders().map((person) => answersTo(person, real)))
  expect(after).toEqual(before)
  expect(JSON.stringify(after)).not.toContain(secret)
})

it('is in no document that another may open, nor in its history', async () => {
  const real = await writeDraft()
  for (const person of outsiders()) {
    const window = await RawWindow.connect(hub.address)
    const heard: Buffer[] = []
    window.socket.on('message', (data: Buffer) => heard.push(data))
    const own = delegationOf(person.joined.seat)
    const names = [
      'register',
      'people',
      'secretariat',
      'follow-up',
      'template/en',
      'kept/secretariat',
    ]
    const texts = [`text/${hub.register().conference.text}`, `kept/${own}`, `folder/${own}`]
    for (const name of [...names, ...texts]) {
      if ((await window.open(name, person.joined.token)) === 'open') await window.read(name)
    }
    const bytes = Buffer.concat(heard).toString('latin1')
    expect([real, secret].filter((each) => bytes.includes(each))).toEqual([])
    window.leave()
  }
})

it('is not in what a check of the file finds, nor is the file another for its being discarded', async () => {
  const before = await verify(store)
  const real = await writeDraft()
  expect(await verify(store)).toEqual(before)
  await everyone.ardesia.do({ kind: 'discard-draft', amendment: real }, 'nothing')
  expect(await verify(store)).toEqual(before)
})
