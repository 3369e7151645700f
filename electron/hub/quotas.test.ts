import { expect, it } from 'vitest'
import { delegationId } from '../../shared/ids'
import { Quotas } from './quotas'

const [ardesia, belvane] = [delegationId('ardesia'), delegationId('belvane')]

it('holds up a delegation that acts without end, for the rest of a minute, and no other', () => {
  let now = Date.parse('2005-11-23T10:00:00Z')
  const quotas = new Quotas({ bytesPerDay: 1, now: () => new Date(now), reached: () => {} })
  for (let act = 0; act < 600; act++) expect(quotas.mayAct(ardesia)).toBe(true)
  expect(quotas.mayAct(ardesia)).toBe(false)
  expect([quotas.mayAct(belvane), quotas.mayAct(null)]).toEqual([true, true])
  now += 59_999
  expect(quotas.mayAct(ardesia)).toBe(false)
  now += 1
  expect(quotas.mayAct(ardesia)).toBe(true)
})
