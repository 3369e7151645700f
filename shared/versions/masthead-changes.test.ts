import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { p, section, text } from '../testing/build'
import { compare, countChanged } from './compare'

const headed = (attrs: Readonly<Record<string, string>>) =>
  text(schema.node('masthead', attrs), section('s', p('one', 'It met.')))

const l1 = { symbol: 'CCW/L.1', date: '22 November 2005' }
const rev1 = { symbol: 'CCW/L.1/Rev.1', date: '23 November 2005' }

it('[V15] compares what is printed in the masthead', () => {
  const comparison = compare(headed(l1), headed(rev1))
  expect(comparison.masthead).toEqual([
    { field: 'symbol', before: 'CCW/L.1', after: 'CCW/L.1/Rev.1' },
    { field: 'date', before: '22 November 2005', after: '23 November 2005' },
  ])
  expect(countChanged(comparison)).toBe(1)
})

it('[V15] shows another symbol, which is no change of the text', () => {
  const comparison = compare(headed(l1), headed({ ...l1, symbol: rev1.symbol }))
  expect(comparison.masthead).toHaveLength(1)
  expect(countChanged(comparison)).toBe(0)
})

it('[V15] takes a masthead that is not there for an empty one', () => {
  const bare = text(section('s', p('one', 'It met.')))
  expect(compare(bare, headed(l1)).masthead).toContainEqual({
    field: 'date',
    before: '',
    after: '22 November 2005',
  })
  expect(compare(bare, bare).masthead).toEqual([])
})
