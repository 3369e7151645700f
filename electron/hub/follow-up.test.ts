import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { readFollowUp, writeFollowUp } from '../../shared/follow-up/follow-up'
import { blockId } from '../../shared/ids'
import { parseDate } from '../../shared/states/calendar-date'
import { heading, paragraph, section, text } from '../../shared/testing/build'
import { replay } from './journal'
import { shippedStates } from './shipped-states'
import { openSqliteStore } from './sqlite-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { verify } from './verify'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-follow-up-'))
afterAll(() => rmSync(folder, { recursive: true }))

const recommendation = { addressee: 'Depositary', kind: 'other', deadline: null }
const recommending = text(
  section(
    's',
    heading('h', 1, 'Recommendations'),
    paragraph({ id: 'b1', recommendation }, 'The Conference recommends it.'),
  ),
)
const day = parseDate('2006-07-24')
const [first] = shippedStates().entries
if (!day || !first) throw new Error('The application brings a register along')
const change = {
  kind: 'change-state',
  entry: { ...first, capital: 'Elsewhere' },
  asOf: day,
} as const
const matter = {
  recommendation: blockId('b1'),
  progress: 'under-way',
  responsible: 'Depositary',
  notes: 'Letters were sent.',
  sources: [{ cited: 'Letter of 24 July 2006', address: '' }],
} as const

it('is what a text is compared with before it is sealed', async () => {
  const said = schema.node('field', { name: 'bound', at: day, said: '85' })
  const stale = text(section('s', heading('h', 1, 'States'), paragraph({ id: 'b1' }, said)))
  const hub = await openTestHub(openSqliteStore(join(folder, 'c.rapporteur')), {}, stale)
  const everyone = await seatEveryone(hub)
  const { president, secretariat } = everyone
  const adopt = { kind: 'open-stage', stage: 'adopted' } as const
  await president.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  expect(await president.act(adopt)).toEqual({ kind: 'refused', why: 'points-open' })
  const entries = shippedStates().entries.filter(({ id }) => id !== 'alb')
  await secretariat.do({ kind: 'keep-states', states: { ...shippedStates(), entries } }, 'nothing')
  await president.do(adopt, 'nothing')
  for (const each of Object.values(everyone)) each.leave()
  await hub.close()
})

it('the secretariat keeps it, everyone reads it, and the record answers for it', async () => {
  const file = join(folder, 'a.rapporteur')
  const hub = await openTestHub(openSqliteStore(file), {}, recommending)
  const everyone = await seatEveryone(hub)
  const { secretariat, president, ardesia, observer } = everyone
  const read = await observer.open({ kind: 'follow-up' }).synced()
  const kept = { kind: 'keep-states', states: shippedStates() } as const
  expect(await ardesia.act(kept)).toEqual({ kind: 'refused', why: 'not-your-role' })
  await secretariat.do(kept, 'nothing')
  await secretariat.do(change, 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
  await secretariat.do({ kind: 'follow-recommendation', matter }, 'nothing')
  await read.until(() => readFollowUp(read.doc).matters.length > 0)
  const { states, matters } = readFollowUp(read.doc)
  expect(matters).toEqual([matter])
  expect(states?.entries.find(({ id }) => id === first.id)?.capital).toBe('Elsewhere')
  for (const each of Object.values(everyone)) each.leave()
  await hub.close()

  const store = openSqliteStore(file)
  expect((await verify(store)).findings).toEqual([])
  const doc = new Y.Doc()
  await replay(store, 'follow-up', doc)
  const before = Y.encodeStateVector(doc)
  const now = readFollowUp(doc)
  writeFollowUp(doc, { ...now, matters: [{ ...matter, progress: 'done' }] })
  await store.append({ document: 'follow-up', update: Y.encodeStateAsUpdate(doc, before) })
  expect((await verify(store)).findings).toEqual([
    { kind: 'follow-up', difference: { kind: 'matter', recommendation: 'b1' } },
  ])
  await store.close()
})
