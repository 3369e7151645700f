import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type XmlComponent,
} from 'docx'
import { type Direction, type FinalDocument, type Inlines, wordsOf } from '../final-document'
import { firstPage, type HeadLine } from '../first-page'
import { directionOf } from '../language'
import type { Blocks } from './blocks'
import { inlines } from './inlines'
import { measures } from './styles'

/**
 * The head of the first page as in the documents of Geneva: the organization, a light rule; the
 * organ at the left, distribution, symbol, date and original language at the right, a heavy rule;
 * beneath it place and dates of the meeting and the item of the agenda.
 */
export function masthead(document: FinalDocument, blocks: Blocks): readonly FileChild[] {
  const page = firstPage(document)
  const { direction } = document.language
  const lines = (all: readonly HeadLine[], style: string) =>
    all.map((each) => line(each, style, direction, blocks))
  const table = new Table({
    width: { size: measures.text, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: { ...sides, top: none, insideHorizontal: none, bottom: heavy },
    margins: { left: 0, right: 0 },
    ...(document.language.direction === 'rtl' && { visuallyRightToLeft: true }),
    rows: [
      new TableRow({
        height: { value: 794, rule: HeightRule.EXACT },
        cantSplit: true,
        children: [
          new TableCell({
            verticalAlign: VerticalAlign.CENTER,
            borders: { top: dashed, bottom: dashed, left: dashed, right: dashed },
            children: [
              new Paragraph({
                style: 'MastheadText',
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ text: page.emblem, size: 14, color: '767676' })],
              }),
            ],
          }),
          new TableCell({
            columnSpan: 2,
            verticalAlign: VerticalAlign.BOTTOM,
            // Beside the emblem, which stands at the right where the text runs from there.
            margins: { left: 200, ...(direction === 'rtl' && { right: 200 }) },
            children: [
              line(unsaid(strong(run(page.organization))), 'MastheadText', direction, blocks),
            ],
          }),
        ],
      }),
      rule(),
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            columnSpan: 2,
            margins: { top: 200, right: 400 },
            children: [
              line(
                { content: strong(page.organ), field: 'organ', value: document.masthead.organ },
                'MastheadText',
                direction,
                blocks,
              ),
            ],
          }),
          new TableCell({
            // At the left in all languages: symbol, distribution and original are in Latin letters.
            children: [
              ...page.facts.map((each) => line(each, 'MastheadText', 'ltr', blocks)),
              empty(),
            ],
          }),
        ],
      }),
    ],
  })
  return [
    table,
    new Paragraph({ style: 'MastheadText', children: [] }),
    ...lines(page.meeting, 'Meeting'),
    ...(page.marking ? [line(page.marking, 'Marking', direction, blocks)] : []),
  ]
}

/** The light rule under the organization, with room above and beneath it. */
function rule(): TableRow {
  return new TableRow({
    height: { value: 120, rule: HeightRule.EXACT },
    children: [new TableCell({ columnSpan: 3, borders: { bottom: thin }, children: [empty()] })],
  })
}

function empty(): Paragraph {
  return new Paragraph({ style: 'MastheadText', children: [] })
}

/** @param base which way the lines around it run */
function line(
  { content, end, field, value }: Omit<HeadLine, 'isSymbol'>,
  style: string,
  base: Direction,
  blocks: Blocks,
): Paragraph {
  const isRtl = directionOf(wordsOf(content), base) === 'rtl'
  const paragraph = new Paragraph({
    style,
    ...(isRtl && { bidirectional: true }),
    ...(isRtl && base === 'ltr' && { alignment: AlignmentType.END }),
    ...(end && { run: blocks.changes.of(end) }),
  })
  for (const each of toldLine({ content, field, value }, blocks)) paragraph.addChildElement(each)
  return paragraph
}

/** The words of a line, with which field they print. */
export function toldLine(
  { content, field, value }: Pick<HeadLine, 'content' | 'field' | 'value'>,
  blocks: Blocks,
): readonly XmlComponent[] {
  const words = inlines(content, blocks.changes)
  // A marking says itself what it is, by its style.
  if (!field || !value || field === 'marking') return words
  return blocks.marked(blocks.tolds.masthead({ field, value, printed: printedIn(content) }), words)
}

/** As it is once all is accepted. */
function printedIn(content: Inlines): string {
  return wordsOf(content.filter((each) => each.revision?.how !== 'deleted'))
}

function unsaid(content: Inlines): Omit<HeadLine, 'isSymbol'> {
  return { content, field: null, value: '' }
}

function run(text: string): Inlines {
  return [{ kind: 'text', text, formats: [] }]
}

function strong(content: Inlines): Inlines {
  return content.map((each) =>
    each.kind === 'text' ? { ...each, formats: [...each.formats, 'strong'] } : each,
  )
}

const columns = [850, 4770, measures.text - 850 - 4770]
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const thin = { style: BorderStyle.SINGLE, size: 6, color: 'auto' } as const
const heavy = { style: BorderStyle.SINGLE, size: 24, color: 'auto' } as const
const dashed = { style: BorderStyle.DASHED, size: 4, color: '767676' } as const
const sides = { left: none, right: none, insideVertical: none } as const
