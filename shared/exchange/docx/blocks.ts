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
  type XmlComponent,
} from 'docx'
import { assertNever } from '../../assert-never'
import {
  type Anchor,
  columnRows,
  type Direction,
  type FinalBlock,
  type FinalCell,
  type FinalColumns,
  type FinalDocument,
  type FinalHeading,
  type FinalParagraph,
  type FinalRow,
  type FinalTable,
  type Inlines,
  wordsOf,
} from '../final-document'
import { directionOf } from '../language'
import { Changes } from './changes'
import { inlines, runs } from './inlines'
import { type ListKind, type Lists, layoutOf } from './lists'
import { measures } from './styles'

const { margin, step, text } = measures

/** Word's element for each block of the text. */
export class Blocks {
  private readonly lists: Lists
  private readonly direction: Direction
  private readonly live: boolean
  readonly changes: Changes
  private bookmarks = 0

  constructor(lists: Lists, { language, redline }: FinalDocument) {
    this.lists = lists
    this.direction = language.direction
    this.live = redline?.live ?? false
    this.changes = new Changes(redline)
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
    before: readonly XmlComponent[] = [],
  ): Paragraph {
    const paragraph = new Paragraph(this.directed(content, options))
    for (const child of [...before, ...inlines(content, this.changes)])
      paragraph.addChildElement(child)
    return paragraph
  }

  /** The same, where others can point at it. */
  target(
    anchor: Anchor,
    content: Inlines,
    options: IParagraphPropertiesOptions,
    before: readonly XmlComponent[] = [],
  ): Paragraph {
    const paragraph = new Paragraph(this.directed(content, options))
    // docx counts its own bookmarks over all files that it makes; ours begin at 1 in each.
    const id = ++this.bookmarks
    paragraph.addChildElement(new BookmarkStart(anchor, id))
    for (const child of [...before, ...inlines(content, this.changes)])
      paragraph.addChildElement(child)
    paragraph.addChildElement(new BookmarkEnd(id))
    return paragraph
  }

  private directed(content: Inlines, options: IParagraphPropertiesOptions) {
    const rightToLeft = directionOf(wordsOf(content), this.direction) === 'rtl'
    return rightToLeft ? { ...options, bidirectional: true } : options
  }

  private heading(heading: FinalHeading): Paragraph {
    const { anchor, label, level, content } = heading
    const by = label ? { label, kind: 'headings' as const, level: level - 1 } : null
    const numbering = by && this.number(by, heading)
    const own = by && !numbering
    return this.target(
      anchor,
      content,
      {
        heading: headings[level],
        ...(numbering ? { numbering } : own ? beside(by) : { indent: { left: margin } }),
        ...this.ended(heading),
      },
      this.front(own ? by : null, heading),
    )
  }

  private paragraph(block: FinalParagraph): Paragraph {
    const { anchor, label, style, level, content } = block
    const put = (options: IParagraphPropertiesOptions, own: OwnNumber | null) => {
      const [all, before] = [{ ...options, ...this.ended(block) }, this.front(own, block)]
      return anchor ? this.target(anchor, content, all, before) : this.line(content, all, before)
    }
    if (label) {
      const kind = style === 'operative' ? 'operative' : 'paragraphs'
      const by = { label, kind, level } as const
      const numbering = this.number(by, block)
      return put(
        {
          style: level > 0 ? 'SubParagraph' : styles[style],
          ...(numbering ? { numbering } : beside(by)),
        },
        numbering ? null : by,
      )
    }
    return put(
      {
        style: style === 'numbered' ? styles.plain : styles[style],
        ...(level > 0 && { indent: { left: margin + step * level, firstLine: 0 } }),
      },
      null,
    )
  }

  /** What comes in is counted once it is accepted, and until then the others count on without it. */
  private number({ kind, level, label }: OwnNumber, { end }: Ended) {
    const follows = this.live && end?.how === 'inserted'
    return follows ? this.lists.follow(kind, level) : this.lists.place(kind, level, label)
  }

  /** Before the words: a number that Word cannot count, and the sign of what is said of the block. */
  private front(own: OwnNumber | null, { end, remarks = [] }: Ended): readonly XmlComponent[] {
    const number = own ? this.changes.track(numberRuns(own), end) : []
    return [...remarks.flatMap((remark) => this.changes.remarked([], remark)), ...number]
  }

  private ended({ end }: Ended): IParagraphPropertiesOptions {
    return end ? { run: this.changes.of(end) } : {}
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

  private row({ cells, revision }: FinalRow, tableHeader: boolean): TableRow {
    return new TableRow({
      cantSplit: true,
      ...this.changes.of(revision),
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

type Ended = Pick<FinalParagraph, 'end' | 'remarks'>

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
