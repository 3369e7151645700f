import { expect, it } from 'vitest'
import { letters, roman } from './number-styles'

it.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [14, 'XIV'],
  [40, 'XL'],
  [49, 'XLIX'],
  [1996, 'MCMXCVI'],
])('writes %i as %s', (n, expected) => expect(roman(n)).toBe(expected))

it.each([
  [1, 'a'],
  [26, 'z'],
  [27, 'aa'],
  [52, 'zz'],
  [53, 'aaa'],
])('letters %i as %s', (n, expected) => expect(letters(n)).toBe(expected))
