import { afterEach, beforeEach, expect, it } from 'vitest'
import { draft } from '../../shared/testing/meeting'
import { besiege, type Siege } from './testing/siege'

let siege: Siege

beforeEach(async () => {
  siege = await besiege({ bytesInAll: 100_000 })
})
afterEach(async () => {
  await siege.typeHonestly()
  expect(siege.faults).toEqual([])
  await siege.lift()
})

it('a delegation has so much in all and no more, is near it first, and others go on', async () => {
  const { hub, everyone } = siege
  const text = await everyone.ardesia.text.synced()
  text.type('recommends', ' x'.repeat(42_000))
  await text.sent()
  expect(hub.conditions()).toMatchObject([{ kind: 'near-quota-in-all', delegations: ['Ardesia'] }])
  text.type('recommends', ' y'.repeat(20_000))
  expect(await text.closed()).toBe('quota-in-all')
  expect(hub.conditions()).toMatchObject([{ kind: 'quota-in-all', delegations: ['Ardesia'] }])
})

it('an act that brings more than that is refused, and comes to nothing', async () => {
  const { hub, everyone } = siege
  const { secretariat, ardesia } = everyone
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(draft('b1'), 'draft')
  const words = await ardesia.open({ kind: 'amendment', amendment }).synced()
  words.type('Conference', ' x'.repeat(30_000))
  await words.sent()
  const before = hub.register()
  const table = { kind: 'table-amendment', amendment } as const
  expect(await ardesia.act(table)).toEqual({ kind: 'refused', why: 'quota-in-all' })
  expect(hub.register()).toBe(before)
  await secretariat.do({ kind: 'open-stage', stage: 'drafting' }, 'nothing')
})
