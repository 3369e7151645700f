// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schema } from '../../document/schema'
import { footnote, heading, p, paragraph, section, text } from '../../testing/build'
import type { FinalDocument } from '../final-document'
import {
  cell,
  digest,
  finalDocument,
  finalText,
  headerCell,
  masthead,
  printedLines,
  structuredText,
  sub,
  table,
  title,
} from '../testing/final-text'
import { toHtml } from './html'

it('says every line with its number, in the order of the text', () => {
  for (const given of [finalText, structuredText]) {
    const page = pageOf(finalDocument(given))
    for (const columns of page.querySelectorAll('nav')) columns.remove()
    const printed = wordsOf(page.querySelector('main'))
    let from = 0
    for (const line of inReadingOrder(finalDocument(given))) {
      const at = printed.indexOf(line, from)
      expect(at, `${line} after ${printed.slice(from - 40, from)}`).toBeGreaterThanOrEqual(from)
      from = at + line.length
    }
  }
})

it('leads from the contents to the headings, and from each note back to its mark', () => {
  const page = pageOf(finalDocument())
  const links = [...page.querySelectorAll('a')]
  expect(links.length).toBeGreaterThan(10)
  for (const link of links) {
    const target = link.getAttribute('href')?.slice(1) ?? ''
    expect(page.getElementById(target), target).not.toBe(null)
  }
  const ids = [...page.querySelectorAll('[id]')].map((each) => each.id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('leaves out no level of headings', () => {
  const levels = [...pageOf(finalDocument()).querySelectorAll('h1, h2, h3, h4, h5')].map((each) =>
    Number(each.tagName[1]),
  )
  const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
  expect(jumps).toEqual([])
})

it('leaves out no level where the text does', () => {
  const jumping = text(
    section('s', heading('a', 3, 'Third'), heading('b', 1, 'First'), heading('c', 4, 'Fourth')),
  )
  const names = [...pageOf(finalDocument(jumping)).querySelectorAll('h2, h3, h4, h5')]
  expect(names.map((each) => each.tagName)).toEqual(['H2', 'H2', 'H3'])
})

it('tells what heads a column, and what spans it', () => {
  const [first] = pageOf(finalDocument()).querySelectorAll('table')
  expect([...(first?.querySelectorAll('th') ?? [])].map((each) => each.scope)).toEqual([
    'col',
    'col',
  ])
  expect(first?.querySelector('[colspan="2"]')?.textContent).toBe('All other papers')
  expect(first?.caption?.textContent).toBe('Working papers')
})

it('runs Arabic from right to left, and in an Arabic document Latin from left to right', () => {
  const arabic = paragraph({ id: 'ar' }, 'قرر المؤتمر')
  expect(
    pageOf(finalDocument(text(section('s', arabic)))).querySelector('.block')?.outerHTML,
  ).toContain('dir="rtl"')
  const page = pageOf(
    finalDocument(text(masthead({ language: 'Arabic' }), section('s', arabic, p('en', 'Costs')))),
  )
  expect(page.documentElement.dir).toBe('rtl')
  expect([...page.querySelectorAll('.block')].map((each) => each.getAttribute('dir'))).toEqual([
    null,
    'ltr',
  ])
})

it('keeps figures of an Arabic table from being read in the wrong order', () => {
  const sums = table('t', '', [cell('الوثائق'), cell('87 300')])
  const arabic = text(masthead({ language: 'Arabic' }), section('s', sums))
  const cells = [...pageOf(finalDocument(arabic)).querySelectorAll('td')]
  expect(cells.map(({ textContent, dir }) => [textContent, dir])).toEqual([
    ['الوثائق', ''],
    ['87 300', 'ltr'],
  ])
})

it('bears the digest, and nothing that the page would have to fetch or run', () => {
  const source = toHtml(finalDocument())
  expect(source).toContain(digest)
  expect(source).not.toMatch(/<script|<img|<link|url\(|@import|https?:/)
})

it('is a page of the same elements whatever is typed', () => {
  const everywhere = (words: string) =>
    finalDocument(
      text(
        masthead({ organ: words, symbol: words, marking: words, job: words, meeting: words }),
        title('t', words),
        section(
          's',
          heading('h1', 1, words),
          p('p', words, footnote('f', words)),
          sub('q', 1, words),
          p('l', schema.text(words, [schema.mark('lang', { tag: 'fr' })])),
          table('tb', words, [headerCell(words)], [cell(words)]),
        ),
      ),
    )
  const shape = (document: FinalDocument) =>
    [...pageOf(document).querySelectorAll('*')].map(
      (each) => `${each.tagName} ${each.getAttributeNames().join()}`,
    )
  const plain = shape(everywhere('Words'))
  const hostile = fc.constantFrom(
    '<script>x</script>',
    '"><b a="',
    "' onload='x",
    '&lt;',
    '</p>',
    '<!--',
    ']]>',
    '</style>',
  )
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (pieces) => {
      expect(shape(everywhere(`W${pieces.join('')}`))).toEqual(plain)
    }),
    { numRuns: 40, seed: 20051123 },
  )
})

function pageOf(document: FinalDocument): Document {
  return new DOMParser().parseFromString(toHtml(document), 'text/html')
}

/** A list of States is read down its columns here, and across the page on paper. */
function inReadingOrder(document: FinalDocument): readonly string[] {
  const states = ['Albania', 'Bulgaria', 'Cambodia', 'Denmark']
  return printedLines(document)
    .filter((line) => !states.includes(line))
    .map(squeezed)
}

function wordsOf(element: Element | null): string {
  return squeezed(element?.textContent ?? '')
}

/** Between a number and its words stands whatever sets them apart. */
function squeezed(words: string): string {
  return words.replace(/\s/g, '')
}
