import fc from 'fast-check'
import { expect, it } from 'vitest'
import { delegationId } from '../../shared/ids'
import { MemoryStore } from './memory-store'
import { Quotas } from './quotas'
import { type DocumentUpdate, StoreError } from './store'
import type { Manner } from './tally'

const [ardesia, belvane] = [delegationId('ardesia'), delegationId('belvane')]

/** Quotas of 100 bytes a day and 250 in all, and what was said by now of whom. */
function counting(at: { now: string }, ahead: number | null = null) {
  const said: Record<string, readonly string[]> = {}
  const quotas = new Quotas({
    bytesPerDay: 100,
    bytesInAll: 250,
    ahead,
    now: () => new Date(at.now),
    said: (level, delegations) => {
      said[level] = delegations
    },
  })
  const write = (bytes: number, by = ardesia, manner: Manner | 'tabled' = 'open') => {
    const counted = quotas.take(by, bytes, manner)
    return typeof counted === 'string' ? counted : null
  }
  return { quotas, said, write }
}

it('says at four fifths of a day who comes near it, and takes that back when it is reached', () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const { said, write } = counting(at)
  expect([write(79), said]).toEqual([null, {}])
  expect([write(1), said]).toEqual([null, { 'near-quota': [ardesia] }])
  expect([write(80, belvane), said]).toEqual([null, { 'near-quota': [ardesia, belvane] }])
  expect(write(21)).toBe('quota')
  expect(said).toEqual({ 'near-quota': [belvane], quota: [ardesia] })
  at.now = '2005-11-24T00:00:00Z'
  expect(write(21)).toBeNull()
  expect(said).toEqual({ 'near-quota': [], quota: [] })
})

it('counts in all what was written on many days, whatever the day', () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const { said, write } = counting(at)
  expect(write(100)).toBeNull()
  at.now = '2005-11-24T10:00:00Z'
  expect(write(100)).toBeNull()
  expect(said['near-quota-in-all']).toEqual([ardesia])
  at.now = '2005-11-25T10:00:00Z'
  expect(write(51)).toBe('quota-in-all')
  expect([said['near-quota-in-all'], said['quota-in-all']]).toEqual([[], [ardesia]])
  expect(write(50)).toBeNull()
  expect(write(1, belvane)).toBeNull()
})

it('goes on counting after the hub was started again', async () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const store = new MemoryStore()
  const before = counting(at)
  before.write(90)
  await before.quotas.keep(store)
  expect(await store.getMeta('quotas')).toBeNull()
  await before.quotas.keep(store, true)
  const again = counting(at)
  await again.quotas.load(store)
  expect(again.said).toEqual({ 'near-quota': [ardesia] })
  expect([again.write(11), again.write(10)]).toEqual(['quota', null])
})

it('still has to write down what a full disk did not take', async () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const store = new MemoryStore()
  const full = { putMeta: () => Promise.reject(new StoreError('disk-full')) }
  const before = counting(at)
  before.write(90)
  await expect(before.quotas.keep(full, true)).rejects.toThrow(StoreError)
  await before.quotas.keep(store, true)
  const again = counting(at)
  await again.quotas.load(store)
  expect([again.write(11), again.write(10)]).toEqual(['quota', null])
})

it('counts what is sealed, refuses what is too much of it, and names nobody for it', () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const { said, write } = counting(at)
  expect([write(70, ardesia, 'sealed'), write(20), said]).toEqual([null, null, {}])
  expect([write(11, ardesia, 'sealed'), write(11), said]).toEqual(['quota', 'quota', {}])
  // That a proposal could not be tabled says that there is one.
  expect([write(101, belvane, 'tabled'), said]).toEqual(['quota', {}])
  expect([write(80, belvane, 'tabled'), said]).toEqual([null, { 'near-quota': [belvane] }])
})

it('says of what was kept before the two were told apart that it was sealed', async () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const store = new MemoryStore()
  const before = { day: '2005-11-23', today: { ardesia: 90 }, inAll: { ardesia: 240 } }
  await store.putMeta('quotas', new TextEncoder().encode(JSON.stringify(before)))
  const { quotas, said, write } = counting(at)
  await quotas.load(store)
  expect([write(11), said]).toEqual(['quota-in-all', {}])
  expect(write(10)).toBeNull()
})

