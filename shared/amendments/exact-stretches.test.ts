import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { p } from '../testing/build'
import { draw } from './drawn'

describe('[A55] a paragraph that is divided or joined is drawn with a sign and no word', () => {
  const turnsOf = (bases: readonly string[], others: readonly string[]) =>
    draw(
      bases.map((said, n) => p(`a${n}`, said)),
      others.map((said, n) => p(n === 0 ? 'a0' : `n${n}`, said)),
    ).map((each) => ('edits' in each ? [each.turn, each.edits.length] : each.how))

  it('where most of it is quotation marks', () => {
    expect(turnsOf(['“ « ” » (a) '.trim()], ['“ «', '” » (a)'])).toEqual([
      ['split', 0],
      [null, 0],
    ])
  })

  it('where no space stood between the two, or the same word on both sides', () => {
    expect(turnsOf(['会议休会。会议复会。'], ['会议休会。', '会议复会。'])).toEqual([
      ['split', 0],
      [null, 0],
    ])
    expect(turnsOf(['the the the'], ['the', 'the the'])).toEqual([
      ['split', 0],
      [null, 0],
    ])
  })

  it('wherever it is divided, whatever signs it has, and where one part has other words', () => {
    const signs = ['“', '”', '"', '«', '»', "'", '’', '.', ',', '(a)']
    const piece = fc.constantFrom(...signs, 'the', 'States', 'it')
    const said = fc.array(fc.tuple(piece, fc.boolean()), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(said, fc.nat(11), fc.boolean(), (given, at, joins) => {
        const cut = 1 + (at % (given.length - 1))
        const parts = [given.slice(0, cut), given.slice(cut)].map((all) =>
          all
            .map(([word, space]) => (space ? `${word} ` : word))
            .join('')
            .trim(),
        )
        const whole = [parts.join(given[cut - 1]?.[1] ? ' ' : '')]
        expect(joins ? turnsOf(parts, whole) : turnsOf(whole, parts)).toEqual([
          [joins ? 'joined' : 'split', 0],
          [null, 0],
        ])
      }),
      { seed: 20051123, numRuns: 5000 },
    )
  })
})
