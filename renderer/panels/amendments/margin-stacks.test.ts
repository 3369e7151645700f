import { expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import type { MarginItem } from './margin-items'
import { stacked } from './margin-stacks'

const item = (number: number, target: string): MarginItem => ({
  kind: 'amendment',
  id: `a${number}`,
  target: target as BlockId,
  spot: null,
  where: '',
  verdict: null,
  amendment: tabledAmendment(changeOf(p(target, 'It noted'), p(target, `It noted ${number}`)), {
    id: `a${number}` as AmendmentId,
    number,
  }),
})

const ids = (items: readonly MarginItem[], selected: string | null = null) =>
  stacked(items, selected as AmendmentId | null).map(({ id }) => id)

const four = [1, 2, 3, 4].map((number) => item(number, 'p'))

it('leaves three to a paragraph as they are', () => {
  expect(ids([...four.slice(0, 3), item(5, 'q')])).toEqual(['a1', 'a2', 'a3', 'a5'])
})

it('makes a stack of more, in the place of the first', () => {
  expect(ids([...four, item(5, 'q')])).toEqual(['stack p', 'a5'])
})

it('takes the selected one out of its stack', () => {
  expect(ids([...four, item(5, 'q')], 'a3')).toEqual(['stack p', 'a3', 'a5'])
})

it('makes a stack of two where there are many, so that each stays by its paragraph', () => {
  const many = Array.from({ length: 42 }, (_, at) => item(at + 1, `p${at >> 1}`))
  expect(ids(many)).toEqual(Array.from({ length: 21 }, (_, at) => `stack p${at}`))
})
