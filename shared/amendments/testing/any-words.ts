import fc from 'fast-check'

/** Few enough that many of them stand in several places. */
const vocabulary = [
  'the',
  'States',
  'shall',
  'urge',
  'all',
  'Parties',
  'to',
  'report',
  'and',
  'act',
]

export function anyWords(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...vocabulary), { minLength, maxLength })
}
