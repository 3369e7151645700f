import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { wholeText } from '../recognise/whole-text'
import type { WordBlock, WordDocument } from './model'
import { wordPassages } from './passages'
import { readWord } from './read'
import { acceptAll } from './resolve'
import { part, wordFile } from './testing/word-file'

function taken(document: WordDocument) {
  let made = 0
  const passages = wordPassages(document)
  const newId = () => `b-${++made}`
  const whole = wholeText(passages.passages, { ...passages, language: 'English', newId })
  return { ...whole, remarks: [...passages.remarks, ...whole.remarks] }
}

const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (inner: string) => `<w:p>${inner}</w:p>`

it('reads the first page of a document into its masthead and titles', () => {
  const lines = [
    'UNITED NATIONS',
    'CCW/AP.II/CONF.7/1',
    'Distr.: General',
    '23 November 2005',
    'Original: ENGLISH',
    'SEVENTH ANNUAL CONFERENCE',
    'Geneva, 23 November 2005',
    'Item 14 of the agenda',
    'FINAL DOCUMENT',
    '1. The Conference met.',
    '2. It adopted its agenda.',
  ]
  const { masthead, title, text } = taken(
    readWord(wordFile({ body: lines.map((line) => p(r(line))).join('') })),
  )
  expect(masthead).toEqual({
    organ: 'SEVENTH ANNUAL CONFERENCE',
    symbol: 'CCW/AP.II/CONF.7/1',
    distribution: 'General',
    date: '23 November 2005',
    original: 'English',
    language: '',
    job: '',
    meeting: 'Geneva, 23 November 2005',
    agendaItem: 'Item 14 of the agenda',
    marking: '',
  })
  expect(title).toBe('FINAL DOCUMENT')
  expect(
    text.lastChild?.children.map((block) => `${block.attrs.kind} ${block.textContent}`),
  ).toEqual(['numbered The Conference met.', 'numbered It adopted its agenda.'])
})

it('words in square brackets are open, with ends that know each other', () => {
  const { text } = taken(readWord(wordFile({ body: p(r('All States [shall] [should] report.')) })))
  const ids: unknown[] = []
  text.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'bracket') ids.push(mark.attrs.id)
  })
  expect(ids.length).toBe(4)
  expect(new Set(ids).size).toBe(2)
})

it('a cell that goes on over two rows is one, and a comment is reported', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`
  const body = `<w:tbl><w:tr>${cell('a', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('c')}</w:tr></w:tbl>${p('<w:r><w:commentReference w:id="0"/></w:r>')}`
  const comments = part(
    'comments',
    `<w:comment w:id="0" w:author="Belvane">${p(r('Why?'))}</w:comment>`,
  )
  const { text, remarks } = taken(
    readWord(wordFile({ body, parts: { 'word/comments.xml': comments } })),
  )
  const rows = text.lastChild?.firstChild?.children.map((row) =>
    row.children.map(({ textContent, attrs }) => `${textContent} ${attrs.rowspan}`),
  )
  expect(rows).toEqual([['a 2', 'b 1'], ['c 1']])
  expect(remarks).toContainEqual({ kind: 'comment', words: 'Belvane: Why?', at: 1 })
})

describe.skipIf(!fixturesAreHere)(`no word is dropped in silence (${whenFixtures})`, () => {
  const folders = ['plain', 'tracked', 'tracked-with-gold', 'compare']
  const documents = folders.flatMap((folder) => fixturesIn(`docx/${folder}`, '.docx'))

  it.each(documents)('%s', (name) => {
    const document = acceptAll(readWord(fixture(name)))
    const { text, remarks } = taken(document)
    const kept: string[] = remarks.map(({ words }) => words)
    text.descendants((node) => {
      kept.push(node.text ?? ' ', ...Object.values(node.attrs).map(String))
    })
    const all = squeezed(kept.join(''))
    const words = wordsIn(document).filter((word) => !all.includes(squeezed(word)))
    // What a first page says of itself is said by the masthead.
    expect(words.filter((word) => !/^(Distr|Original|Page|United|Nations)$/i.test(word))).toEqual(
      [],
    )
  })
})

/** Words may lie in pieces, and signs that nobody sees are left out of them. */
function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{Nd}]+/gu, '').toLowerCase()
}

function wordsIn({ body, notes }: WordDocument): readonly string[] {
  const lines: string[] = []
  const visit = (blocks: readonly WordBlock[]): void => {
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks)
        continue
      }
      lines.push(block.content.map((each) => (each.kind === 'text' ? each.text : ' ')).join(''))
      for (const each of block.content) if (each.kind === 'text-box') visit(each.blocks)
    }
  }
  visit(body)
  for (const { blocks } of notes.values()) visit(blocks)
  return lines.join('\n').match(/[\p{L}\p{Nd}]{3,}/gu) ?? []
}
