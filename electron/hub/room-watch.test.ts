import { expect, it } from 'vitest'
import { Conditions } from './conditions'
import { roomWatch } from './room-watch'

const mega = 1024 * 1024

it('says once that there is little room, and takes it back when there is clearly more', async () => {
  let free = 5_000 * mega
  const kept = 600 * mega
  const conditions = new Conditions()
  let told = 0
  conditions.subscribe(() => told++)
  const look = roomWatch({
    look: async () => ({ free, kept }),
    conditions,
    now: () => new Date('2005-11-23T10:00:00Z'),
    report: (fault) => {
      throw fault
    },
  })
  const at = async (megabytes: number) => {
    free = megabytes * mega
    await look()
    return conditions.all.length
  }
  expect([await at(1_300), await at(1_199), await at(1_000), await at(1_300)]).toEqual([0, 1, 1, 1])
  expect(await at(1_500)).toBe(0)
  expect(told).toBe(2)
})
