import { expect, it } from 'vitest'
import { em, footnote, heading, p, section, text } from '../testing/build'
import { schema } from './schema'
import { type Query, search } from './search'

const anything = { wholeWord: false, matchCase: false }

function found(doc: ReturnType<typeof text>, words: string, how: Partial<Query> = {}): string[] {
  return search(doc, { ...anything, words, ...how }).map(({ from, to }) =>
    doc.textBetween(from, to),
  )
}

it('finds words in titles, headings, paragraphs, cells and footnotes, in reading order', () => {
  const cell = schema.node('cell', null, schema.text('state of play'))
  const doc = text(
    schema.node('title', { id: 't' }, schema.text('A State')),
    section(
      's',
      heading('h', 1, 'States'),
      p('p', 'The State', footnote('n', 'Each state'), ' stated.'),
      schema.node('table', { id: 'table' }, schema.node('row', null, cell)),
    ),
  )
  const matches = search(doc, { ...anything, words: 'state' })
  expect(
    matches.map(({ from, to, block, nth }) => [doc.textBetween(from, to), block, nth]),
  ).toEqual([
    ['State', 't', 0],
    ['State', 'h', 0],
    ['State', 'p', 0],
    ['state', 'p', 1],
    ['state', 'p', 2],
    ['state', 'table', 0],
  ])
})

it('finds words that are partly in italics', () => {
  expect(found(text(section('s', p('p', 'the ', em('Sta'), 'tes'))), 'The states')).toEqual([
    'the States',
  ])
})

it('finds nothing across a footnote', () => {
  expect(found(text(section('s', p('p', 'Sta', footnote('n', 'x'), 'te'))), 'state')).toEqual([])
})

it('knows a whole word by letters, marks and digits of any script', () => {
  const doc = text(section('s', p('p', 'État, États; état2, (état). Совет советов')))
  expect(found(doc, 'état', { wholeWord: true })).toEqual(['État', 'état'])
  expect(found(doc, 'совет', { wholeWord: true })).toEqual(['Совет'])
})

it('tells case apart when asked, and folds it by the language', () => {
  const doc = text(section('s', p('p', 'State state ΟΔΟΣ İstanbul ISTANBUL')))
  expect(found(doc, 'State', { matchCase: true })).toEqual(['State'])
  expect(found(doc, 'οδος')).toEqual(['ΟΔΟΣ'])
  expect(found(doc, 'istanbul', { locale: 'tr' })).toEqual(['İstanbul'])
  expect(found(doc, 'istanbul', { locale: 'en' })).toEqual(['ISTANBUL'])
})

it('respects diacritics however they are encoded', () => {
  const doc = text(section('s', p('p', 'cote cot\u00e9 cote\u0301 x\u0302 end')))
  expect(found(doc, 'cote')).toEqual(['cote'])
  expect(found(doc, 'cot\u00e9')).toEqual(['cot\u00e9', 'cote\u0301'])
  expect(found(doc, 'x')).toEqual([])
  expect(found(doc, 'end')).toEqual(['end'])
})

it('takes typed apostrophes and spaces for the printed ones', () => {
  expect(found(text(section('s', p('p', 'States’ 5\u00a0July'))), "states' 5 july")).toEqual([
    'States’ 5\u00a0July',
  ])
})

it('asks an untouched paragraph only once, and finds nothing for no words', () => {
  const kept = p('kept', 'the State')
  const before = search(text(section('s', p('a', 'one State'), kept)), {
    ...anything,
    words: 'State',
  })
  const after = search(text(section('s', p('a', 'State'), kept)), { ...anything, words: 'State' })
  expect(before.map(({ from }) => from)).toEqual([6, 17])
  expect(after.map(({ from }) => from)).toEqual([2, 13])
  expect(found(text(section('s', kept)), '')).toEqual([])
})
