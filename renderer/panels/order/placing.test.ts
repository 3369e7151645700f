import { expect, it } from 'vitest'
import type { AmendmentId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { placed, stepped } from './placing'

/** `2>1` amends the first. */
const order = (...written: readonly string[]) =>
  written.map((each) => {
    const [id, amends] = each.split('>')
    return {
      amendment: tabledAmendment(changeOf(p('a', 'One.')), {
        id: id as AmendmentId,
        amends: (amends as AmendmentId | undefined) ?? null,
      }),
    }
  })
const id = (name: string) => name as AmendmentId

it('changes places with the neighbour among those that amend the same', () => {
  const both = order('4>1', '5>1', '1', '2', '3')
  expect(stepped(both, id('2'), -1)).toEqual(['2', '1', '3'])
  expect(stepped(both, id('4'), 1)).toEqual(['5', '4'])
  expect(stepped(both, id('1'), -1)).toBeNull()
  expect(stepped(both, id('3'), 1)).toBeNull()
  expect(stepped(both, id('5'), 1)).toBeNull()
})

it.each([
  ['1', '3', 'after', ['2', '3', '1']],
  ['1', '3', 'before', ['2', '1', '3']],
  ['3', '4', 'before', ['3', '1', '2']],
  ['3', '1', 'before', ['3', '1', '2']],
  ['1', '2', 'before', null],
  ['1', '4', 'before', null],
  ['4', '3', 'after', ['5', '4']],
  ['5', '4', 'after', null],
] as const)('puts %s beside %s (%s)', (moving, beside, side, expected) => {
  const all = order('4>1', '5>1', '1', '2', '3')
  expect(placed(all, id(moving), id(beside), side)).toEqual(expected)
})
