import { expect, it } from 'vitest'
import { delegationId } from '../../shared/ids'
import { ActQuota } from './act-quota'
import { MemoryStore } from './memory-store'

const [ardesia, belvane] = [delegationId('ardesia'), delegationId('belvane')]

it('holds up a delegation that acts without end, for the rest of a minute, and no other', () => {
  let now = Date.parse('2005-11-23T10:00:00Z')
  const quota = new ActQuota({ ahead: null, now: () => new Date(now) })
  for (let act = 0; act < 600; act++) expect(quota.ask(ardesia)).toEqual({ note: null })
  expect(quota.ask(ardesia)).toBe('too-many-acts')
  for (const other of [belvane, null]) expect(quota.ask(other)).toEqual({ note: null })
  now += 59_999
  expect(quota.ask(ardesia)).toBe('too-many-acts')
  now += 1
  expect(quota.ask(ardesia)).toEqual({ note: null })
})

it('lets a delegation ask no more of several hubs than of one, and one that starts knows it', async () => {
  const now = () => new Date('2005-11-23T10:00:00Z')
  const hubs = [new ActQuota({ ahead: 20, now }), new ActQuota({ ahead: 20, now })]
  const store = new MemoryStore()
  let done = 0
  for (let act = 0; act < 1_000; act++) {
    const at = act % 2
    const asked = hubs[at]?.ask(ardesia)
    if (!asked || asked === 'too-many-acts') continue
    done++
    if (!asked.note) continue
    await store.append(asked.note)
    hubs[1 - at]?.heard(asked.note)
  }
  expect(done).toBe(600)
  expect((await store.load('acts-asked')).length).toBe(30)
  const later = new ActQuota({ ahead: 20, now })
  await later.open(store)
  expect(later.ask(ardesia)).toBe('too-many-acts')
})
