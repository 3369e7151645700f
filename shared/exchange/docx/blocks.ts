import {
  AlignmentType,
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
  type Formerly,
  type Inlines,
  type Revision,
  wordsOf,
} from '../final-document'
import { directionOf } from '../language'
import { placedCells, printedColumns } from '../printed-columns'
import { revised } from '../redline/lines'
import { Changes } from './changes'
import { inlines, runs } from './inlines'
import { type Item, type ListPlace, type Lists, layoutOf } from './lists'
import { measures } from './styles'
import { Tolds } from './told'

const { margin, step, text } = measures

/** Word's element for each block of the text. */
export class Blocks {
  private readonly lists: Lists
  private readonly direction: Direction
  /** Whose the changes are that nobody made: of numbers, since others come in or go. */
  private readonly hand: Hand | undefined
  readonly changes: Changes
  readonly tolds = new Tolds()
  private bookmarks = 0
  private isAtHead = false

  constructor(lists: Lists, { language, redline }: FinalDocument) {
    this.lists = lists
    this.direction = language.direction
    this.hand = redline?.before
    this.changes = new Changes(redline)
  }

  /**
   * What comes next is at the head of a page, where a heading has no space above it. Word and
   * LibreOffice leave it out by themselves only where nobody has asked for the page.
   */
  beginPage(): void {
    this.isAtHead = true
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
    const children = [...before, ...inlines(content, this.changes)]
    for (const child of this.marked(anchor, children)) paragraph.addChildElement(child)
    return paragraph
  }

  /** With a bookmark around them. docx counts its own over all files that it makes; ours begin at 1. */
  marked(anchor: Anchor, children: readonly XmlComponent[]): readonly XmlComponent[] {
    const id = ++this.bookmarks
    return [new BookmarkStart(anchor, id), ...children, new BookmarkEnd(id)]
  }

  private directed(content: Inlines, given: IParagraphPropertiesOptions) {
    const options = this.isAtHead && isSpaced(given) ? { ...given, spacing: { before: 0 } } : given
    this.isAtHead = false
    const rightToLeft = directionOf(wordsOf(content), this.direction) === 'rtl'
    if (!rightToLeft) return options
    const { revision } = options
    return {
      ...options,
      bidirectional: true,
      ...(revision && { revision: { ...revision, bidirectional: true } }),
    }
  }

  private heading(heading: FinalHeading): Paragraph {
    const { options, before } = this.labelled(heading)
    return this.target(heading.anchor, heading.content, options, before)
  }

  private paragraph(block: FinalParagraph): Paragraph {
    const { options, before } = this.labelled(block)
    const anchor = this.tolds.paragraph(block)
    return anchor
      ? this.target(anchor, block.content, options, before)
      : this.line(block.content, options, before)
  }

  /** Its form and its number, and those that it had, where it comes to others. */
  private labelled(block: FinalHeading | FinalParagraph) {
    const { label, accepted, was, end, remarks = [] } = block
    const after = { form: block, label: accepted === undefined ? label : accepted }
    const before = { form: was ?? block, label }
    const { properties, signs } = this.set(
      end?.how === 'deleted' ? null : settingOf(after),
      end?.how === 'inserted' ? null : settingOf(before),
      end ?? was,
    )
    return {
      options: { ...properties, ...this.ended(end) },
      before: [...remarks.flatMap((remark) => this.changes.remarked([], remark)), ...signs],
    }
  }

  /**
   * How a paragraph is set, and the number that stands in its line where Word cannot count it. What
   * it was set as before is a tracked change, and so is another number in the line.
   */
  set(after: Setting | null, before: Setting | null, by: Hand | undefined, write = numberRuns) {
    const places = this.lists.places(after?.item ?? null, before?.item ?? null)
    const is = after && placed(after, places.after)
    const was = before && placed(before, places.before)
    const hand = by ?? this.hand
    const changed = is && was && JSON.stringify(is.options) !== JSON.stringify(was.options)
    return {
      properties: {
        ...(is ?? was)?.options,
        ...(changed && hand && { revision: this.changes.formerly(was.options, hand) }),
      },
      signs: this.signs(is?.own ?? null, was?.own ?? null, hand, write),
    }
  }

  /** A number in the line, and the one that stood there. */
  signs(
    is: string | null,
    was: string | null,
    by: Hand | undefined,
    write: (label: string) => readonly Run[],
  ): readonly XmlComponent[] {
    const hand = by ?? this.hand
    if (is === was || !hand) return is ? write(is) : []
    const track = (label: string | null, how: Revision['how']) =>
      label ? this.changes.track(write(label), { how, by: hand.by, at: hand.at }) : []
    return [...track(was, 'deleted'), ...track(is, 'inserted')]
  }

