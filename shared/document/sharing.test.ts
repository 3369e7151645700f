import { expect, it } from 'vitest'
import { p, section, text } from '../testing/build'
import { sharing } from './sharing'

const words = (one: string, two: string) =>
  text(section('s', p('a', one), p('b', two)), section('t', p('c', 'Rose')))

it('is the same text where nothing has changed', () => {
  const before = words('Noted', 'Recalled')
  expect(sharing(before, words('Noted', 'Recalled'))).toBe(before)
})

it('has the sections and blocks that say the same from before, and the others as they are now', () => {
  const before = words('Noted', 'Recalled')
  const now = words('Noted', 'Recalled that')
  const shared = sharing(before, now)
  expect(shared.eq(now)).toBe(true)
  expect(shared.child(0)).not.toBe(before.child(0))
  expect(shared.child(0).child(0)).toBe(before.child(0).child(0))
  expect(shared.child(0).child(1)).toBe(now.child(0).child(1))
  expect(shared.child(1)).toBe(before.child(1))
})

it('finds a block that stands elsewhere in its section', () => {
  const before = text(section('s', p('a', 'Noted'), p('b', 'Recalled')))
  const now = text(section('s', p('b', 'Recalled'), p('a', 'Noted')))
  const shared = sharing(before, now)
  expect(shared.eq(now)).toBe(true)
  expect(shared.child(0).child(0)).toBe(before.child(0).child(1))
})
