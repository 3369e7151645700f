// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { schema } from '../../document/schema'
import { heading, p, paragraph, reference, section, text } from '../../testing/build'
import { at, cell, finalDocument, headerCell, masthead, table, title } from '../testing/final-text'
import { toDocx } from './docx'

let parts: Record<string, Element>

beforeAll(async () => {
  parts = await read(
    await toDocx(
      finalDocument(),
      new Map([
        ['h1', '1'],
        ['h2', 'xii'],
      ]),
    ),
  )
})

it('writes the same bytes for the same text, whenever it is asked', async () => {
  const [first, second] = [await toDocx(finalDocument()), await toDocx(finalDocument())]
  expect(first.length).toBe(second.length)
  expect(first.every((byte, index) => byte === second[index])).toBe(true)
})

it('is dated by the text and titled by its titles', () => {
  const properties = part('docProps/core.xml')
  expect(values(properties, 'dcterms:created')).toEqual(['2005-11-23T15:30:00Z'])
  expect(values(properties, 'dcterms:modified')).toEqual([at.replace('.000', '')])
  expect(values(properties, 'dc:title')).toEqual(['FINAL DOCUMENT, Part\u00a0I'])
})

it('says its language and prints on A4', () => {
  expect(part('word/styles.xml').querySelector('docDefaults lang')?.getAttribute('w:val')).toBe(
    'en-GB',
  )
  const sizes = all(part('word/document.xml'), 'pgSz')
  expect(new Set(sizes.map((size) => `${attr(size, 'w')}x${attr(size, 'h')}`))).toEqual(
    new Set(['11906x16838']),
  )
})

it('gives the first page a head of its own and the others one at their outer edge', () => {
  const [front, ...following] = all(part('word/document.xml'), 'sectPr')
  expect(front?.querySelector('titlePg')).not.toBe(null)
  expect(following.some((each) => each.querySelector('titlePg'))).toBe(false)
  expect(part('word/settings.xml').querySelector('evenAndOddHeaders')).not.toBe(null)
  const numbers = all(part('word/document.xml'), 'pgNumType')
  expect(numbers.map((each) => [attr(each, 'fmt'), attr(each, 'start')])).toEqual([
    ['lowerRoman', '1'],
    ['decimal', '1'],
    ['decimal', null],
    ['decimal', null],
    ['decimal', null],
  ])
})

it('says symbol, page, annex and marking on every running head', () => {
  const heads = Object.entries(parts)
    .filter(([path]) => path.startsWith('word/header'))
    .map(([, head]) => all(head, 'p').map((line) => (line.textContent ?? '').trim()))
  expect(heads).toContainEqual(['Drafting sampleCCW/AP.II/CONF.7/L.1', 'Page PAGE'])
  expect(heads).toContainEqual(['CCW/AP.II/CONF.7/L.1Drafting sample', 'Page PAGE', 'Annex II'])
})

it('keeps headings with what follows them, at their level of the outline', () => {
  for (const level of [1, 2, 3, 4]) {
    const style = styleOf(`Heading${level}`)
    expect(style?.querySelector('keepNext')).not.toBe(null)
    expect(attr(style?.querySelector('outlineLvl'), 'val')).toBe(String(level - 1))
  }
})

it('has every style that it uses', () => {
  const used = all(part('word/document.xml'), 'pStyle').map((each) => attr(each, 'val'))
  const there = all(part('word/styles.xml'), 'style').map((each) => attr(each, 'styleId'))
  expect(there).toEqual(expect.arrayContaining([...new Set(used)]))
})

it('puts each footnote where Word counts it to the number we print', () => {
  const references = all(part('word/document.xml'), 'footnoteReference')
  expect(references.map((each) => attr(each, 'id'))).toEqual(['1', '2', '3', '4'])
  const words = all(part('word/footnotes.xml'), 'footnote').map((each) => each.textContent?.trim())
  expect(words.slice(-4)).toEqual([
    'See CCW/AP.II/CONF.6/2.',
    'The opening was public.',
    'At once.',
    'It has a note.',
  ])
})

it('numbers by lists of Word: headings, body, annexes, and each annex for itself', () => {
  const lists = all(part('word/document.xml'), 'numId').map((each) => attr(each, 'val'))
  expect(new Set(lists).size).toBe(6)
})

it('repeats the header of a table and spans what is spanned', () => {
  const [table] = all(part('word/document.xml'), 'tbl').slice(-1)
  expect(table?.querySelectorAll('tblHeader')).toHaveLength(1)
  expect(attr(table?.querySelector('gridSpan'), 'val')).toBe('2')
  expect(all(table, 'tr').map((row) => all(row, 'tc').length)).toEqual([2, 2, 1, 2])
})

