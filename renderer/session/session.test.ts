import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { SeatOf } from '../../shared/conference'
import { schemaVersion } from '../../shared/document/schema-version'
import { read } from '../../shared/document/ydoc'
import { blockId, type DelegationId } from '../../shared/ids'
import { parseInvitationLink } from '../../shared/invitation-link'
import { type Joined, limits } from '../../shared/protocol'
import { draft as beginOn } from '../../shared/testing/meeting'
import { openDesk } from './acts'
import type { Live } from './live'
import { openSession, type Session } from './session'
import { bringWebSocket } from './testing/browser-socket'

bringWebSocket()

/** The real hub in a process of its own, with its real disk, as `npm run hub` starts it. */
interface Hub {
  readonly address: string
  readonly invitation: string
  kill(): Promise<void>
}

let folder = ''
const ends: (() => unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-session-'))
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  rmSync(folder, { recursive: true, force: true })
})

it('drafts together, proposes in confidence, tables, adopts', async () => {
  const hub = await startHub()
  const secretariat = await take(hub.invitation, 'Sofia')
  await until(secretariat.register, (register) => register !== null)
  const [one, other] = secretariat.register.get()?.delegations ?? []
  if (!one || !other) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(secretariat, seatFor(one.id)), 'Ana')
  const borduria = await take(await invite(secretariat, seatFor(other.id)), 'Boris')
  const president = await take(await invite(secretariat, { role: 'president' }), 'Paul')

  for (const each of [secretariat, arcadia, borduria]) {
    await until(each.mode, (mode) => mode === 'write')
  }
  insert(paragraphIn(secretariat), 'Sofia. ')
  insert(paragraphIn(arcadia), 'Ana. ')
  insert(paragraphIn(borduria), 'Boris. ')
  const all = [secretariat, arcadia, borduria, president]
  for (const each of all) {
    await expect.poll(() => missing(each, ['Sofia. ', 'Ana. ', 'Boris. '])).toEqual([])
  }
  await expect
    .poll(() => president.people.get().map(({ user }) => user.name))
    .toEqual(['Paul', 'Ana', 'Boris', 'Sofia'])

  await secretariat.perform({ kind: 'open-stage', stage: 'amending' })
  await until(arcadia.mode, (mode) => mode === 'propose')
  await until(secretariat.mode, (mode) => mode === 'write')

  const target = blockId(String(paragraphIn(arcadia).getAttribute('id')))
  const begun = await arcadia.perform(beginOn(target))
  expect(begun).toMatchObject({ kind: 'done', result: { kind: 'draft' } })
  await until(arcadia.drafts, (drafts) => drafts.length === 1)
  const draft = arcadia.drafts.get()[0]
  if (!draft) throw new Error('It has just been there')
  insert(firstParagraph(draft.content), 'Urgently, ')
  expect([borduria.drafts.get(), borduria.folder.get().drafts]).toEqual([[], []])
  expect(secretariat.register.get()?.amendments).toEqual([])

  await arcadia.perform({ kind: 'table-amendment', amendment: draft.draft.id })
  for (const each of all) {
    await until(each.register, (register) => register?.amendments.length === 1)
  }
  await until(arcadia.drafts, (drafts) => drafts.length === 0)
  expect(wordsOf(borduria)).not.toContain('Urgently')

  const position = { stand: 'oppose', reason: 'It is late.', audience: 'secretariat' } as const
  await borduria.perform({ kind: 'take-position', amendment: draft.draft.id, ...position })
  await until(secretariat.secretariat, ({ positions }) => positions[0]?.reason === 'It is late.')
  await until(borduria.folder, ({ positions }) => positions.length === 1)
  expect(president.secretariat.get().positions).toEqual([])

  const refused = await borduria.perform({ kind: 'adopt-amendment', amendment: draft.draft.id })
  expect(refused).toEqual({ kind: 'refused', why: 'not-your-role' })
  await president.perform({ kind: 'adopt-amendment', amendment: draft.draft.id })
  for (const each of all) await expect.poll(() => missing(each, ['Urgently, '])).toEqual([])
  expect(all.map((each) => each.asides.get())).toEqual([[], [], [], []])
})

