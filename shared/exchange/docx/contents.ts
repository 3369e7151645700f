import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import {
  type Anchor,
  type ContentsEntry,
  type FinalDocument,
  hasFront,
  paragraphRange,
} from '../final-document'
import { documentWords } from '../words'
import { PageOf } from './page-of'
import { measures } from './styles'

/**
 * The list of contents with its two columns of numbers. Word's own field for it has only one, the
 * pages; so the lines are written, and the page of each is a field that follows its heading.
 */
export function contents(
  document: FinalDocument,
  pages: ReadonlyMap<Anchor, string>,
): readonly FileChild[] {
  const { contents: entries, language } = document
  if (entries.length === 0) return []
  const words = documentWords(language.tag)
  const rtl = language.direction === 'rtl'
  const heading = (text: string) => [new TextRun({ text, italics: true })]
  return [
    new Paragraph({
      style: 'ContentsHeading',
      ...(hasFront(document) && { pageBreakBefore: true }),
      children: [new TextRun(words.contents.toUpperCase())],
    }),
    new Table({
      width: { size: measures.text, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: columns,
      borders,
      margins: { left: 0, right: 0 },
      ...(rtl && { visuallyRightToLeft: true }),
      rows: [
        row(
          new Paragraph({ style: 'TOC1' }),
          number('TOC1', heading(words.paragraphs)),
          number('TOC1', heading(words.page)),
          true,
        ),
        ...entries.map((entry) => line(entry, pages.get(entry.target), rtl)),
      ],
    }),
  ]
}

/** Runs against the others where `rtl`: label, title and dots from the right. */
function line(
  { target, label, title, level, paragraphs }: ContentsEntry,
  page: string | undefined,
  rtl: boolean,
): TableRow {
  const style = level === 2 ? 'TOC2' : 'TOC1'
  const { firstLevel, secondLevel } = rtl ? ofWords : ofFigures
  const left = level === 2 ? secondLevel : firstLevel
  const words = new Paragraph({
    style,
    ...(rtl && { bidirectional: true }),
    indent: { left, hanging: label ? left - (level === 2 ? firstLevel : 0) : 0, right: gap },
    tabStops: [
      { type: TabStopType.LEFT, position: left },
      { type: TabStopType.RIGHT, position: titles - gap, leader: LeaderType.DOT },
    ],
    children: [
      new TextRun({
        bold: level === 0,
        ...(rtl && { rightToLeft: true }),
        children: [...(label ? [label, new Tab()] : []), title, new Tab()],
      }),
    ],
  })
  return row(
    words,
    number(style, [new TextRun(paragraphRange(paragraphs))]),
    number(style, [new PageOf(target, page)]),
  )
}

function row(words: Paragraph, paragraphs: Paragraph, page: Paragraph, tableHeader = false) {
  return new TableRow({
    cantSplit: true,
    ...(tableHeader && { tableHeader }),
    children: [words, paragraphs, page].map(
      // The numbers stand beside the last line of a long title.
      (child) => new TableCell({ verticalAlign: VerticalAlign.BOTTOM, children: [child] }),
    ),
  })
}

function number(style: string, children: readonly ParagraphChild[]): Paragraph {
  return new Paragraph({ style, alignment: AlignmentType.END, children })
}

const ofFigures = { firstLevel: 1134, secondLevel: 1701 } as const
/** Arabic says in words what others say in figures. */
const ofWords = { firstLevel: 1701, secondLevel: 2551 } as const
const gap = 170
const columns = [6860, 1312, 900] as const
const [titles] = columns

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
