import { expect, it } from 'vitest'
import { type Tally, tally } from './tally'

function sendOne(unsent: Tally): void {
  unsent.waits()
  unsent.sent()
}

it('counts each change until the hub has taken its message', () => {
  const unsent = tally()
  sendOne(unsent)
  sendOne(unsent)
  unsent.taken()
  expect(unsent.total()).toBe(1)
  unsent.taken()
  expect(unsent.total()).toBe(0)
})

it('sends what waited in one message, which is taken as a whole', () => {
  const unsent = tally()
  for (let n = 0; n < 3; n++) unsent.waits()
  unsent.sentAll()
  sendOne(unsent)
  expect(unsent.total()).toBe(4)
  unsent.taken()
  expect(unsent.total()).toBe(1)
})

it('counts anew what was on its way when the connection went', () => {
  const unsent = tally()
  sendOne(unsent)
  unsent.waits()
  unsent.interrupted()
  expect(unsent.total()).toBe(2)
  unsent.sentAll()
  unsent.taken()
  expect(unsent.total()).toBe(0)
})

it('waits for the answer to a comparison that found nothing to send', () => {
  const unsent = tally()
  unsent.sentAll()
  sendOne(unsent)
  unsent.taken()
  expect(unsent.total()).toBe(1)
})

it('takes an answer too many for none', () => {
  const unsent = tally()
  unsent.taken()
  unsent.waits()
  expect(unsent.total()).toBe(1)
})
