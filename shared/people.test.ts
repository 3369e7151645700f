import { expect, it } from 'vitest'
import { asOfHub, nobody } from './people'
import { ana, at, ben, deviceOf } from './testing/meeting'

const own = deviceOf(ana, 'own')
const people = { persons: [ana, ben], devices: [own, deviceOf(ben, 'other')] }
const now = (here: string) => asOfHub(people, own.id, here)

it('takes a clock for right as long as it can be', () => {
  for (const here of [at, '2005-11-30T00:00:00.000Z', '2005-12-23T09:59:59.999Z']) {
    expect(now(here)).toBe(here)
  }
})

it('knows that it is no earlier than when the last device joined', () => {
  expect(now('1970-01-01T00:00:00.000Z')).toBe(at)
})

it('knows that its own access has not ended', () => {
  expect(now('2005-12-23T10:00:00.000Z')).toBe('2005-12-23T09:59:59.999Z')
  expect(now('2026-11-27T16:00:00.000Z')).toBe('2005-12-23T09:59:59.999Z')
})

it('knows nothing before it has heard of itself', () => {
  expect(asOfHub(nobody, own.id, '1970-01-01T00:00:00.000Z')).toBe('1970-01-01T00:00:00.000Z')
})
