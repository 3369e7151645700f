import type { Attrs, Node } from 'prosemirror-model'
import type { Conference } from '../../conference'
import { schema } from '../../document/schema'
import { conferenceId, textId } from '../../ids'
import { annex, em, footnote, heading, p, paragraph, section, text } from '../../testing/build'
import { build } from '../build'
import { columnRows, type FinalDocument, type Inlines } from '../final-document'

/** A text in which each thing that can be printed stands once, and the awkward ones twice. */
export const conference: Conference = {
  id: conferenceId('conf7'),
  title: 'Seventh Annual Conference',
  symbol: 'CCW/AP.II/CONF.7/L.1',
  meeting: 'Geneva, 23 November 2005',
  text: textId('final'),
}

export const at = '2005-11-23T15:30:00.000Z'

export const digest = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef'

export const masthead = (attrs: Attrs = {}): Node =>
  schema.node('masthead', {
    organ: 'SEVENTH ANNUAL CONFERENCE OF THE STATES PARTIES',
    symbol: conference.symbol,
    date: '23 November 2005',
    job: 'GE.05-12345 (E) 231105',
    meeting: conference.meeting,
    agendaItem: 'Item 14 of the agenda',
    marking: 'Drafting sample',
    ...attrs,
  })

export const title = (id: string, words: string): Node =>
  schema.node('title', { id }, schema.text(words))

export const sub = (id: string, level: number, words: string, kind = 'numbered'): Node =>
  paragraph({ id, level, kind }, words)

export const plain = (id: string, words: string): Node => paragraph({ id, kind: 'plain' }, words)

export const cell = (words: string, attrs: Attrs = {}): Node =>
  schema.node('cell', attrs, words ? [schema.text(words)] : [])

export const headerCell = (words: string): Node =>
  schema.node('header_cell', null, schema.text(words))

export const table = (id: string, caption: string, ...rows: Node[][]): Node =>
  schema.node(
    'table',
    { id, caption },
    rows.map((cells) => schema.node('row', null, cells)),
  )

export const finalText: Node = text(
  masthead(),
  title('t1', 'FINAL DOCUMENT'),
  title('t2', 'Part I'),
  section(
    's1',
    heading('h1', 1, 'Introduction'),
    p('p1', 'The Conference met under article 13', footnote('f1', 'See CCW/AP.II/CONF.6/2.'), '.'),
    p('p2', 'It recalled the following:'),
    sub('p3', 1, 'the review conference;'),
    sub('p4', 2, 'its first session;'),
    sub('p5', 2, 'its second session;'),
    sub('p6', 1, 'the report in paragraph 12.'),
  ),
  section(
    's2',
    heading('h2', 1, 'Organization of the Conference'),
    heading('h3', 2, 'Opening', footnote('f2', 'The opening was public.')),
    p('p7', em('Emphatically'), ', the Conference opened.'),
    plain('p8', 'Its officers were:'),
    sub('p9', 1, 'the President;'),
    sub('p10', 1, 'the Vice-Presidents.'),
    p('p11', 'The officers of the Conference had these functions:'),
    sub('p12', 1, 'to preside.'),
    heading('h4', 2, 'Documents'),
    heading('h5', 3, 'Working papers'),
    p('p13', 'The papers are listed in the table.'),
    table(
      'tb1',
      'Working papers',
      [headerCell('Symbol'), headerCell('Title')],
      [cell('CCW/AP.II/CONF.7/WP.1'), cell('Costs')],
      [cell('All other papers', { colspan: 2 })],
      [cell('A short row')],
    ),
    p('p14', 'Nothing else was before the Conference.'),
  ),
  title('t3', 'Part II'),
  section(
    's3',
    heading('h6', 1, 'Conclusions and recommendations'),
    p('p15', 'The Conference recommended that States Parties act', footnote('f3', 'At once.'), '.'),
    paragraph({ id: 'p16', kind: 'numbered' }, 'قرر المؤتمر ما يلي'),
  ),
  annex('a1', heading('h7', 1, 'Agenda'), p('p17', 'Opening.'), p('p18', 'Closure.')),
  annex(
    'a2',
    heading('h8', 1, 'Appeal of the States Parties'),
    paragraph({ id: 'p19', kind: 'preambular' }, em('Recalling'), ' the Protocol,'),
    paragraph({ id: 'p20', kind: 'operative' }, em('Urges'), ' all States:'),
    sub('p21', 1, 'to join;', 'operative'),
    sub('p22', 1, 'to report;', 'operative'),
    paragraph({ id: 'p23', kind: 'operative' }, em('Decides'), ' to remain seized.'),
  ),
  annex(
    'a3',
    p('p24', 'An annex without a title', footnote('f4', 'It has a note.'), '.'),
    heading('h9', 2, 'Of some length'),
    p('p25', 'It ends here.'),
  ),
)

