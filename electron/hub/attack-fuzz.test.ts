import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { delegationOf, type Seat } from '../../shared/conference'
import { read, seed } from '../../shared/document/ydoc'
import { ActSchema } from '../../shared/protocol'
import { ownPresence } from './presence'
import { type Chance, chance, forgeAny, record, spoil, writeMessage } from './testing/fuzz'
import { post } from './testing/participant'
import { besiege } from './testing/siege'
import { testText } from './testing/test-text'
import { examine, newOf } from './updates'
import { documentOf, readMessage } from './wire'

/** Each has found something once, or stands for the day on which all of this was begun. */
const seeds = [20051123, 1, 5, 7]
const name = 'text/t1'
const seat: Seat = { role: 'observer', person: 'p1' as never, name: 'Obs' }
const presence = { user: { name: 'Obs', role: 'observer', delegation: null }, cursor: null }

function freshText(): Y.Doc {
  const doc = new Y.Doc()
  seed(doc, testText)
  return doc
}

/** What the hub does with a message before it keeps it, and what Yjs does with it then. */
function receive(doc: Y.Doc, data: Uint8Array): 'dropped' | 'refused' | 'taken' {
  if (documentOf(data) === null) return 'dropped'
  const message = readMessage(data)
  if (message.kind === 'presence') ownPresence(message.update, seat, { claim: () => true }, 'caret')
  if (message.kind !== 'write') return 'dropped'
  const update = newOf(doc, message.update)
  if (examine(doc, update).kind !== 'new') return 'refused'
  Y.applyUpdate(doc, update)
  return 'taken'
}

/** The text is one, all of it is there, and who comes in can read it. */
function isSound(doc: Y.Doc): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  expect(read(doc)).toMatchObject({ kind: 'valid' })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
  expect([...Y.decodeStateVector(Y.encodeStateVector(other))]).toEqual([
    ...Y.decodeStateVector(Y.encodeStateVector(doc)),
  ])
}

it.each(seeds)(
  '25,000 messages that are nearly ones leave a text that is one (seed %i)',
  (given) => {
    const by = chance(given)
    const count = { dropped: 0, refused: 0, taken: 0 }
    for (let round = 0; round < 50; round++) {
      const doc = freshText()
      const known = record(doc, name, presence)
      const any = () => known[by.below(known.length)] ?? new Uint8Array()
      for (let each = 0; each < 500; each++) {
        const data = make(doc, any, by)
        count[receive(doc, data)]++
        if (each % 20 === 0) isSound(doc)
      }
      isSound(doc)
    }
    expect(Math.min(...Object.values(count))).toBeGreaterThan(100)
  },
)

function make(doc: Y.Doc, any: () => Uint8Array, by: Chance): Uint8Array {
  switch (by.below(8)) {
    case 0:
      return any()
    case 1:
      return by.bytes(by.below(200))
    case 2:
    case 3:
    case 4:
      return writeMessage(name, forgeAny(doc, by))
    default:
      return spoil(any(), any(), by)
  }
}

it('thousands of them over a socket change nothing that they may not', async () => {
  const siege = await besiege()
  const { hub, everyone, text } = siege
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const by = chance(20051123)
  const before = [hub.register(), await siege.textNow()]
  const honest = everyone.ardesia.joined.seat
  const user = { name: honest.name, role: honest.role, delegation: delegationOf(honest) }
  let window = await siege.connectAs(everyone.ardesia)
  const doc = await window.read(text)
  const known = record(doc, text, { user, cursor: null })
  const any = () => known[by.below(known.length)] ?? new Uint8Array()
  for (let round = 0; round < 60; round++) {
    for (let each = 0; each < 50; each++) window.sendBytes(make(doc, any, by))
    const other = await siege.connectAs(everyone.ardesia)
    expect(await other.open('register', everyone.ardesia.joined.token)).toBe('open')
    window.leave()
    window = other
  }
  expect([hub.register(), await siege.textNow()]).toEqual(before)
  expect(siege.faults).toEqual([])
  await siege.lift()
}, 120_000)

const kinds = ActSchema.options.map(({ shape }) => shape.kind.value)
const keys = [...new Set(ActSchema.options.flatMap(({ shape }) => Object.keys(shape)))]
const values: readonly [unknown, ...unknown[]] = [
  null,
  true,
  -1,
  1e308,
  '',
  '../../etc/passwd',
  'x'.repeat(5_000),
  '\u0000\ud800',
  '__proto__',
  'b1',
  [],
  ['b1'],
  { kind: 'there' },
  { kind: 'block', id: 'b1' },
  { role: 'delegation', delegation: 'x', pen: true },
  { role: 'secretariat' },
  { constructor: { prototype: {} } },
  'drafting',
  'adopted',
  'support',
  'public',
  [{ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text: 'x' }] }],
  [{ type: 'script' }],
]

function anyAct(by: Chance): unknown {
  const act: Record<string, unknown> = { kind: kinds[by.below(kinds.length)] }
  const schema = ActSchema.options.find(({ shape }) => shape.kind.value === act.kind)
  for (const key of Object.keys(schema?.shape ?? {})) {
    if (key !== 'kind' && by.below(6) > 0) act[key] = by.of(values)
  }
  if (by.below(5) === 0) act[keys[by.below(keys.length)] ?? ''] = by.of(values)
  return by.below(20) === 0 ? by.of(values) : act
}

it('1,500 acts with values of any kind are done, refused or no acts, and never a fault', async () => {
  const siege = await besiege()
  const { hub, everyone } = siege
  const by = chance(20051123)
  const byObserver = new Set<unknown>()
  for (let round = 0; round < 1_500; round++) {
    const { observer, ardesia, president } = everyone
    const who = by.of([observer, ardesia, president])
    const before = hub.register()
    const act = anyAct(by)
    const answer = await post(`${hub.address}/api/acts`, act, who.joined.token)
    expect(answer.status).toBeLessThan(500)
    const said: unknown = await answer.json()
    const isDone = Object(said).kind === 'done'
    if (isDone && who === observer) byObserver.add(Object(act).kind)
    if (!isDone) expect(hub.register()).toBe(before)
  }
  // Whoever is there may have a further device of their own.
  expect([...byObserver]).toEqual(['invite-device'])
  expect(siege.faults).toEqual([])
  await siege.lift()
}, 120_000)
