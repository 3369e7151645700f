import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { annex, em, footnote, heading, p, paragraph, section, text } from '../testing/build'
import { build } from './build'
import { type FinalBlock, wordsOf } from './final-document'
import {
  at,
  conference,
  digest,
  finalDocument,
  finalText,
  masthead,
  printedLines,
  sub,
} from './testing/final-text'

it('prints every line with its number and its notes', () => {
  expect(printedLines(finalDocument())).toEqual([
    'I. Introduction',
    '1. The Conference met under article\u00a0131.',
    '2. It recalled the following:',
    '(a) the review conference;',
    '(i) its first session;',
    '(ii) its second session;',
    '(b) the report in paragraph\u00a012.',
    'II. Organization of the Conference',
    'A. Opening2',
    '3. Emphatically, the Conference opened.',
    'Its officers were:',
    '(a) the President;',
    '(b) the Vice-Presidents.',
    '4. The officers of the Conference had these functions:',
    '(a) to preside.',
    'B. Documents',
    '1. Working papers',
    '5. The papers are listed in the table.',
    'Working papers',
    'Symbol',
    'Title',
    'CCW/AP.II/CONF.7/WP.1',
    'Costs',
    'All other papers',
    'A short row',
    '',
    '6. Nothing else was before the Conference.',
    'Part\u00a0II',
    'III. Conclusions and recommendations',
    '7. The Conference recommended that States Parties act3.',
    '8. قرر المؤتمر ما يلي',
    'Annex I',
    'Agenda',
    '1. Opening.',
    '2. Closure.',
    'Annex II',
    'Appeal of the States Parties',
    'Recalling the Protocol,',
    '1. Urges all States:',
    '(a) to join;',
    '(b) to report;',
    '2. Decides to remain seized.',
    'Annex III',
    '',
    '1. An annex without a title4.',
    'Of some length',
    '2. It ends here.',
  ])
})

it('lists sections, their parts and the annexes, with the paragraphs in each', () => {
  expect(finalDocument().contents.map(({ target, ...entry }) => Object.values(entry))).toEqual([
    ['I.', 'Introduction', 1, ['1', '2']],
    ['II.', 'Organization of the Conference', 1, ['3', '6']],
    ['A.', 'Opening', 2, ['3', '4']],
    ['B.', 'Documents', 2, ['5', '6']],
    ['III.', 'Conclusions and recommendations', 1, ['7', '8']],
    ['Annex I', 'Agenda', 1, ['1', '2']],
    ['Annex II', 'Appeal of the States Parties', 1, null],
    ['Annex III', '', 1, ['1', '2']],
  ])
})

it('points from the contents at headings that are there, each once', () => {
  const { contents, parts } = finalDocument()
  const anchors = parts.flatMap((part) => [
    ...('anchor' in part ? [part.anchor] : []),
    ...('blocks' in part
      ? part.blocks.flatMap((b) => (b.kind === 'heading' ? [b.anchor] : []))
      : []),
  ])
  expect(new Set(anchors).size).toBe(anchors.length)
  expect(anchors).toEqual(expect.arrayContaining(contents.map((entry) => entry.target)))
})

it('lists no contents for a text that is seen at a glance', () => {
  const short = text(section('s', heading('h', 1, 'Introduction'), p('p', 'Words.')))
  expect(finalDocument(short).contents).toEqual([])
})

it('takes the masthead as it is, and the conference where it says nothing', () => {
  expect(finalDocument().masthead).toEqual({
    organ: 'SEVENTH ANNUAL CONFERENCE OF THE STATES PARTIES',
    symbol: 'CCW/AP.II/CONF.7/L.1',
    distribution: 'General',
    date: '23\u00a0November 2005',
    original: 'English',
    job: 'GE.05-12345 (E) 231105',
    meeting: 'Geneva, 23\u00a0November 2005',
    agendaItem: 'Item\u00a014 of the agenda',
  })
  expect(finalDocument(text()).masthead).toMatchObject({
    organ: 'Seventh Annual Conference',
    symbol: 'CCW/AP.II/CONF.7/L.1',
    meeting: 'Geneva, 23\u00a0November 2005',
  })
})

