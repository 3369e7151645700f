import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from '../../shared/document/ydoc'
import { draft } from '../../shared/testing/meeting'
import { besiege, type Siege } from './testing/siege'

let siege: Siege
let clock: Date

beforeEach(async () => {
  clock = new Date()
  siege = await besiege({ bytesPerDay: 100_000, now: () => clock })
})
afterEach(async () => {
  await siege.typeHonestly()
  expect(siege.faults).toEqual([])
  await siege.lift()
})

it('a delegation that fills the disk is told so, the secretariat sees who, and others go on', async () => {
  const { hub, everyone } = siege
  const text = await everyone.ardesia.text.synced()
  text.type('recommends', ' x'.repeat(40_000))
  await text.sent()
  expect(hub.conditions()).toMatchObject([{ kind: 'near-quota', delegations: ['Ardesia'] }])
  text.type('recommends', ' y'.repeat(40_000))
  expect(await text.closed()).toBe('quota')
  expect(hub.conditions()).toMatchObject([{ kind: 'quota', delegations: ['Ardesia'] }])
  await siege.typeHonestly()
  expect(await siege.textNow()).not.toContain(' y y')
})

it('an act that brings too much is refused, and comes to nothing', async () => {
  const { hub, everyone } = siege
  const { secretariat, ardesia } = everyone
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(draft('b1'), 'draft')
  const words = await ardesia.open({ kind: 'amendment', amendment }).synced()
  words.type('Conference', ' x'.repeat(30_000))
  await words.sent()
  const before = hub.register()
  const table = { kind: 'table-amendment', amendment } as const
  expect(await ardesia.act(table)).toEqual({ kind: 'refused', why: 'quota' })
  expect(hub.register()).toBe(before)
  expect((await ardesia.folder()).drafts.map(({ id }) => id)).toEqual([amendment])
  // Nobody else may know that there is a draft.
  expect(hub.conditions()).toEqual([])
  await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
})

it('what acts bring counts with what is typed', async () => {
  const { hub, everyone } = siege
  const { secretariat, ardesia } = everyone
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(draft('b1'), 'draft')
  const words = await ardesia.open({ kind: 'amendment', amendment }).synced()
  words.type('Conference', ' x'.repeat(20_000))
  await words.sent()
  await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  const { amendment: next } = await ardesia.do(draft('b2'), 'draft')
  const more = await ardesia.open({ kind: 'amendment', amendment: next }).synced()
  more.type('Conference', ' y'.repeat(20_000))
  expect(await more.closed()).toBe('quota')
  expect(hub.conditions()).toEqual([])
  await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
})

it('has room again the next day', async () => {
  const { everyone, text } = siege
  const first = await everyone.ardesia.text.synced()
  first.type('recommends', ' z'.repeat(60_000))
  expect(await first.closed()).toBe('quota')
  clock = new Date(clock.getTime() + 86_400_000)
  everyone.ardesia.forget(first)
  const renewed = await everyone.ardesia.device?.session(
    siege.hub.address,
    everyone.ardesia.joined.conference.id,
  )
  const window = await siege.connect()
  expect(await window.open(text, Object(renewed).token)).toBe('open')
  const doc = await window.read(text)
  const before = Y.encodeStateVector(doc)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('A new day.')])
  const section = contentOf(doc).get(0) as Y.XmlElement
  section.insert(1, [paragraph])
  window.write(text, Y.encodeStateAsUpdate(doc, before))
  await window.hears(text, ['acknowledged'])
  expect(contentOf(await window.read(text)).toString()).toContain('A new day.')
})
