import fc from 'fast-check'
import { expect, it } from 'vitest'
import { annex, footnote, heading, p, section, text } from '../../testing/build'
import type { FinalDocument } from '../final-document'
import { cell, finalDocument, headerCell, masthead, sub, table, title } from '../testing/final-text'
import { template } from './template'
import { toTypst } from './typst'

/** What is written after the template. */
const calls = (document: FinalDocument): string => toTypst(document).split(template)[1] ?? ''

it('writes each numbered paragraph by itself, with our number', () => {
  const lines = calls(finalDocument()).split('\n')
  expect(lines).toContain('#numbered(0, "2.", [#"It recalled the following:";])')
  expect(lines).toContain('#numbered(2, "(ii)", [#"its second session;";])')
  expect(lines).toContain('#numbered(2, "(b)", [#"to report;";])')
})

it('gives each note the number that we print', () => {
  expect(calls(finalDocument()).match(/(?:note|aside)\("\d+"/g)).toEqual([
    'note("1"',
    'aside("2"',
    'note("3"',
    'note("4"',
  ])
})

it('sets the head of the pages anew for each annex', () => {
  expect(calls(finalDocument()).match(/^#set page.*/gm)).toEqual([
    '#set page(numbering: "i")',
    '#set page(numbering: "1")',
    '#set page(header: running([#"Annex I";]))',
    '#set page(header: running([#"Annex II";]))',
    '#set page(header: running([#"Annex III";]))',
  ])
})

it('leaves out no level of headings, whatever was written', () => {
  const jumping = text(
    section('s', heading('a', 3, 'Third'), heading('b', 1, 'First'), heading('c', 4, 'Fourth')),
    annex('x', heading('d', 1, 'Annex'), heading('e', 1, 'Within')),
  )
  expect(calls(finalDocument(jumping)).match(/heading\(level: \d/g)).toEqual(
    [1, 1, 2, 1, 2].map((level) => `heading(level: ${level}`),
  )
})

it('writes the same program whatever is typed, but for what is in its strings', () => {
  const everywhere = (words: string): FinalDocument =>
    finalDocument(
      text(
        masthead({ organ: words, symbol: words, marking: words, job: words, meeting: words }),
        title('t', words),
        section(
          's',
          ...['h1', 'h2', 'h3', 'h4'].map((id) => heading(id, 1, words)),
          p('p', words, footnote('f', words)),
          sub('q', 1, words),
          table('tb', words, [headerCell(words)], [cell(words)]),
        ),
        annex('a', heading('ha', 1, words)),
      ),
    )
  const program = (words: string) => calls(everywhere(words)).replace(/"(?:[^"\\]|\\.)*"/gs, '""')
  const signs = fc.constantFrom(...'"\\#$`*_=-+/<>@~()[]{};:,. \nu')
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 40 }), (typed) => {
      expect(program(`a${typed}`)).toBe(program('a'))
    }),
  )
})

it('turns what runs against the lines around it on an Arabic first page', () => {
  const arabic = finalDocument(
    text(masthead({ language: 'Arabic', date: '23 تشرين الثاني/نوفمبر 2005', meeting: 'Geneva' })),
  )
  const [head = ''] = /^#masthead.*/m.exec(calls(arabic).replaceAll('\u00a0', ' ')) ?? []
  expect(head).toContain('[#"Distr.";], ')
  expect(head).toContain('turned(true, [#"23 تشرين الثاني/نوفمبر 2005";])')
  expect(head).toContain('(turned(false, [#"Geneva";]), ')
})

it('lets only a row that would not stand on a page go on to the next', () => {
  const rows = (words: string) =>
    calls(
      finalDocument(
        text(
          section(
            's',
            table('tb', '', [headerCell('A'), headerCell('B')], [cell('x'), cell(words)]),
          ),
        ),
      ),
    )
  expect(rows('word '.repeat(200))).not.toContain('breakable')
  expect(rows('word '.repeat(2000))).toContain('table.cell(breakable: true, ')
})
