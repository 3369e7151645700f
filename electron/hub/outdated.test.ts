import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { schemaVersion } from '../../shared/document/schema-version'
import { contentOf } from '../../shared/document/ydoc'
import { syncPath } from '../../shared/sync'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
let text: string
const ends: (() => void)[] = []

beforeEach(async () => {
  hub = await openTestHub()
  everyone = await seatEveryone(hub)
  text = `text/${hub.register().conference.text}`
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

/** The same seat in a window of another version. */
function inWindow({ address, joined, device }: Participant, schema: number): Participant {
  const participant = new Participant(address, joined, schema, device)
  ends.push(() => participant.leave())
  return participant
}

async function connect(path: string): Promise<RawWindow> {
  const window = await RawWindow.connect(hub.address, path)
  ends.push(() => window.leave())
  return window
}

const others: readonly (readonly [string, string])[] = [
  ['of an older schema', syncPath(schemaVersion - 1)],
  ['of a newer schema', syncPath(schemaVersion + 1)],
  ['that does not say which schema it knows', '/sync'],
  ['that says it badly', '/sync?schema=two'],
  ['that says it twice', `/sync?schema=1&schema=${schemaVersion}`],
]

it.each(others)('lets a window %s read, and tells it why before the yes', async (_which, path) => {
  const window = await connect(path)
  expect(await window.open(text, everyone.secretariat.joined.token)).toBe('open')
  expect(window.all(text).slice(0, 2)).toEqual([
    { kind: 'schema', version: schemaVersion },
    { kind: 'authenticated', scope: 'readonly' },
  ])
})

it('lets a window of its own schema write, and says which one that is', async () => {
  const window = await connect(syncPath(schemaVersion))
  await window.open(text, everyone.secretariat.joined.token)
  expect(window.all(text).slice(0, 2)).toEqual([
    { kind: 'schema', version: schemaVersion },
    { kind: 'authenticated', scope: 'read-write' },
  ])
})

it.each(others)('takes no words from a window %s, and keeps none', async (_which, path) => {
  const window = await connect(path)
  await window.open(text, everyone.secretariat.joined.token)
  const doc = await window.read(text)
  const before = Y.encodeStateVector(doc)
  contentOf(doc).delete(0)
  window.write(text, Y.encodeStateAsUpdate(doc, before))
  expect(await window.hears(text, ['closed'])).toEqual({ kind: 'closed', reason: 'outdated' })
  await everyone.observer.text.synced()
  expect(everyone.observer.text.words()).toContain('Introduction')
})

it('tells a seat without the right to write that, whatever its window knows', async () => {
  const window = await connect('/sync')
  await window.open(text, everyone.observer.joined.token)
  const doc = await window.read(text)
  const before = Y.encodeStateVector(doc)
  contentOf(doc).delete(0)
  window.write(text, Y.encodeStateAsUpdate(doc, before))
  expect(await window.hears(text, ['closed'])).toEqual({ kind: 'closed', reason: 'read-only' })
})

it('gives no right to write back to such a window when the stage would', async () => {
  const { secretariat, ardesia } = everyone
  const older = inWindow(ardesia, schemaVersion - 1)
  await older.text.synced()
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
  await older.sees(({ stage }) => stage === 'drafting')
  await older.text.answered()
  expect([older.text.schema, older.text.notices]).toEqual([schemaVersion, []])
})

it('shows such a window a draft of its delegation, to be read and discarded', async () => {
  const { secretariat, ardesia } = everyone
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const older = inWindow(ardesia, schemaVersion - 1)
  const draft = await older.open({ kind: 'amendment', amendment }).synced()
  expect(draft.words()).toContain('met in Geneva')
  draft.type('met in Geneva', ', late')
  expect(await draft.closed()).toBe('outdated')
  await older.do({ kind: 'discard-draft', amendment }, 'nothing')
})