const lettered = (id: string, words: string): Node =>
  schema.node('footnote', { id, series: 'letter' }, schema.text(words))

const inLanguage = (tag: string, words: string): Node =>
  schema.text(words, [schema.mark('lang', { tag })])

const state = (id: string, words: string): Node => paragraph({ id, kind: 'plain', level: 1 }, words)

const annexOf = (id: string, kind: string, ...blocks: Node[]): Node =>
  schema.node('annex', { id, kind }, blocks)

/** A text with parts, contents, a quotation and an adoption line, and an annex of each kind. */
export const structuredText: Node = text(
  masthead(),
  title('t1', 'REPORT OF THE CONFERENCE'),
  schema.node('contents', { id: 'ct' }),
  schema.node('part', { id: 'pt1' }, schema.text('Report')),
  section(
    's1',
    heading('h1', 1, 'Introduction'),
    p('p1', 'The mandate reads as follows:'),
    paragraph({ id: 'p2', kind: 'quotation' }, 'The Assembly requests services.'),
    p('p3', 'It was, in the ', inLanguage('fr', 'mot juste'), ' of the President, met.'),
    schema.node('table', { id: 'tb', caption: 'Estimated costs' }, [
      schema.node('row', null, [headerCell('Item'), headerCell('Cost')]),
      schema.node('row', null, [
        schema.node('cell', null, [schema.text('Records'), lettered('f1', 'In English.')]),
        schema.node('cell', null, [schema.text('41 900'), lettered('f2', 'In dollars.')]),
      ]),
    ]),
    p('p4', 'The costs were noted', footnote('f3', 'At the second meeting.'), '.'),
  ),
  schema.node('part', { id: 'pt2' }, schema.text('Conclusions')),
  section(
    's2',
    heading('h2', 1, 'Recommendations'),
    p('p5', 'States should accede.'),
    paragraph({ id: 'p6', kind: 'adoption' }, 'Adopted on 23 November 2005.'),
  ),
  annexOf('a1', 'agenda', heading('h3', 1, 'Agenda'), p('p7', 'Opening.'), p('p8', 'Closure.')),
  annexOf(
    'a2',
    'documents',
    heading('h4', 1, 'List of documents'),
    table(
      'td',
      '',
      [headerCell('Symbol'), headerCell('Title')],
      [cell('CCW/AP.II/CONF.7/1'), cell('Provisional agenda')],
    ),
  ),
  annexOf(
    'a3',
    'states',
    heading('h5', 1, 'States bound'),
    plain('p9', 'The following States are bound:'),
    ...['Albania', 'Bulgaria', 'Cambodia', 'Denmark'].map((name, at) => state(`st${at}`, name)),
  ),
)

export const finalDocument = (given: Node = finalText): FinalDocument =>
  build({ text: given, conference, stage: 'amending', at, digest })

/**
 * Each line of the parts as it is read: number, words, and the numbers of notes in their places.
 *
 * @param columns whether columns of States are read across the page or one after the other
 */
export function printedLines(
  { parts }: FinalDocument,
  columns: 'across' | 'down' = 'across',
): readonly string[] {
  const lines: string[] = []
  const line = (label: string | null, content: Inlines) => {
    lines.push([label, lineOf(content)].filter(Boolean).join(' '))
  }
  for (const part of parts) {
    if (part.kind === 'title') lines.push(...(part.label ? [part.label] : []), lineOf(part.content))
    if (part.kind === 'annex') lines.push(part.label, lineOf(part.title))
    if (part.kind === 'title' || part.kind === 'contents') continue
    for (const block of part.blocks) {
      if (block.kind === 'columns') {
        const across = columnRows(block, 3).flat()
        for (const each of columns === 'across'
          ? across
          : block.lines.map(({ content }) => content))
          line(null, each)
        continue
      }
      if (block.kind !== 'table') {
        line(block.label, block.content)
        continue
      }
      if (block.caption) lines.push(block.caption)
      for (const row of [...block.head, ...block.rows]) {
        for (const { content } of row.cells) line(null, content)
      }
      for (const { sign, content } of block.notes) line(sign, content)
    }
  }
  return lines
}

function lineOf(content: Inlines): string {
  return content
    .map((each) => {
      if (each.kind === 'footnote' || each.kind === 'sign') return each.sign
      return each.kind === 'text' ? each.text : ' '
    })
    .join('')
}
