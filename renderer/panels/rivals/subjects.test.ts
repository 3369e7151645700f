import { expect, it } from 'vitest'
import type { Amendment } from '../../../shared/amendments/amendment'
import { type AmendmentId, type BlockId, personId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { subjectOf, subjectsOf } from './subjects'

const base = p('a', 'The Conference noted the report.')
const amendment = (number: number, said: string, amends: number | null = null) =>
  tabledAmendment(changeOf(base, p('a', said)), {
    id: `a${number}` as AmendmentId,
    number,
    amends: amends === null ? null : (`a${amends}` as AmendmentId),
  })
const welcomed = amendment(1, 'The Conference welcomed the report.')
const president = amendment(2, 'The Conference praised the report.')

it('finds under a block what is about it, with what amends that', () => {
  const warmly = amendment(5, 'The Conference welcomed warmly the report.', 1)
  const by = { person: personId('ana'), name: 'Ana', role: 'delegation', delegation: null } as const
  const decided: Amendment = { ...president, state: { kind: 'withdrawn', at: '', by } }
  const all = [welcomed, decided, warmly]
  expect(
    subjectsOf(all, null)
      .get('a' as BlockId)
      ?.map(({ number }) => number),
  ).toEqual([1, 5])
  expect(subjectOf(warmly, all, null)).toBe('a')
})

it('finds at the head of a section what comes in there', () => {
  const place = { kind: 'first', within: 's' as BlockId } as const
  const first = tabledAmendment({ ...changeOf([], p('n', 'It met.')), place })
  expect(subjectsOf([first], null).get('s' as BlockId)).toEqual([first])
  expect(subjectOf(first, [first], null)).toBe('s')
})