it('marks whatever has not been adopted, in the words of the masthead or in its own', () => {
  const marking = (words: string, stage: 'amending' | 'adopted') =>
    build({ text: text(masthead({ marking: words })), conference, stage, at, digest }).marking
  expect(marking('Advance version', 'adopted')).toBe('Advance version')
  expect(marking('Drafting sample', 'amending')).toBe('Drafting sample')
  expect(marking('', 'amending')).toBe('Draft')
  expect(marking('', 'adopted')).toBe(null)
})

it('leaves the text as it is', () => {
  const before = JSON.stringify(finalText.toJSON())
  finalDocument()
  expect(JSON.stringify(finalText.toJSON())).toBe(before)
})

it('numbers blocks without an id and blocks that share one', () => {
  const nameless = schema.node('paragraph', null, schema.text('Nameless.'))
  const twice = p('p1', 'Twice', footnote('f1', 'One.'))
  const document = finalDocument(text(section('s', twice, nameless, twice, p('p2', 'Last.'))))
  expect(printedLines(document)).toEqual(['1. Twice1', '2. Nameless.', '3. Twice2', '4. Last.'])
})

it('keeps a heading where it stands when it does not open its annex', () => {
  const document = finalDocument(text(annex('a', p('p', 'Before.'), heading('h', 1, 'Late'))))
  expect(printedLines(document)).toEqual(['Annex', '', '1. Before.', 'Late'])
})

it('binds words across a change of format', () => {
  const block = p('p', 'See paragraph ', em('5'), ' of ', em('document'), ' CONF.7.')
  const [first] = blocksOf(text(section('s', block)))
  expect(first?.kind === 'paragraph' && wordsOf(first.content)).toBe(
    'See paragraph\u00a05 of document CONF.7.',
  )
  expect(first?.kind === 'paragraph' && first.content.length).toBe(5)
})

it('drops what no file can hold and keeps every other sign', () => {
  const typed = 'a\u0000b\u0007c\ud800d\uffffe \u{1f54a} \u202b\t«ق» <&>"\\#'
  const [first] = blocksOf(text(section('s', p('p', typed))))
  expect(first?.kind === 'paragraph' && wordsOf(first.content)).toBe(
    'abcde \u{1f54a} \u202b «ق» <&>"\\#',
  )
})

it('carries what a paragraph recommends', () => {
  const recommendation = { addressee: 'Secretary-General', kind: 'universality', deadline: null }
  const block = paragraph({ id: 'p', recommendation }, 'The Conference recommended…')
  expect(blocksOf(text(section('s', block, sub('q', 1, 'that'))))).toMatchObject([
    { recommendation },
    { recommendation: null, label: '(a)', level: 1 },
  ])
})

function blocksOf(given: Parameters<typeof finalDocument>[0]): readonly FinalBlock[] {
  return finalDocument(given).parts.flatMap((part) => ('blocks' in part ? part.blocks : []))
}

it('says what references refer to, as a link to it', () => {
  const given = text(
    section('s', heading('h', 1, 'One'), p('a', 'See paragraph ', to('b', 'number'), '.'), p('b')),
    annex('x', heading('xh', 1, 'Agenda'), p('c', 'In ', to('x'), ', ', to('c'), ', ', to('gone'))),
  )
  const { parts } = finalDocument(given)
  const runs = parts.flatMap((part) =>
    !('blocks' in part)
      ? []
      : part.blocks.flatMap((block) =>
          block.kind === 'paragraph'
            ? block.content.flatMap((each) => (each.kind === 'text' ? [[each.text, each.to]] : []))
            : [],
        ),
  )
  expect(runs).toEqual([
    ['See paragraph ', undefined],
    ['2', 'p1'],
    ['.', undefined],
    ['In ', undefined],
    ['annex', 'h2'],
    [', ', undefined],
    ['paragraph\u00a01', 'p2'],
    [', paragraph\u00a09', undefined],
  ])
  const anchors = parts.flatMap((part) =>
    !('blocks' in part)
      ? []
      : part.blocks.map((block) => (block.kind === 'paragraph' ? block.anchor : null)),
  )
  expect(anchors).toEqual([null, undefined, 'p1', 'p2'])
})

function to(target: string, form = 'named') {
  return schema.node('reference', { target, form, said: 'paragraph 9' })
}