it('counts what is on its way, and no more what did not come to the disk', () => {
  const { quotas, write } = counting({ now: '2005-11-23T10:00:00Z' })
  const first = quotas.take(ardesia, 60, 'open')
  expect(quotas.take(ardesia, 60, 'open')).toBe('quota')
  if (typeof first !== 'string') first.undo()
  expect([write(60), write(41), write(40)]).toEqual([null, 'quota', null])
})

/** Two hubs that read what the other writes before they judge. */
function twoHubs(at: { now: string }, ahead: number) {
  const journal: DocumentUpdate[] = []
  const hubs = [counting(at, ahead), counting(at, ahead)]
  const write = (index: number, bytes: number, manner: Manner = 'open') => {
    const counted = hubs[index]?.quotas.take(ardesia, bytes, manner)
    if (!counted || typeof counted === 'string') return counted
    if (!counted.note) return null
    journal.push(counted.note)
    const other = hubs[1 - index]
    expect(other?.quotas.heard(counted.note)).toBe(true)
    return null
  }
  return { hubs, journal, write }
}

it('gives whoever goes from hub to hub no more than at one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.array(
        fc.record({
          hub: fc.constantFrom(0, 1),
          bytes: fc.integer({ min: 1, max: 30 }),
          manner: fc.constantFrom<Manner>('open', 'sealed'),
        }),
        { minLength: 20, maxLength: 60 },
      ),
      (ahead, writes) => {
        const { write } = twoHubs({ now: '2005-11-23T10:00:00Z' }, ahead)
        let taken = 0
        for (const { hub, bytes, manner } of writes) {
          const over = write(hub, bytes, manner)
          if (over === null) taken += bytes
          // Two shares at each of two hubs may lie unused.
          else expect(taken + bytes + 4 * ahead).toBeGreaterThan(100)
        }
        expect(taken).toBeLessThanOrEqual(100)
      },
    ),
    { numRuns: 500 },
  )
})

it('tells the other hubs of many bytes at once, and who comes near is said at each', () => {
  const { hubs, journal, write } = twoHubs({ now: '2005-11-23T10:00:00Z' }, 20)
  for (let count = 0; count < 40; count++) expect(write(0, 1)).toBeNull()
  expect(journal).toHaveLength(2)
  expect(write(1, 40)).toBeNull()
  for (const { said } of hubs) expect(said).toEqual({ 'near-quota': [ardesia] })
})

it('goes on counting at a hub that starts later, whose clock is in the next day already', async () => {
  const at = { now: '2005-11-23T23:59:59Z' }
  const { journal, write } = twoHubs(at, 10)
  for (let count = 0; count < 90; count++) write(0, 1)
  const store = new MemoryStore()
  for (const row of journal) await store.append(row)
  const same = counting(at, 10)
  await same.quotas.open(store)
  expect([same.write(11), same.write(10)]).toEqual(['quota', null])
  const next = counting({ now: '2005-11-24T00:00:00Z' }, 10)
  await next.quotas.open(store)
  expect([next.write(100), next.write(61)]).toEqual([null, 'quota-in-all'])
})

it('puts its journal together, which another hub may have read in part', async () => {
  const at = { now: '2005-11-23T10:00:00Z' }
  const { journal, write } = twoHubs(at, 0)
  const store = new MemoryStore()
  while (journal.length < 90) write(0, 1)
  const many = journal.flatMap((row) => Array.from({ length: 6 }, () => row))
  for (const row of many) await store.append(row)
  const late = counting(at, 0)
  for (const row of many.slice(0, 200)) late.quotas.heard(row)
  const opened = counting(at, 0)
  await opened.quotas.open(store)
  const rows = await store.load('quotas')
  expect(rows).toHaveLength(1)
  for (const row of rows) late.quotas.heard(row)
  for (const { write } of [opened, late]) expect(write(1)).toBe('quota-in-all')
})