  ended(end: Revision | undefined): IParagraphPropertiesOptions {
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

  private table(given: FinalTable): readonly FileChild[] {
    const { caption, head, rows, notes } = given
    if (given.columns.length === 0) return []
    const columns = printedColumns(given)
    const widths = columns.map(({ share }) => Math.round(share * text))
    const placed = placedCells([...head, ...rows], columns.length)
    const toRow = (row: FinalRow, at: number) => {
      const children = (placed[at] ?? []).map(({ cell, column }) =>
        this.cell(cell, cell.colspan === 1 && columns[column]?.isFigures === true),
      )
      return this.row(row, at < head.length, children)
    }
    const own = revisionOf([...head, ...rows])
    const beside = (style: string) => ({ style, ...this.ended(own) })
    const table = new Table({
      width: { size: text, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      rows: [...head, ...rows].map(toRow),
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
    const come = (content: Inlines) => (own ? revised(content, own) : content)
    return [
      ...(caption ? [this.line(come(title), beside('Caption'))] : []),
      table,
      ...notes.map(({ sign, content }) =>
        this.line(
          come(content),
          beside('TableNote'),
          this.changes.track(
            [
              new TextRun({ text: sign, superScript: true }),
              new TextRun({ children: [new Tab()] }),
            ],
            own,
          ),
        ),
      ),
      // Without it two tables would run together, and a file may not end with a table.
      new Paragraph({ ...beside('TableText'), children: [] }),
    ]
  }

  private row({ revision }: FinalRow, tableHeader: boolean, children: TableCell[]): TableRow {
    return new TableRow({
      cantSplit: true,
      ...this.changes.of(revision),
      ...(tableHeader && { tableHeader }),
      children,
    })
  }

  private cell({ header, colspan, rowspan, content }: FinalCell, isFigures: boolean): TableCell {
    const style = header ? 'TableHeading' : 'TableText'
    // "1 250" would come out as "250 1" where lines run from right to left.
    const isTurned = isFigures && !header && this.direction === 'rtl'
    const end = isTurned ? AlignmentType.START : AlignmentType.END
    const options = { style, ...(isFigures && { alignment: end }) }
    const directed = this.directed(content, options)
    const words = new Paragraph(isTurned ? options : directed)
    for (const child of inlines(content, this.changes)) words.addChildElement(child)
    return new TableCell({
      verticalAlign: header ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      ...(colspan > 1 && { columnSpan: colspan }),
      ...(rowspan > 1 && { rowSpan: rowspan }),
      children: [words],
    })
  }
}

/** Whether its style sets it apart from what is above it. */
function isSpaced({ heading, style }: IParagraphPropertiesOptions): boolean {
  return heading !== undefined || style === 'Title'
}

/** What all of a table comes in by, or goes. */
function revisionOf(rows: readonly FinalRow[]): Revision | undefined {
  const [first, ...others] = rows.map(({ revision }) => revision)
  return others.every(
    (each) => each?.how === first?.how && each?.by === first?.by && each?.at === first?.at,
  )
    ? first
    : undefined
}

type Hand = Pick<Revision, 'by' | 'at'>

/** A paragraph without its number, and the number. */
export interface Setting {
  readonly options: IParagraphPropertiesOptions
  /** How it is set where its number stands in the line. */
  readonly beside: IParagraphPropertiesOptions
  readonly item: Item | null
}

/** With its place in a list, or the number that has none there. */
function placed({ options, beside, item }: Setting, place: ListPlace | null) {
  if (!item) return { options, own: null }
  if (place) return { options: { ...options, numbering: place }, own: null }
  return { options: { ...options, ...beside }, own: item.label }
}

interface Formed {
  readonly form: Formerly | FinalHeading | FinalParagraph
  readonly label: string | null
}

function settingOf({ form, label }: Formed): Setting {
  if (form.kind === 'heading') {
    const item = label ? { label, kind: 'headings' as const, level: form.level - 1 } : null
    const options = { heading: headings[form.level] }
    return item
      ? { options, beside: layoutOf(item.kind, item.level), item }
      : { options: { ...options, indent: { left: margin } }, beside: {}, item }
  }
  const { style, level } = form
  if (label) {
    const kind = style === 'operative' ? 'operative' : 'paragraphs'
    const options = { style: level > 0 ? 'SubParagraph' : paragraphStyles[style] }
    return { options, beside: layoutOf(kind, level), item: { label, kind, level } }
  }
  return {
    options: {
      style: style === 'numbered' ? paragraphStyles.plain : paragraphStyles[style],
      ...(level > 0 && { indent: { left: margin + step * level, firstLine: 0 } }),
    },
    beside: {},
    item: null,
  }
}

/** A number that Word cannot count stands in the line, set as the lists of its kind set theirs. */
function numberRuns(label: string): readonly Run[] {
  const tab = new TextRun({ children: [new Tab()] })
  return [...runs({ kind: 'text', text: label, formats: [] }), tab]
}

export const columnsOfStates = 3

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

export const paragraphStyles = {
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
