import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { heading, p, section, text } from '../testing/build'
import { toDocx } from './docx/docx'
import { columnRows, type FinalBlock, type Inlines } from './final-document'
import { finalDocument, masthead, structuredText, title } from './testing/final-text'
import { toTypst } from './typst/typst'

const document = finalDocument(structuredText)
const blocks: readonly FinalBlock[] = document.parts.flatMap((part) =>
  'blocks' in part ? part.blocks : [],
)
const words = (content: Inlines) =>
  content
    .map((each) => (each.kind === 'text' ? each.text : each.kind === 'sign' ? each.sign : ''))
    .join('')

it('lists parts above their sections and annexes after them', () => {
  expect(document.contents.map(({ level, label, title }) => [level, label, title])).toEqual([
    [0, 'Part I', 'Report'],
    [1, 'I.', 'Introduction'],
    [0, 'Part II', 'Conclusions'],
    [1, 'I.', 'Recommendations'],
    [1, 'Annex I', 'Agenda'],
    [1, 'Annex II', 'List of documents'],
    [1, 'Annex III', 'States bound'],
  ])
})

const contents = schema.node('contents', { id: 'c' })
const short = section('s', heading('h', 1, 'One'), p('a', 'Words.'))
const kinds = (...tops: Parameters<typeof text>) => {
  const { contents: listed, contentsAt, parts } = finalDocument(text(masthead(), ...tops))
  return { listed: listed.length, contentsAt, parts: parts.map(({ kind }) => kind) }
}

it('prints the contents where they stand: below the titles on pages of their own', () => {
  expect(kinds(title('t', 'Report'), contents, short)).toEqual({
    listed: 1,
    contentsAt: 'front',
    parts: ['section'],
  })
})

it('or further on, in the text itself', () => {
  expect(kinds(title('t', 'Report'), short, contents)).toEqual({
    listed: 1,
    contentsAt: 'place',
    parts: ['section', 'contents'],
  })
})

it('prints no contents of a short text that has no place for them, and only one of two', () => {
  expect(kinds(title('t', 'Report'), short).listed).toBe(0)
  expect(kinds(short, contents, contents).parts).toEqual(['section', 'contents'])
})

it('sets the notes with letters beneath their table and leaves their signs in it', () => {
  const table = blocks.find((block) => block.kind === 'table')
  if (table?.kind !== 'table') throw new Error('The text has a table')
  expect(table.notes.map(({ sign, content }) => [sign, words(content)])).toEqual([
    ['a', 'In English.'],
    ['b', 'In dollars.'],
  ])
  expect(table.rows[0]?.cells.map(({ content }) => words(content))).toEqual(['Recordsa', '41 900b'])
})

it('sets the States of a list side by side, down one column and then the next', () => {
  const list = blocks.find((block) => block.kind === 'columns')
  if (list?.kind !== 'columns') throw new Error('The text has a list of States')
  expect(columnRows(list, 3).map((row) => row.map(words))).toEqual([
    ['Albania', 'Cambodia', ''],
    ['Bulgaria', 'Denmark', ''],
  ])
})

it('says in which language a passage is, in Word and in PDF', async () => {
  const docx = unzipSync(await toDocx(document))
  const xml = strFromU8(docx['word/document.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<w:lang w:val="fr-FR"[^>]*\/><\/w:rPr><w:t[^>]*>mot juste</)
  expect(toTypst(document)).toContain('text(lang: "fr", "mot juste")')
})

it('takes a passage from right to left with its numbers', async () => {
  const arabic = schema.text('الفقرة 12', [schema.mark('lang', { tag: 'ar' })])
  const given = text(masthead(), section('s', p('a', 'See ', arabic, '.')))
  const docx = unzipSync(await toDocx(finalDocument(given)))
  const xml = strFromU8(docx['word/document.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<w:rtl\/><w:lang w:bidi="ar-SA"\/><\/w:rPr><w:t[^>]*>الفقرة.12</)
})

it.each([
  ['English', 'Draft', '#listing("CONTENTS", "Paragraphs", "Page"'],
  ['French', 'Projet', '#listing("TABLE DES MATIÈRES", "Paragraphes", "Page"'],
  ['Arabic', 'مشروع', '#listing("المحتويات", "الفقرات", "الصفحة"'],
])('says what stands around the words in the language of the text: %s', (language, draft, list) => {
  const given = text(masthead({ language, marking: '' }), short, contents)
  const made = finalDocument(given)
  expect(made.marking).toBe(draft)
  expect(toTypst(made)).toContain(list)
})