it('loses nothing when the hub is killed while someone types, and counts until it is there', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Before. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  await hub.kill()
  for (const letter of 'erutuf ') insert(paragraphIn(sofia), letter)
  await until(sofia.safety, ({ kind }) => kind === 'offline')
  expect(sofia.safety.get()).toMatchObject({ unsent: 7 })
  expect(sofia.mode.get()).toBe('write')
  expect(await sofia.perform({ kind: 'open-stage', stage: 'amending' })).toEqual({
    kind: 'problem',
    why: 'unreachable',
  })

  const again = await startHub(hub)
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(again.invitation, 'Late')
  await expect.poll(() => missing(late, [' futureBefore. '])).toEqual([])
})

it('keeps aside what was typed offline into a text that was closed meanwhile', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.register, (register) => register !== null)
  const [one] = sofia.register.get()?.delegations ?? []
  if (!one) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(sofia, seatFor(one.id)), 'Ana')
  await until(arcadia.mode, (mode) => mode === 'write')
  await hub.kill()
  await until(arcadia.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(arcadia), 'Too late. ')
  // At another door, so that the text is closed before Ana's window can be back.
  const elsewhere = await startHub()
  const { token } = await seatAt(elsewhere.invitation, 'Sofia')
  const closed = await openDesk(elsewhere.address, token).perform({
    kind: 'open-stage',
    stage: 'amending',
  })
  expect(closed.kind).toBe('done')
  await elsewhere.kill()
  await startHub(hub)
  await until(arcadia.asides, (asides) => asides.length > 0)
  expect(arcadia.asides.get()[0]?.passages.map(({ text }) => text.slice(0, 9))).toEqual([
    'Too late.',
  ])
  await until(arcadia.safety, ({ kind }) => kind === 'saved')
  expect([arcadia.mode.get(), wordsOf(arcadia).includes('Too late')]).toEqual(['propose', false])
})

it('takes five megabytes at once', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), `Begins. ${'Words and words. '.repeat(310_000)}Ends. `)
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(hub.invitation, 'Late')
  await expect.poll(() => missing(late, ['Begins. ', 'Ends. '])).toEqual([])
  expect(sofia.asides.get()).toEqual([])
})

it('keeps aside what is too large to be taken, and everything else goes on', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Before. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const large = 'Too many words. '.repeat(limits.message / 16)
  insert(paragraphIn(sofia), large)
  insert(paragraphIn(sofia), 'Behind it. ')
  await until(sofia.asides, (asides) => asides.length > 0)
  const [aside] = sofia.asides.get()
  expect([aside?.why, aside?.passages.length]).toEqual(['too-large', 1])
  expect(aside?.passages[0]?.text.startsWith(`Behind it. ${large}Before. `)).toBe(true)
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'After. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(hub.invitation, 'Late')
  await expect.poll(() => missing(late, ['After. Before. '])).toEqual([])
})

it.each<[string, (paragraph: Y.XmlElement) => void]>([
  ['a node', (paragraph) => paragraph.push([new Y.XmlElement('script')])],
  ['a mark', (paragraph) => (paragraph.get(0) as Y.XmlText).format(0, 9, { blink: {} })],
  ['a value', (paragraph) => paragraph.setAttribute('kind', 'sung')],
])('keeps aside the words that come with %s the hub does not take', async (_what, spoil) => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.mode, (mode) => mode === 'write')
  const paragraph = paragraphIn(sofia)
  paragraph.doc?.transact(() => {
    insert(paragraph, 'Spoilt. ')
    spoil(paragraph)
  })
  await until(sofia.asides, (asides) => asides.length > 0)
  const [aside] = sofia.asides.get()
  expect([aside?.why, aside?.passages[0]?.text.slice(0, 7)]).toEqual(['malformed', 'Spoilt.'])
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Whole. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(hub.invitation, 'Late')
  await expect.poll(() => missing(late, ['Whole. '])).toEqual([])
  expect(missing(late, ['Spoilt. '])).toEqual(['Spoilt. '])
})

