import { expect, it } from 'vitest'
import { cell, table } from '../../../shared/exchange/testing/final-text'
import { footnote, p } from '../../../shared/testing/build'
import { wordsIn } from './words-in'

it('sets cells apart', () => {
  const shares = table('t', '', [cell('State'), cell('Share')], [cell('Norway'), cell('1.2')])
  expect(wordsIn(shares)).toBe('State | Share | Norway | 1.2')
})

it('leaves the words of notes to the notes', () => {
  expect(wordsIn(p('a', 'All States', footnote('n', 'See there.'), ' met.'))).toBe(
    'All States met.',
  )
})
