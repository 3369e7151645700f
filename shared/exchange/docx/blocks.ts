import {
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphPropertiesOptions,
  Paragraph,
  type Run,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { assertNever } from '../../assert-never'
import {
  type Anchor,
  columnRows,
  type Direction,
  type FinalBlock,
  type FinalCell,
  type FinalColumns,
  type FinalHeading,
  type FinalParagraph,
  type FinalRow,
  type FinalTable,
  type Inlines,
  wordsOf,
} from '../final-document'
import { directionOf } from '../language'
import { inlines, runs } from './inlines'
import { type ListKind, type Lists, layoutOf } from './lists'
import { measures } from './styles'

const { margin, step, text } = measures

/** Word's element for each block of the text. */
export class Blocks {
  private readonly lists: Lists
  private readonly direction: Direction
  private bookmarks = 0

  constructor(lists: Lists, direction: Direction) {
    this.lists = lists
    this.direction = direction
  }

  of(block: FinalBlock): readonly FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block)]
      case 'paragraph':
        return [this.paragraph(block)]
      case 'table':
        return this.table(block)
      case 'columns':
        return this.columns(block)
      default:
        return assertNever(block)
    }
  }

  /** A paragraph of these words, running in their direction; `before` stands in front of them. */
  line(
    content: Inlines,
    options: IParagraphPropertiesOptions,
    before: readonly Run[] = [],
  ): Paragraph {
    const children = [...before, ...inlines(content)]
    return new Paragraph({ ...this.directed(content, options), children })
  }

  /** The same, where others can point at it. */
  target(
    anchor: Anchor,
    content: Inlines,
    options: IParagraphPropertiesOptions,
    before: readonly Run[] = [],
  ): Paragraph {
    const paragraph = new Paragraph(this.directed(content, options))
    // docx counts its own bookmarks over all files that it makes; ours begin at 1 in each.
    const id = ++this.bookmarks
    paragraph.addChildElement(new BookmarkStart(anchor, id))
    for (const child of [...before, ...inlines(content)]) paragraph.addChildElement(child)
    paragraph.addChildElement(new BookmarkEnd(id))
    return paragraph
  }

  private directed(content: Inlines, options: IParagraphPropertiesOptions) {
    const rightToLeft = directionOf(wordsOf(content), this.direction) === 'rtl'
    return rightToLeft ? { ...options, bidirectional: true } : options
  }

  private heading({ anchor, label, level, content }: FinalHeading): Paragraph {
    const numbering = label ? this.lists.place('headings', level - 1, label) : null
    const by = label && !numbering ? { label, kind: 'headings' as const, level: level - 1 } : null
    return this.target(
      anchor,
      content,
      {
        heading: headings[level],
        ...(numbering ? { numbering } : by ? beside(by) : { indent: { left: margin } }),
      },
      by ? numberRuns(by) : [],
    )
  }

  private paragraph({ anchor, label, style, level, content }: FinalParagraph): Paragraph {
    const put = (options: IParagraphPropertiesOptions, before: readonly Run[] = []) =>
      anchor ? this.target(anchor, content, options, before) : this.line(content, options, before)
    if (label) {
      const kind = style === 'operative' ? 'operative' : 'paragraphs'
      const numbering = this.lists.place(kind, level, label)
      const by = { label, kind, level } as const
      return put(
        {
          style: level > 0 ? 'SubParagraph' : styles[style],
          ...(numbering ? { numbering } : beside(by)),
        },
        numbering ? [] : numberRuns(by),
      )
    }
    return put({
      style: style === 'numbered' ? styles.plain : styles[style],
      ...(level > 0 && { indent: { left: margin + step * level, firstLine: 0 } }),
    })
  }

  /** A table that is not seen: Word's own columns would need a section for themselves. */
  private columns(block: FinalColumns): readonly FileChild[] {
    const width = Math.floor((text - margin) / columnsOfStates)
    return [
      new Table({
        width: { size: width * columnsOfStates, type: WidthType.DXA },
        indent: { size: margin, type: WidthType.DXA },
        layout: TableLayoutType.FIXED,
        columnWidths: Array.from({ length: columnsOfStates }, () => width),
        borders: {
          top: none,
          bottom: none,
          left: none,
          right: none,
          insideHorizontal: none,
          insideVertical: none,
        },
        margins: { left: 0, right: 170 },
        ...(this.direction === 'rtl' && { visuallyRightToLeft: true }),
        rows: columnRows(block, columnsOfStates).map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map(
                (line) => new TableCell({ children: [this.line(line, { style: 'ListedState' })] }),
              ),
            }),
        ),
      }),
      new Paragraph({ style: 'TableText', children: [] }),
    ]
  }

  private table({ caption, columns, head, rows, notes }: FinalTable): readonly FileChild[] {
    if (columns.length === 0) return []
    const widths = columns.map((share) => Math.round(share * text))
    const toRow = (tableHeader: boolean) => (row: FinalRow) => this.row(row, tableHeader)
    const table = new Table({
      width: { size: text, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      rows: [...head.map(toRow(true)), ...rows.map(toRow(false))],
      borders: {
        top: heavy,
        bottom: heavy,
        left: none,
        right: none,
        insideHorizontal: thin,
        insideVertical: none,
      },
      margins: { left: 85, right: 85 },
      ...(this.direction === 'rtl' && { visuallyRightToLeft: true }),
    })
    const title: Inlines = caption ? [{ kind: 'text', text: caption, formats: [] }] : []
    return [
      ...(caption ? [this.line(title, { style: 'Caption' })] : []),
      table,
      ...notes.map(({ sign, content }) =>
        this.line(content, { style: 'TableNote' }, [
          new TextRun({ text: sign, superScript: true }),
          new TextRun({ children: [new Tab()] }),
        ]),
      ),
      // Without it two tables would run together, and a file may not end with a table.
      new Paragraph({ style: 'TableText', children: [] }),
    ]
  }

  private row({ cells }: FinalRow, tableHeader: boolean): TableRow {
    return new TableRow({
      cantSplit: true,
      ...(tableHeader && { tableHeader }),
      children: cells.map((cell) => this.cell(cell)),
    })
  }

  private cell({ header, colspan, rowspan, content }: FinalCell): TableCell {
    return new TableCell({
      verticalAlign: header ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      ...(colspan > 1 && { columnSpan: colspan }),
      ...(rowspan > 1 && { rowSpan: rowspan }),
      children: [this.line(content, { style: header ? 'TableHeading' : 'TableText' })],
    })
  }
}

interface OwnNumber {
  readonly label: string
  readonly kind: ListKind
  readonly level: number
}

/** A number that Word cannot count stands in the line, set as the lists of its kind set theirs. */
function numberRuns({ label }: OwnNumber): readonly Run[] {
  const tab = new TextRun({ children: [new Tab()] })
  return [...runs({ kind: 'text', text: label, formats: [] }), tab]
}

function beside({ kind, level }: OwnNumber): IParagraphPropertiesOptions {
  return layoutOf(kind, level)
}

const columnsOfStates = 3

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

const styles = {
  numbered: 'NumberedParagraph',
  plain: 'PlainParagraph',
  preambular: 'PreambularParagraph',
  operative: 'OperativeParagraph',
  quotation: 'Quotation',
  adoption: 'AdoptionLine',
} as const

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'auto' } as const
const heavy = { style: BorderStyle.SINGLE, size: 12, color: 'auto' } as const