it.each([
  ['an older', schemaVersion - 1, 'window'],
  ['a newer', schemaVersion + 1, 'hub'],
] as const)(
  'shows the text in %s window and lets nobody write or decide by it',
  async (_, version, why) => {
    const hub = await startHub()
    const sofia = await take(hub.invitation, 'Sofia')
    const other = await take(hub.invitation, 'Sofia', version)
    await until(sofia.mode, (mode) => mode === 'write')
    await until(other.outdated, (outdated) => outdated === why)
    insert(paragraphIn(sofia), 'Seen by all. ')
    await expect.poll(() => missing(other, ['Seen by all. '])).toEqual([])
    expect([other.mode.get(), sofia.outdated.get()]).toEqual(['read', null])

    insert(paragraphIn(other), 'Never sent. ')
    const seal = { kind: 'open-stage', stage: 'adopted' } as const
    expect(await other.perform(seal)).toEqual({ kind: 'problem', why: 'outdated' })
    const open = await other.perform({ kind: 'open-stage', stage: 'amending' })
    expect(open.kind).toBe('done')
    await until(sofia.register, (register) => register?.stage === 'amending')
    expect(missing(sofia, ['Never sent. '])).toEqual(['Never sent. '])
    expect([other.asides.get(), other.safety.get()]).toEqual([[], { kind: 'saved' }])
  },
)

/** With an earlier one's port, it is that hub started again; the conference is always the same. */
async function startHub(earlier?: { readonly address: string }): Promise<Hub> {
  const port = earlier ? new URL(earlier.address).port : '0'
  const data = join(folder, 'sample.rapporteur')
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'electron/hub/main.ts',
      ...['--sample', '--json', '--data', data, '--port', port],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const kill = () => killed(child)
  ends.push(kill)
  const { address, invitation } = await ready(child)
  return { address, invitation, kill }
}

function ready(child: ChildProcess): Promise<{ address: string; invitation: string }> {
  return new Promise((resolve, reject) => {
    let out = ''
    let troubles = ''
    child.stderr?.on('data', (bytes) => {
      troubles += bytes
    })
    child.stdout?.on('data', (bytes) => {
      out += bytes
      const line = out.split('\n').find((each) => each.includes('"ready"'))
      if (line) resolve(JSON.parse(line))
    })
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code}: ${troubles}`)))
  })
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

async function seatAt(link: string, name: string): Promise<Joined> {
  const invitation = parseInvitationLink(link)
  if (!invitation) throw new Error(`Not an invitation: ${link}`)
  const response = await fetch(`${invitation.address}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: invitation.token, name }),
  })
  return response.json()
}

async function take(link: string, name: string, schema = schemaVersion): Promise<Session> {
  const session = openSession(new URL(link).origin, await seatAt(link, name), schema)
  ends.push(session.close)
  return session
}

const seatFor = (delegation: DelegationId): SeatOf => ({
  role: 'delegation',
  delegation,
  pen: true,
})

async function invite(secretariat: Session, to: SeatOf): Promise<string> {
  const answer = await secretariat.perform({ kind: 'invite', to })
  if (answer.kind !== 'done' || answer.result.kind !== 'invitation') {
    throw new Error(`No invitation: ${JSON.stringify(answer)}`)
  }
  return answer.result.link
}

/** A numbered paragraph somewhere in the text, the same in every window. */
function paragraphIn(session: Session): Y.XmlElement {
  return firstParagraph(session.text.get().content)
}

function firstParagraph(content: Y.XmlFragment): Y.XmlElement {
  const [found] = content.createTreeWalker(
    (node) => node instanceof Y.XmlElement && node.nodeName === 'paragraph',
  )
  if (!(found instanceof Y.XmlElement)) throw new Error('There is a paragraph in every text')
  return found
}

function insert(paragraph: Y.XmlElement, words: string): void {
  const run = paragraph.get(0)
  if (!(run instanceof Y.XmlText)) throw new Error('A paragraph of the sample begins with words')
  run.insert(0, words)
}

function wordsOf(session: Session): string {
  const { doc } = session.text.get().content
  const reading = doc ? read(doc) : null
  return reading?.kind === 'valid' ? reading.node.textContent : ''
}

function missing(session: Session, words: readonly string[]): readonly string[] {
  const said = wordsOf(session)
  return words.filter((each) => !said.includes(each))
}

function until<T>(live: Live<T>, is: (value: T) => boolean, ms = 20_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      unsubscribe()
      reject(
        new Error(
          `Still ${JSON.stringify(live.get(), (key, value) => (key === 'content' || key === 'awareness' ? undefined : value))?.slice(0, 400)}`,
        ),
      )
    }, ms)
    const check = () => {
      if (!is(live.get())) return
      clearTimeout(late)
      unsubscribe()
      resolve()
    }
    const unsubscribe = live.subscribe(check)
    check()
  })
}
