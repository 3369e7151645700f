import { expect, it } from 'vitest'
import { p, section, text } from '../testing/build'
import { partyTermOf } from './party-term'

it('is the one that the text uses most', () => {
  const one = section('s1', p('b1', 'The High Contracting Parties met.'), p('b2', 'They decided.'))
  const two = section('s2', p('b3', 'The States parties and the High Contracting Parties met.'))
  expect(partyTermOf(text(one, two))).toBe('High Contracting Parties')
})

it('is States Parties where nothing is said yet', () => {
  expect(partyTermOf(text(section('s1', p('b1', 'REPORT OF THE STATES PARTIES'))))).toBe(
    'States Parties',
  )
})
