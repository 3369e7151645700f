import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../testing/kept-seed'
import { p, section, text } from '../testing/build'
import { placesOfWords, wordsWithin } from './where-words-are'

const word = fc.constantFrom('the', 'States', 'shall', 'urge', 'all', 'Parties', 'report')
const words = fc.array(word, { minLength: 6, maxLength: 14 })
/** Paragraphs that hold words of another: whole, from somewhere on, with others in between. */
const piece = fc.record({ from: fc.nat(8), to: fc.nat(14), more: fc.array(word, { maxLength: 3 }) })

it('nothing is passed over in which the words would be found by looking at every stretch', () => {
  fc.assert(
    fc.property(words, fc.array(piece, { minLength: 1, maxLength: 6 }), (own, pieces) => {
      const was = p('was', own.join(' '))
      const blocks = pieces.map(({ from, to, more }, n) =>
        p(`p${n}`, [...more, ...own.slice(from, to), ...more].join(' ') || 'It rose'),
      )
      const found = placesOfWords(text(section('s', ...blocks)), was)
      const looked = []
      for (let from = 0; from < blocks.length; ) {
        const ends = [1, 2, 3, 4].filter((count) => from + count <= blocks.length)
        const within = ends
          .map((count) => wordsWithin(blocks.slice(from, from + count), was))
          .find((each) => each !== null)
        if (within) looked.push(within)
        from += within?.parts.length ?? 1
      }
      expect(found).toEqual(looked)
    }),
    { numRuns: 2_000 },
  )
})
