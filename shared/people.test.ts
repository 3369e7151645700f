import { expect, it } from 'vitest'
import { delegationId } from './ids'
import { asOfHub, isNameTaken, nobody } from './people'
import { ana, ardesia, at, ben, delegate, deviceOf } from './testing/meeting'

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

it.each([
  ['ana', true],
  ['ANA', true],
  ['a\u200dna', true],
  ['ａｎａ', true],
  ['ana (2)', false],
  ['ben', false],
])('somebody beside Ana who says that they are %j has her name: %s', (name, is) => {
  for (const pen of [true, false]) {
    const newcomer = { role: 'delegation', delegation: ardesia, pen, name } as const
    expect(isNameTaken(people, newcomer, at)).toBe(is)
  }
})

it('the same name is no one else’s in another delegation, in her own seat, or once she is gone', () => {
  const elsewhere = delegate('ana', delegationId('belvane'))
  expect(isNameTaken(people, { ...elsewhere, person: ben.person }, at)).toBe(false)
  expect(isNameTaken(people, ana, at)).toBe(false)
  const newcomer = { role: 'delegation', delegation: ardesia, pen: true, name: 'ana' } as const
  const gone = { ...people, devices: [{ ...own, revoked: at }] }
  expect(isNameTaken(gone, newcomer, at)).toBe(false)
  expect(isNameTaken(people, newcomer, '2006-01-01T00:00:00.000Z')).toBe(false)
})
