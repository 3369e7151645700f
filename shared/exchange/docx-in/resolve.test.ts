import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { readWord } from './read'
import { acceptAll, acceptFrom, rejectAll } from './resolve'
import { said } from './testing/said'
import { part, wordFile } from './testing/word-file'

describe('changes within the changes of others', () => {
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const by = (author: string) => `w:id="1" w:author="${author}"`
  const inner = [
    words('All States '),
    `<w:del ${by('Camoria')}>${words('may')}</w:del>`,
    `<w:ins ${by('Ardesia')}>${words('shall ')}<w:del ${by('Belvane')}>${words('promptly ')}</w:del></w:ins>`,
    words('report.'),
  ]
  const document = readWord(wordFile({ body: `<w:p>${inner.join('')}</w:p>` }))

  it('all accepted, all rejected', () => {
    expect(said(acceptAll(document))).toEqual(['All States shall report.'])
    expect(said(rejectAll(document))).toEqual(['All States mayreport.'])
  })

  it.each([
    ['Ardesia', 'All States mayshall promptly report.'],
    ['Belvane', 'All States mayshall report.'],
    ['Camoria', 'All States report.'],
    ['Ostavia', 'All States mayreport.'],
  ])('as %s would have it', (author, line) => {
    expect(said(acceptFrom(document, author))).toEqual([line])
  })
})

describe('a note', () => {
  const run = (inner: string) => `<w:r>${inner}</w:r>`
  const note = (id: number) =>
    `<w:footnote w:id="${id}"><w:p>${run(`<w:t>Note ${id}</w:t>`)}</w:p></w:footnote>`
  const sign = (id: number) => run(`<w:footnoteReference w:id="${id}"/>`)
  const document = readWord(
    wordFile({
      body: `<w:p>${run('<w:t>a</w:t>')}${sign(2)}<w:ins w:id="1" w:author="A">${sign(3)}</w:ins><w:del w:id="2" w:author="B">${sign(4)}</w:del></w:p>`,
      parts: { 'word/footnotes.xml': part('footnotes', [2, 3, 4, 5].map(note).join('')) },
    }),
  )

  it.each([
    ['accepted', acceptAll, ['footnote 2', 'footnote 3', 'footnote 5']],
    ['rejected', rejectAll, ['footnote 2', 'footnote 4', 'footnote 5']],
  ] as const)('goes with its sign, and one without a sign stays: all %s', (_, resolve, left) => {
    expect([...resolve(document).notes.keys()]).toEqual(left)
  })
})

const folder = 'docx/tracked-with-gold'
const tracked = fixturesIn(folder, '.docx').filter((name) => !/-(Accepted|Rejected)\./.test(name))

/**
 * Of these the sibling leaves an empty paragraph where a whole one was moved from (accepted) or to
 * (rejected). It was not saved by Word but by a library: no version of Word writes `<w:rPr />`. The
 * sign at the end of the paragraph moved as well, so that nothing of it stays.
 */
const emptyLeft = new Set([`${folder}/RP015-MoveFrom-MoveTo.docx`])

describe.skipIf(!fixturesAreHere)(`every change accepted or rejected (${whenFixtures})`, () => {
  it.each(tracked)('%s', (name) => {
    const document = readWord(fixture(name))
    for (const [suffix, resolve] of [
      ['-Accepted.docx', acceptAll],
      ['-Rejected.docx', rejectAll],
    ] as const) {
      const expected = said(readWord(fixture(name.replace('.docx', suffix))))
      const lines = emptyLeft.has(name) ? expected.filter((line) => line) : expected
      expect(said(resolve(document))).toEqual(lines)
    }
  })

  it('finds them all', () => {
    expect(tracked.length).toBe(33)
  })
})
