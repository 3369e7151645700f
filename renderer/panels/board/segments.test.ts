import { expect, it } from 'vitest'
import { footnote, p } from '../../../shared/testing/build'
import { segmentsOf } from './segments'

const said = (...of: Parameters<typeof segmentsOf>) =>
  segmentsOf(...of).map(({ how, words }) => `${how}: ${words}`)

it('shows what goes before what comes, and the rest as it is', () => {
  expect(said(p('a', 'The Conference noted it.'), p('a', 'The Conference welcomed it.'))).toEqual([
    'same: The Conference ',
    'out: noted',
    'in: welcomed',
    'same:  it.',
  ])
})

it('says all of a block that goes or comes, with the words of its notes', () => {
  const block = p('a', 'See it', footnote('f', 'Annex I.'), '.')
  expect(said(block, null)).toEqual(['out: See it* (Annex I.).'])
  expect(said(null, block)).toEqual(['in: See it* (Annex I.).'])
})
