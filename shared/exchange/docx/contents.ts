import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type ITableRowOptions,
  LeaderType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type XmlComponent,
} from 'docx'
import {
  type Anchor,
  type ContentsEntry,
  type FinalDocument,
  hasFront,
  type Inline,
  type Inlines,
} from '../final-document'
import { type Listed, labelWidths, listedIn, revisionOf } from '../listed'
import { documentWords } from '../words'
import type { Changes } from './changes'
import { inlines } from './inlines'
import { PageOf } from './page-of'
import { measures } from './styles'

/**
 * The list of contents with its two columns of numbers. Word's own field for it has only one, the
 * pages; so the lines are written, and the page of each is a field that follows its heading.
 */
export function contents(
  document: FinalDocument,
  pages: ReadonlyMap<Anchor, string>,
  changes: Changes,
): readonly FileChild[] {
  const { language } = document
  const entries = listedIn(document)
  if (entries.length === 0) return []
  const words = documentWords(language.tag)
  const rtl = language.direction === 'rtl'
  const widths = labelWidths(document)
  const whole = revisionOf(entries)
  const heading = (text: string) => changes.track([new TextRun({ text, italics: true })], whole)
  const title = new Paragraph({
    style: 'ContentsHeading',
    ...(hasFront(document) && { pageBreakBefore: true }),
    ...(whole && { run: changes.of(whole) }),
  })
  for (const each of changes.track([new TextRun(words.contents.toUpperCase())], whole))
    title.addChildElement(each)
  return [
    title,
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
          { ...changes.of(whole), tableHeader: true },
        ),
        ...entries.map((entry) => line(entry, pages.get(entry.target), { rtl, widths }, changes)),
      ],
    }),
  ]
}

/** Runs against the others where `rtl`: label, title and dots from the right. */
function line(
  listed: Listed,
  page: string | undefined,
  { rtl, widths }: { readonly rtl: boolean; readonly widths: Widths },
  changes: Changes,
): TableRow {
  const { target, level, label, title, paragraphs, revision } = listed
  const style = styleOf(level)
  const firstLevel = leftOf(1, widths)
  const left = leftOf(level, widths)
  const words = new Paragraph({
    style,
    ...(rtl && { bidirectional: true }),
    indent: {
      left,
      hanging: label.length > 0 ? left - (level === 2 ? firstLevel : 0) : 0,
      right: gap,
    },
    tabStops: [
      { type: TabStopType.LEFT, position: left },
      { type: TabStopType.RIGHT, position: titleEnd, leader: LeaderType.DOT },
    ],
  })
  const tab = () =>
    changes.track(
      [new TextRun({ ...(rtl && { rightToLeft: true }), children: [new Tab()] })],
      revision,
    )
  const said = (content: Inlines) =>
    inlines(level === 0 ? content.map(strong) : content, changes, rtl)
  const all = [...(label.length > 0 ? [...said(label), ...tab()] : []), ...said(title), ...tab()]
  for (const each of all) words.addChildElement(each)
  // What goes is on no page of the text as it will be.
  const goes = revision?.how === 'deleted'
  return row(
    words,
    number(style, inlines(paragraphs, changes)),
    number(style, goes ? [] : changes.track([new PageOf(target, page)], revision)),
    changes.of(revision),
  )
}

function strong(each: Inline): Inline {
  return each.kind === 'text' ? { ...each, formats: [...each.formats, 'strong'] } : each
}

function row(words: Paragraph, paragraphs: Paragraph, page: Paragraph, options: RowOptions = {}) {
  return new TableRow({
    cantSplit: true,
    ...options,
    children: [words, paragraphs, page].map(
      // The numbers stand beside the last line of a long title.
      (child) => new TableCell({ verticalAlign: VerticalAlign.BOTTOM, children: [child] }),
    ),
  })
}

type RowOptions = Omit<ITableRowOptions, 'children'>

function number(style: string, children: readonly XmlComponent[]): Paragraph {
  const paragraph = new Paragraph({ style, alignment: AlignmentType.END })
  for (const each of children) paragraph.addChildElement(each)
  return paragraph
}

export function styleOf(level: ContentsEntry['level']): 'TOC1' | 'TOC2' {
  return level === 2 ? 'TOC2' : 'TOC1'
}

type Widths = ReturnType<typeof labelWidths>

/** Where the titles of a level begin. */
export function leftOf(level: ContentsEntry['level'], [first, second]: Widths): number {
  return Math.round((level === 2 ? first + second : first) * millimetre)
}

/** In twips. */
const millimetre = 56.7
const gap = 170
const columns = [6860, 1312, 900] as const
const [titles] = columns
/** Of a line of titles, up to the dots. */
export const titleEnd = titles - gap

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
