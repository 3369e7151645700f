import { expect, it } from 'vitest'
import { bracketsInWords } from './bracket-words'

it.each([
  ['shall [not] be', ['not']],
  ['[shall][should]', ['shall', 'should']],
  ['[may [not] be]', ['may [not] be', 'not']],
  ['no end [of it', []],
  ['no beginning] of it', []],
  ['one [too [many]', ['many']],
  ['[]', ['']],
])('finds in “%s” what balances', (words, within) => {
  expect(bracketsInWords(words).map(({ open, close }) => words.slice(open + 1, close))).toEqual(
    within,
  )
})

it('ten thousand deep are found in a moment', () => {
  const words = '['.repeat(10_000) + ']'.repeat(10_000)
  const begun = performance.now()
  expect(bracketsInWords(words)).toHaveLength(10_000)
  expect(performance.now() - begun).toBeLessThan(1000)
})
