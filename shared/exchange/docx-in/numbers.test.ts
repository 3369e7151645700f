import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, whenFixtures } from '../../testing/fixtures'
import type { WordBlock, WordDocument, WordParagraph } from './model'
import { numberIn } from './number-formats'
import { printedNumbers } from './numbers'
import { readWord } from './read'

describe.skipIf(!fixturesAreHere)(`numbers as Word prints them (${whenFixtures})`, () => {
  // Whoever made these documents typed into each paragraph the number that Word showed there.
  it('says each level, override, restart and skipped level', () => {
    const lines = numbered('docx/plain/override-list-numbering.docx')
    const bullet = lines.filter(({ label }) => label === '•')
    expect(bullet.map(({ text }) => text)).toEqual(['·'])
    const others = lines.filter((line) => !bullet.includes(line))
    expect(others.length).toBe(43)
    expect(others.map(({ label }) => label)).toEqual(others.map(({ text }) => text.trim()))
  })

  it('goes on counting over the uses of one list, and begins where a use says so', () => {
    const lines = numbered('docx/plain/start-override.docx')
    const expected = lines.map(({ text }) => /\[expect\](.*)\[\/expect\]/.exec(text)?.[1])
    expect(lines.length).toBe(12)
    expect(lines.map(({ label }) => label)).toEqual(expected)
  })

  it('spells 3,500 numbers in French', () => {
    const lines = numbered('docx/plain/lir005-french-cardinal-text.docx')
    expect(lines.length).toBe(3500)
    expect(lines.slice(69, 82).map(({ label }) => label.replace('|', ''))).toEqual([
      'Soixante-dix',
      'Soixante et onze',
      ...['douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'].map(
        (ten) => `Soixante-${ten}`,
      ),
      'Quatre-vingts',
      'Quatre-vingt-un',
      'Quatre-vingt-deux',
    ])
  })

  it('counts by the style of a paragraph, and in figures where the numbering is legal', () => {
    const labels = numbered('docx/plain/article-section-legal.docx').map(({ label }) => label)
    expect(labels).toEqual([
      'Article I.',
      'Section 1.01',
      '(a)',
      'Article II.',
      'Section 2.01',
      '(a)',
    ])
  })
})

it.each([
  ['lowerLetter', [1, 26, 27, 53], ['a', 'z', 'aa', 'aaa']],
  ['upperRoman', [4, 9, 40, 1999], ['IV', 'IX', 'XL', 'MCMXCIX']],
  ['ordinal', [1, 2, 3, 11, 21, 112], ['1st', '2nd', '3rd', '11th', '21st', '112th']],
  ['ordinalText', [1, 12, 21, 30], ['First', 'Twelfth', 'Twenty-first', 'Thirtieth']],
  ['cardinalText', [0, 115], ['Zero', 'One hundred fifteen']],
  ['arabicAbjad', [1, 2, 3, 4], ['أ', 'ب', 'ج', 'د']],
  ['arabicAlpha', [1, 2, 3, 4], ['أ', 'ب', 'ت', 'ث']],
  ['hebrew1', [1, 15, 16, 100], ['א', 'טו', 'טז', 'ק']],
  ['russianLower', [1, 7], ['а', 'ж']],
  ['chineseCounting', [10, 21, 105], ['十', '二十一', '一百零五']],
  ['decimalZero', [7, 12], ['07', '12']],
  ['decimalEnclosedCircle', [1, 21], ['①', '21']],
  ['chicago', [1, 5], ['*', '**']],
  ['nobody knows this one', [5], ['5']],
])('%s', (format, values, expected) => {
  expect(values.map((value) => numberIn(format, value, 'en-GB'))).toEqual(expected)
})

function numbered(name: string): readonly { readonly label: string; readonly text: string }[] {
  const document = readWord(fixture(name))
  const { styles, numbering } = document
  const numbers = printedNumbers(document.body, styles, numbering)
  return paragraphsIn(document).flatMap((paragraph) => {
    const label = numbers.get(paragraph)?.label
    return label === undefined ? [] : [{ label, text: textOf(paragraph) }]
  })
}

function paragraphsIn({ body }: WordDocument): readonly WordParagraph[] {
  const within = (blocks: readonly WordBlock[]): readonly WordParagraph[] =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [block]
        : block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks: inner }) => within(inner))),
    )
  return within(body)
}

function textOf({ content }: WordParagraph): string {
  return content.map((each) => (each.kind === 'text' ? each.text : '')).join('')
}
