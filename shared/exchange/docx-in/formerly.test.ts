import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, whenFixtures } from '../../testing/fixtures'
import { effective } from './effective'
import type { WordDocument } from './model'
import { readWord } from './read'
import { acceptAll, acceptFrom, rejectAll } from './resolve'
import { wordFile } from './testing/word-file'

const by = (author: string) => `w:id="1" w:author="${author}" w:date="2005-11-23T10:00:00Z"`
const r = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

/** Style, level, look and place of everything in a body, as somebody would see it. */
function looks({ body }: WordDocument): readonly unknown[] {
  return body.flatMap((block): readonly unknown[] => {
    if (block.kind === 'paragraph') {
      const { style, numbering } = block.format
      const bold = block.content.map((each) => each.kind === 'text' && each.format.bold)
      return [[style, numbering?.num ?? null, numbering?.level ?? null, ...bold]]
    }
    return [
      block.caption,
      ...block.rows.map(({ header, cells }) => [header, ...cells.map(({ place }) => place.span)]),
    ]
  })
}

const numbered = (num: string, level: string) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`
const document = readWord(
  wordFile({
    body: [
      `<w:p><w:pPr><w:pStyle w:val="Sub"/>${numbered('1', '1')}<w:pPrChange ${by('Ardesia')}><w:pPr><w:pStyle w:val="Main"/>${numbered('1', '0')}</w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange ${by('Belvane')}><w:rPr/></w:rPrChange></w:rPr><w:t>One</w:t></w:r></w:p>`,
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${by('Camoria')}/></w:numPr></w:pPr>${r('Two')}</w:p>`,
      `<w:tbl><w:tblPr><w:tblCaption w:val="Costs"/><w:tblPrChange ${by('Ardesia')}><w:tblPr><w:tblCaption w:val="Means"/></w:tblPr></w:tblPrChange></w:tblPr>`,
      `<w:tr><w:trPr><w:tblHeader/><w:trPrChange ${by('Belvane')}><w:trPr/></w:trPrChange></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:tcPrChange ${by('Camoria')}><w:tcPr/></w:tcPrChange></w:tcPr><w:p>${r('a')}</w:p></w:tc></w:tr></w:tbl>`,
    ].join(''),
  }),
)

describe('what was formatted otherwise before', () => {
  it('is as it is where all is accepted, and as it was where all is rejected', () => {
    expect(looks(acceptAll(document))).toEqual([
      ['Sub', '1', 1, true],
      [null, '1', 0, null],
      'Costs',
      [true, 2],
    ])
    expect(looks(rejectAll(document))).toEqual([
      ['Main', '1', 0, null],
      [null, null, null, null],
      'Means',
      [false, 1],
    ])
  })

  it.each([
    ['Ardesia', [['Sub', '1', 1, null], [null, null, null, null], 'Costs', [false, 1]]],
    ['Belvane', [['Main', '1', 0, true], [null, null, null, null], 'Means', [true, 1]]],
    ['Camoria', [['Main', '1', 0, null], [null, '1', 0, null], 'Means', [false, 2]]],
  ])('is as %s would have it', (author, seen) => {
    expect(looks(acceptFrom(document, author))).toEqual(seen)
  })

  it('is each a change of its author', () => {
    expect(document.changes.map(({ author, of }) => `${author} ${of}`)).toEqual([
      'Ardesia paragraph',
      'Belvane run',
      'Camoria numbering',
      'Ardesia table',
      'Belvane row',
      'Camoria cell',
    ])
  })
})

describe.skipIf(!fixturesAreHere)(`as Word left it (${whenFixtures})`, () => {
  const numbersIn = (given: WordDocument) =>
    given.body.flatMap((block) =>
      block.kind === 'paragraph'
        ? [effective(block, given.styles, given.numbering).numbering?.level ?? null]
        : [],
    )

  it.each([
    'RP021-Inserted-Numbering-Properties',
    'RP022-NumberingChange',
    'RP025-Paragraph-Props-Change',
  ])('%s: the same paragraphs are numbered', (name) => {
    const path = (suffix: string) => `docx/tracked-with-gold/${name}${suffix}.docx`
    const given = readWord(fixture(path('')))
    const [accepted, rejected] = ['-Accepted', '-Rejected'].map((suffix) =>
      numbersIn(readWord(fixture(path(suffix)))),
    )
    expect(numbersIn(acceptAll(given))).toEqual(accepted)
    expect(numbersIn(rejectAll(given))).toEqual(rejected)
  })
})