it('lists the contents with fields that follow their headings', () => {
  const document = part('word/document.xml')
  const targets = all(document, 'instrText').map((each) => each.textContent?.split(' ')[1])
  const bookmarks = all(document, 'bookmarkStart')
  expect(bookmarks.map((each) => attr(each, 'name'))).toEqual(expect.arrayContaining(targets))
  expect(new Set(bookmarks.map((each) => attr(each, 'id'))).size).toBe(bookmarks.length)
  expect(targets).toEqual(finalDocument().contents.map((entry) => entry.target))
  const lines = all(document, 'tr').map((row) => all(row, 'p').map((line) => line.textContent))
  expect(lines).toContainEqual(['II.Organization of the Conference', '3–6', 'PAGEREF h2 \\hxii'])
})

it('runs Arabic from right to left', () => {
  const arabic = all(part('word/document.xml'), 'p').find((each) =>
    each.textContent?.includes('قرر'),
  )
  expect(arabic?.querySelector('bidi')).not.toBe(null)
  expect(arabic?.querySelector('r rtl')).not.toBe(null)
})

it('carries any words as words', async () => {
  const hostile = `</w:t></w:r>&amp;<!-- ]]> "quoted" 'so' \u202e{ PAGE } %1 \u{1f54a}`
  const document = finalDocument(
    text(
      masthead({ organ: hostile, symbol: hostile, marking: hostile, job: hostile, date: hostile }),
      title('t', hostile),
      section('s', heading('h', 1, hostile), p('p', hostile)),
    ),
  )
  const read_ = await read(await toDocx(document))
  const lines = all(read_['word/document.xml'], 'p').map((each) => each.textContent)
  expect(lines.filter((line) => line === hostile).length).toBeGreaterThanOrEqual(6)
  expect(values(read_['docProps/core.xml'], 'dc:subject')).toEqual([hostile])
})

it('writes a text with nothing in it', async () => {
  const empty = await read(await toDocx(finalDocument(text())))
  expect(all(empty['word/document.xml'], 'sectPr')).toHaveLength(1)
})

/** The parts of a file as XML; one that is not well-formed fails. */
async function read(file: Uint8Array): Promise<Record<string, Element>> {
  const files = Object.entries(unzipSync(file)).filter(([path]) => /\.(xml|rels)$/.test(path))
  return Object.fromEntries(
    files.map(([path, bytes]) => {
      const { documentElement } = new DOMParser().parseFromString(
        strFromU8(bytes),
        'application/xml',
      )
      if (documentElement.querySelector('parsererror')) throw new Error(`${path} is not XML`)
      return [path, documentElement]
    }),
  )
}

function part(path: string): Element {
  const found = parts[path]
  if (!found) throw new Error(`The file has no ${path}`)
  return found
}

/** Elements by their local name, in the order of the file. */
function all(within: Element | undefined, name: string): Element[] {
  return [...(within?.getElementsByTagNameNS('*', name) ?? [])]
}

function values(within: Element | undefined, name: string): (string | null)[] {
  return [...(within?.getElementsByTagName(name) ?? [])].map((each) => each.textContent)
}

function attr(element: Element | null | undefined, name: string): string | null {
  return element?.getAttribute(`w:${name}`) ?? null
}

function styleOf(id: string): Element | undefined {
  return all(part('word/styles.xml'), 'style').find((each) => attr(each, 'styleId') === id)
}

it('counts no note but the numbered ones, and signs the others as the text does', async () => {
  const note = (id: string, series: string, words: string) =>
    schema.node('footnote', { id, series }, schema.text(words))
  const given = text(
    schema.node('title', { id: 't' }, [schema.text('REPORT'), note('n1', 'asterisk', 'Part one')]),
    section('s', p('a', 'One', note('n2', 'number', 'First'), note('n3', 'asterisk', 'Later'))),
  )
  const files = await read(await toDocx(finalDocument(given)))
  const marks = all(files['word/document.xml'] as Element, 'footnoteReference')
  expect(
    marks.map((mark) => [attr(mark, 'id'), attr(mark, 'customMarkFollows'), said(mark)]),
  ).toEqual([
    ['1', '1', '*'],
    ['2', null, ''],
    ['3', '1', '*'],
  ])
  expect(all(files['word/document.xml'], 'p').map((line) => line.textContent)).toContain('One**')
  const notes = all(files['word/footnotes.xml'] as Element, 'footnote').slice(-3)
  expect(notes.map((each) => [all(each, 'footnoteRef').length, each.textContent])).toEqual([
    [0, '*Part one'],
    [1, 'First'],
    [0, '**Later'],
  ])
})

