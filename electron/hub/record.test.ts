import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { By } from '../../shared/amendments/by'
import type { Deed, RecordEntry } from '../../shared/amendments/register'
import { amendmentId, personId } from '../../shared/ids'
import { canonical, canonicalInTurns, firstFalse, nextEntry } from './record'

const by: By = { person: personId('p'), name: 'P', role: 'president', delegation: null }
const deeds: Deed[] = [
  { kind: 'hosted', title: 'A conference' },
  { kind: 'stage-opened', stage: 'amending' },
  { kind: 'amendment-rejected', amendment: amendmentId('a1') },
]
const record: RecordEntry[] = []
for (const deed of deeds) record.push(nextEntry(record, '2005-11-23T10:00:00.000Z', by, deed))

const changed = (index: number, change: object) =>
  record.map((entry, at) => (at === index ? { ...entry, ...change } : entry))

it('numbers its entries from 1 and chains them', () => {
  expect(record.map(({ number, previous }) => [number, previous])).toEqual([
    [1, ''],
    [2, record[0]?.hash],
    [3, record[1]?.hash],
  ])
  expect(firstFalse(record)).toBeNull()
})

it('shows what was changed, left out, or put in another order', () => {
  expect(firstFalse(changed(1, { deed: deeds[2] }))).toBe(2)
  expect(firstFalse(changed(0, { at: '2005-11-23T10:00:00.001Z' }))).toBe(1)
  expect(firstFalse(record.slice(1))).toBe(1)
  expect(firstFalse([...record].reverse())).toBe(1)
  expect(firstFalse(record.filter((_, index) => index !== 1))).toBe(2)
})

it('shows a change whose hash was made anew, at the next entry', () => {
  const forged = nextEntry(record.slice(0, 1), '2005-11-23T11:00:00.000Z', by, { kind: 'joined' })
  expect(firstFalse(changed(1, forged))).toBe(3)
})

it('writes the same JSON whatever the order of the keys', () => {
  expect(canonical({ b: [1, { d: null, c: 'ä' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"ä","d":null}]}',
  )
})

it('writes a long value in turns as it writes it at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      let turns = 0
      const rest = async () => void turns++
      expect(await canonicalInTurns(value, rest)).toBe(canonical(value))
      expect(turns).toBeGreaterThan(0)
    }),
    { seed: 20261126 },
  )
})
