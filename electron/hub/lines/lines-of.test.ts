import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { build } from '../../../shared/exchange/build'
import { conference, finalText, structuredText } from '../../../shared/exchange/testing/final-text'
import { annex, footnote, heading, p, section, text } from '../../../shared/testing/build'
import { sample, textIn } from '../testing/opened-text'
import { typstCompiler } from '../testing/typst'
import { linesOf } from './lines-of'
import { paragraphsOf } from './paragraphs'

const compiler = typstCompiler()

function read(given: Node) {
  const document = build({ text: given, conference, stage: 'amending', at: '', digest: '' })
  return { document, lines: linesOf(document, compiler) }
}

/** Every line of everything that has lines, found once and in order. */
function isWhole({ document, lines }: ReturnType<typeof read>): void {
  const said = paragraphsOf(document).filter(({ content }) => content.some((each) => each.printed))
  expect(Object.keys(lines)).toEqual(expect.arrayContaining(said.map(({ id }) => id)))
  for (const { id, content } of said) {
    const words = content.map(({ printed, isWords }) => (isWords ? printed : '')).join('')
    expect(lines[id]?.map((line) => line.words).join('')).toBe(words)
  }
  const numbers = Object.values(lines).flat()
  const named = numbers.map(({ page, line }) => `${page}:${line}`)
  expect(new Set(named).size).toBe(named.length)
}

it.each([
  ['the sample conference', sample],
  ['a text in Arabic', textIn('electron/e2e/arabic.json')],
  ['every kind of block', finalText],
  ['every part of a final document', structuredText],
])('finds every line once and in order: %s', (_, given) => {
  isWhole(read(given))
})

it('says page, line and words, without the number and the marks of notes', () => {
  const words = 'The Conference welcomed the reports that States had submitted to it in good time'
  const { lines } = read(
    text(
      section(
        's',
        heading('h', 1, 'Work'),
        p('one', words, footnote('n', 'See above.'), ' and those that they had not yet submitted.'),
      ),
      annex('a', heading('ah', 1, 'Agenda'), p('item', 'Opening.')),
    ),
  )
  expect(lines).toEqual({
    h: [{ page: '1', line: 1, words: 'Work' }],
    one: [
      {
        page: '1',
        line: 2,
        words: 'The Conference welcomed the reports that States had submitted to it in good ',
      },
      { page: '1', line: 3, words: 'time and those that they had not yet submitted.' },
    ],
    a: [{ page: '2', line: 2, words: 'Agenda' }],
    item: [{ page: '2', line: 3, words: 'Opening.' }],
  })
})

const sign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefghijKLMNOP fi ffl AV') },
  { weight: 2, arbitrary: fc.constantFrom(...' المؤتمر قرر ما يلي') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '-',
      '–',
      '[',
      ']',
      '(',
      '“',
      '\u00ad',
      '\u200d',
      '&',
      '<',
      '"',
      '1',
      '12 ',
    ),
  },
)
const words = fc
  .array(sign, { minLength: 1, maxLength: 400 })
  .map((signs) => signs.join('').trim() || 'a')

it('finds them whatever is written', { timeout: 60_000 }, () => {
  const paragraph = fc.record({ words, more: words, note: fc.boolean() })
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 30 }), (all) => {
      isWhole(
        read(
          text(
            section(
              's',
              ...all.map(({ words, more, note }, at) =>
                note
                  ? p(`p${at}`, words, footnote(`n${at}`, 'See above.'), more)
                  : p(`p${at}`, words),
              ),
            ),
          ),
        ),
      )
    }),
    { seed: 20051123, numRuns: 40 },
  )
})