it('prints a number that Word cannot count as words, and lets it count on', async () => {
  const version = (id: string) =>
    paragraph({ id, alternative: { set: 'v', style: 'bis' } }, `Version ${id}`)
  const given = text(section('s', p('a', 'One'), version('b'), version('c'), p('d', 'Four')))
  const files = await read(await toDocx(finalDocument(given)))
  const lines = all(files['word/document.xml'] as Element, 'p')
    .filter((line) => /One|Version|Four/.test(line.textContent ?? ''))
    .map((line) => [line.textContent, all(line, 'numId').length])
  expect(lines).toEqual([
    ['One', 1],
    ['Version b', 1],
    ['2 bis.Version c', 0],
    ['Four', 1],
  ])
})

it('links a reference to what it refers to', async () => {
  const given = text(section('s', p('a', 'See ', reference('b'), '.'), p('b', 'Here')))
  const document = (await read(await toDocx(finalDocument(given))))['word/document.xml']
  const link = all(document, 'hyperlink').find((each) => each.textContent?.includes('paragraph'))
  expect([link?.textContent, attr(link, 'anchor')]).toEqual(['paragraph\u00a02', 'p1'])
  const marks = all(document, 'bookmarkStart').map((each) => attr(each, 'name'))
  expect(marks).toContain('p1')
})

function said(mark: Element): string {
  return mark.parentElement?.textContent ?? ''
}

it('runs the first page of an Arabic text from the right, and its Latin facts from the left', async () => {
  const arabic = await read(
    await toDocx(
      finalDocument(
        text(masthead({ language: 'Arabic', organ: 'المؤتمر السنوي السابع', meeting: 'جنيف' })),
      ),
      new Map(),
    ),
  )
  const lines = all(arabic['word/document.xml'] as Element, 'p').map((line) => [
    line.textContent?.replaceAll('\u00a0', ' '),
    line.querySelector('bidi') !== null,
  ])
  expect(lines).toContainEqual(['الأمم المتحدة', true])
  expect(lines).toContainEqual(['المؤتمر السنوي السابع', true])
  expect(lines).toContainEqual(['جنيف', true])
  expect(lines).toContainEqual(['Distr.', false])
  expect(lines).toContainEqual(['23 November 2005', false])
})

it('keeps figures of an Arabic table from being read in the wrong order, at the same edge', async () => {
  const sums = table('t', '', [cell('الوثائق'), cell('87 300')])
  const given = text(masthead({ language: 'Arabic' }), section('s', sums))
  const arabic = await read(await toDocx(finalDocument(given)))
  const lines = all(arabic['word/document.xml'] as Element, 'tc').map((each) => [
    each.textContent,
    each.querySelector('bidi') !== null,
    each.querySelector('jc')?.getAttribute('w:val'),
  ])
  expect(lines).toContainEqual(['الوثائق', true, undefined])
  expect(lines).toContainEqual(['87 300', false, 'start'])
})

it('numbers the pages of an Arabic text from the right, on the outer edge of each', async () => {
  const given = text(masthead({ language: 'Arabic' }), section('s', p('a', 'انعقد المؤتمر')))
  const arabic = await read(await toDocx(finalDocument(given)))
  const heads = Object.entries(arabic).filter(([name]) => name.startsWith('word/header'))
  const numbered = heads
    .flatMap(([, head]) => all(head, 'p'))
    .filter((line) => line.textContent?.includes('الصفحة'))
    .map((line) => [
      line.querySelector('bidi') !== null,
      line.querySelector('r rtl') !== null,
      line.querySelector('jc')?.getAttribute('w:val'),
    ])
  expect(numbered).toEqual([
    [true, true, 'start'],
    [true, true, 'end'],
  ])
})

it('sets figures by their last digit, each column as wide as what it says', async () => {
  const { 'word/document.xml': document } = await read(
    await toDocx(
      finalDocument(
        text(
          section(
            's',
            table(
              'tb',
              '',
              [headerCell('Item'), headerCell('US$')],
              [cell('Interpretation into the six languages of the conference'), cell('41 900')],
              [cell('Records'), cell('7 250')],
            ),
          ),
        ),
      ),
      new Map(),
    ),
  )
  const ends = all(document as Element, 'tc').map((cell) => [
    cell.textContent,
    cell.querySelector('jc')?.getAttribute('w:val') ?? null,
  ])
  expect(ends.slice(-6)).toEqual([
    ['Item', null],
    ['US$', 'end'],
    ['Interpretation into the six languages of the conference', null],
    ['41 900', 'end'],
    ['Records', null],
    ['7 250', 'end'],
  ])
  const widths = all(document as Element, 'gridCol').slice(-2)
  const [first = 0, second = 0] = widths.map((each) => Number(each.getAttribute('w:w')))
  expect(first).toBeGreaterThan(4 * second)
})
