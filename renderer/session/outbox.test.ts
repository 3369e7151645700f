import { expect, it } from 'vitest'
import { amendmentId, delegationId, noteId } from '../../shared/ids'
import type { Shelf } from './kept-asides'
import { outboxHere } from './outbox'

function shelf(): Shelf & { readonly all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  }
}

const [ardesia, belvane] = [delegationId('ardesia'), delegationId('belvane')]
const note = (id: string) => ({ id: noteId(id), amendment: amendmentId('a1'), words: `Of ${id}.` })

it('has what a window before it had not sent, and nothing once all is sent', () => {
  const on = shelf()
  const before = outboxHere('ana', ardesia, on)
  before.set([note('n1'), note('n2')])
  before.set([note('n2')])
  expect(outboxHere('ana', ardesia, on).get()).toEqual([note('n2')])
  expect(outboxHere('ben', ardesia, on).get()).toEqual([])
  before.set([])
  expect(on.all.size).toBe(0)
})

it('leaves what another window of the same person has typed', () => {
  const on = shelf()
  const [one, other] = [outboxHere('ana', ardesia, on), outboxHere('ana', ardesia, on)]
  one.set([note('n1')])
  other.set([note('n2')])
  one.set([])
  expect(outboxHere('ana', ardesia, on).get()).toEqual([note('n2')])
})

it('goes into no other delegation with whoever is given a seat there', () => {
  const on = shelf()
  outboxHere('ana', ardesia, on).set([note('n1')])
  expect(outboxHere('ana', belvane, on).get()).toEqual([])
  expect(outboxHere('ana', ardesia, on).get()).toEqual([note('n1')])
})

it('takes what is no note of this program for none', () => {
  const on = shelf()
  for (const strange of ['', 'no JSON', '{}', '[{"id":"n1"}]', '[{"id":"N 1","words":""}]']) {
    on.setItem('notes/ana/ardesia', strange)
    expect(outboxHere('ana', ardesia, on).get()).toEqual([])
  }
})

it('keeps nothing, and fails at nothing, where the storage is full or forbidden', () => {
  const no = () => {
    throw new Error('QuotaExceededError')
  }
  const outbox = outboxHere('ana', ardesia, { getItem: no, setItem: no, removeItem: no })
  outbox.set([note('n1')])
  expect(outbox.get()).toEqual([])
})
