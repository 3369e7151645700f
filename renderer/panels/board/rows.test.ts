import { expect, it } from 'vitest'
import type { Amendment } from '../../../shared/amendments/amendment'
import type { BlockId } from '../../../shared/ids'
import { amendmentId } from '../../../shared/ids'
import { changeOf, json, tabledAmendment } from '../../../shared/testing/amendments'
import { heading, p, section, text } from '../../../shared/testing/build'
import { ardesia, belvane, registerWith } from '../testing/show'
import { contestOf, uncontested } from './contested'
import { decisionOrder, everything, pick, rowsOf, type Wanted } from './rows'

const document = text(
  section(
    's1',
    heading('h1', 1, 'Introduction'),
    p('one', 'The Conference noted the report.'),
    p('two', 'The Conference thanked the President.'),
  ),
  section('s2', heading('h2', 1, 'Conclusions'), p('three', 'The Conference decided.')),
)

let made = 0
const amend = (number: number, id: string, words: string, more: Partial<Amendment> = {}) => {
  const was = { one: 'The Conference noted the report.', three: 'The Conference decided.' }
  const base = p(id, was[id as 'one'] ?? 'The Conference thanked the President.')
  const change = changeOf(base, p(id, words))
  return tabledAmendment(change, { id: amendmentId(`a${++made}`), number, ...more })
}
const insertAfter = (number: number, block: string) =>
  tabledAmendment(
    {
      place: { kind: 'after', block: block as BlockId },
      base: [],
      proposed: [json(p('new', 'The Conference also noted.'))],
    },
    { id: amendmentId(`i${number}`), number },
  )

const rows = (...amendments: readonly Amendment[]) =>
  rowsOf(registerWith({ amendments }), document, [])
const numbers = (all: ReturnType<typeof rows>, wanted: Partial<Wanted> = {}) =>
  pick(all, { ...everything, ...wanted }, ({ label }) => label).map(
    ({ amendment }) => amendment.number,
  )

it('lists them as the text goes, what comes in after a paragraph after what changes it', () => {
  const all = rows(
    amend(1, 'three', 'The Conference agreed.'),
    insertAfter(2, 'one'),
    amend(3, 'one', 'The Conference welcomed the report.'),
  )
  expect(numbers(all)).toEqual([3, 2, 1])
  expect(numbers(all, { sort: 'number' })).toEqual([1, 2, 3])
})

it('lists what amends an amendment before it, at the place of that', () => {
  const parent = amend(1, 'one', 'The Conference welcomed the report.')
  const other = amend(2, 'two', 'The Conference thanked everyone.')
  const change = changeOf(
    p('one', 'The Conference welcomed the report.'),
    p('one', 'The Conference praised the report.'),
  )
  const child = tabledAmendment(change, {
    id: amendmentId('child'),
    number: 3,
    amends: parent.id,
  })
  const all = rows(parent, other, child)
  expect(numbers(all)).toEqual([3, 1, 2])
  expect(all.map(({ verdict }) => verdict)).toEqual(['clean', 'clean', 'clean'])
})

it('puts the furthest removed of rivals first, unless the president has placed them', () => {
  const [near, far] = [
    amend(1, 'one', 'The Conference noted the final report.'),
    amend(2, 'one', 'States will meet again.'),
  ]
  const listed = (placed: readonly (typeof near.id)[]) =>
    pick(rows(near, far), everything, () => '', decisionOrder([near, far], placed)).map(
      ({ amendment }) => amendment.number,
    )
  expect(listed([])).toEqual([2, 1])
  expect(listed([near.id, far.id])).toEqual([1, 2])
})

it('narrows down by delegation, section, state, kind and words', () => {
  const all = rows(
    amend(1, 'one', 'The Conference welcomed the report.'),
    amend(2, 'three', 'The Conference agreed.', { delegation: belvane, sponsors: [ardesia] }),
    amend(3, 'two', 'The Conference thanked everyone.', {
      delegation: belvane,
      state: { kind: 'deferred', reason: '', at: '', by: by() },
    }),
    insertAfter(4, 'three'),
  )
  expect(numbers(all, { delegation: belvane })).toEqual([3, 2])
  expect(numbers(all, { delegation: ardesia })).toEqual([1, 2, 4])
  expect(numbers(all, { section: 'h2' as BlockId })).toEqual([2, 4])
  expect(numbers(all, { state: 'deferred' })).toEqual([3])
  expect(numbers(all, { state: 'pending' })).toEqual([1, 2, 4])
  expect(numbers(all, { kind: 'insert' })).toEqual([4])
  expect(numbers(all, { words: ' a/3 ' })).toEqual([3])
})

it('counts the positions, those of the file with those that are public', () => {
  const one = amend(1, 'one', 'The Conference welcomed the report.')
  const position = { amendment: one.id, reason: '', at: '', by: by() } as const
  const register = registerWith({
    amendments: [one],
    positions: [{ ...position, delegation: belvane, stand: 'support' }],
  })
  const kept = [{ ...position, delegation: ardesia, stand: 'oppose' as const }]
  expect(rowsOf(register, document, kept)[0]?.positions).toEqual({ support: 1, oppose: 1 })
})

it('tells what can be adopted with others in one go', () => {
  const [free, rival, other, gone] = [
    amend(1, 'three', 'The Conference agreed.'),
    amend(2, 'one', 'The Conference welcomed the report.'),
    amend(3, 'one', 'The Conference praised the report.'),
    amend(4, 'nowhere', 'Something.'),
  ]
  const all = rows(free, rival, other, gone)
  expect(all.map((row) => contestOf(row, all))).toEqual([null, 'rival', 'rival', 'not-adoptable'])
  expect(uncontested(all, all).map(({ amendment }) => amendment.number)).toEqual([1])
})

it('leaves what somebody opposes to be decided by itself', () => {
  const one = amend(1, 'one', 'The Conference welcomed the report.')
  const stand = { amendment: one.id, delegation: belvane, stand: 'reserve', reason: '' } as const
  const register = registerWith({
    amendments: [one],
    positions: [{ ...stand, at: '', by: by() }],
  })
  const all = rowsOf(register, document, [])
  expect(uncontested(all, all)).toEqual([])
})

function by() {
  return { person: 'p' as never, name: 'Paul', role: 'president', delegation: null } as const
}
