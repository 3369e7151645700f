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
} from 'docx'
import type { FinalDocument } from '../final-document'
import { firstPage } from '../first-page'
import { measures } from './styles'

/**
 * The head of the first page as in the documents of Geneva: the organization, a light rule; the
 * organ at the left, distribution, symbol, date and original language at the right, a heavy rule;
 * beneath it place and dates of the meeting and the item of the agenda.
 */
export function masthead(document: FinalDocument): readonly FileChild[] {
  const page = firstPage(document)
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
            margins: { left: 200 },
            children: [line(page.organization, true)],
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
            children: [line(page.organ, true)],
          }),
          new TableCell({
            children: [...page.facts.map((fact) => line(fact, fact === page.symbol)), line('')],
          }),
        ],
      }),
    ],
  })
  return [
    table,
    new Paragraph({ style: 'MastheadText', children: [] }),
    ...page.meeting.map(
      (words) => new Paragraph({ style: 'Meeting', children: [new TextRun(words)] }),
    ),
  ]
}

/** The light rule under the organization, with room above and beneath it. */
function rule(): TableRow {
  const empty = (borders: object) =>
    new TableRow({
      height: { value: 120, rule: HeightRule.EXACT },
      children: [new TableCell({ columnSpan: 3, borders, children: [line('')] })],
    })
  return empty({ bottom: thin })
}

function line(text: string, bold = false): Paragraph {
  return new Paragraph({
    style: 'MastheadText',
    children: text ? [new TextRun({ text, bold })] : [],
  })
}

const columns = [850, 4770, measures.text - 850 - 4770]
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const thin = { style: BorderStyle.SINGLE, size: 6, color: 'auto' } as const
const heavy = { style: BorderStyle.SINGLE, size: 24, color: 'auto' } as const
const dashed = { style: BorderStyle.DASHED, size: 4, color: '767676' } as const
const sides = { left: none, right: none, insideVertical: none } as const
