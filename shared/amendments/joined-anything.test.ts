import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '../testing/amendments'
import { heading, p, section, text } from '../testing/build'
import { words } from '../testing/meeting'
import { applyChange } from './judge'
import { reach, rebase } from './rebase'
import { anyWords } from './testing/any-words'

import { apart, becomes, behind, on, one, said, three, two } from './testing/joining'

describe('[A65] whatever is joined', () => {
  const sentence = anyWords(6, 14)
  const sentences = fc.tuple(sentence, sentence, sentence)
  const cases = fc.record({
    sentences,
    of: fc.nat(2),
    at: fc.nat(13),
    gone: fc.nat(2),
    by: fc.constantFrom('first', 'last', 'all'),
    cut: fc.option(fc.nat(40)),
  })

  it('no word of another paragraph is changed, and the order makes no difference', () => {
    let merged = 0
    fc.assert(
      fc.property(cases, ({ sentences: given, of, at, gone, by, cut }) => {
        const ids = ['a', 'b', 'c']
        const own = given.map((each, n) => each.map((word, place) => `${word}${n}${place % 7}`))
        const lines = own.map((each) => `${each.join(' ')}.`)
        const blocks = lines.map((line, n) => p(ids[n] ?? '', line))
        const base = on(...blocks)
        const target = own[of] ?? []
        const place = at % target.length
        const wants = target.toSpliced(place, gone, 'own')
        const change = changeOf(blocks[of] ?? one, p(ids[of] ?? '', `${wants.join(' ')}.`))
        const [from, to] = by === 'all' ? [0, 3] : by === 'first' ? [0, 2] : [1, 3]
        const into = p(ids[from] ?? '', lines.slice(from, to).join(' '))
        const union = changeOf(blocks.slice(from, to), into)
        const first = applyChange(base, union)
        if (!('text' in first)) throw new Error('Nobody has touched them')
        const second = becomes(first.text, change)
        if (typeof second !== 'string') {
          merged++
          const foreign = (text: string) =>
            text.split(' ').filter((word) => !target.includes(word.replace('.', '')))
          expect(foreign(second.join(' ')).filter((word) => !word.startsWith('own'))).toEqual(
            foreign(words(first.text).join(' ')),
          )
          const alone = applyChange(base, change)
          const other = 'text' in alone ? becomes(alone.text, union) : alone.kind
          expect(other).toEqual(second)
        }
        if (cut === null) return
        const all = into.textContent.split(' ')
        const parted = 1 + (cut % (all.length - 1))
        const halves = [all.slice(0, parted), all.slice(parted)].map((each) => each.join(' '))
        const now = on(
          ...blocks.slice(0, from),
          p(ids[from] ?? '', halves[0] ?? ''),
          p('n', halves[1] ?? ''),
          ...blocks.slice(to),
        )
        const third = becomes(now, change)
        if (typeof third === 'string') return
        const others = (lines: readonly string[]) =>
          lines
            .flatMap((line) => line.replaceAll('.', '').split(' '))
            .filter((word) => word !== 'own' && !target.includes(word))
        expect(others(third)).toEqual(others(words(now)))
      }),
      { seed: 20051123, numRuns: 1500 },
    )
    expect(merged).toBeGreaterThan(700)
  })

  it('what is remembered of a verdict is what it would be anew', () => {
    fc.assert(
      fc.property(
        sentences,
        fc.array(fc.nat(5), { minLength: 2, maxLength: 6 }),
        (given, steps) => {
          const blocks = given.map((each, n) => p(['a', 'b', 'c'][n] ?? '', `${each.join(' ')}.`))
          const [first = one, second = two, last = three] = blocks
          const change = changeOf(second, p('b', `Own ${second.textContent}`))
          const states = [
            on(first, second, last),
            on(p('a', said(first, second)), last),
            on(first, p('c', said(second, last))),
            on(p('a', said(first, second, last))),
            on(first, last),
            text(
              section('s', heading('h', 1, 'Work'), first, behind),
              section('t', p('c', said(last, second))),
            ),
          ]
          for (const step of steps) {
            const now = states[step] ?? apart
            expect(rebase(now, change)).toEqual(reach(now, change))
          }
        },
      ),
      { seed: 20051123, numRuns: 200 },
    )
  })
})
