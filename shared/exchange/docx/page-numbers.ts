import {
  type Anchor,
  columnRows,
  type FinalBlock,
  type FinalColumns,
  type FinalDocument,
  type FinalFootnote,
  type FinalHeading,
  type FinalParagraph,
  type FinalRow,
  type FinalTable,
  hasContents,
  hasFront,
  type Inline,
  type Inlines,
} from '../final-document'
import { firstPage } from '../first-page'
import { type Listed, labelWidths, listedIn } from '../listed'
import { placedCells, printedColumns } from '../printed-columns'
import { columnsOfStates, paragraphStyles } from './blocks'
import { leftOf, styleOf, titleEnd } from './contents'
import { type ListKind, layoutOf } from './lists'
import { type Look, looksOf } from './looks'
import { flow, type Piece } from './paging/flow'
import { type Line, linesOf, weightOf } from './paging/lines'
import type { Measure } from './paging/measure'
import { measures } from './styles'

/**
 * The pages on which the headings of a Word file begin, for its list of contents. Word and
 * LibreOffice lay out the pages when they open it, and this follows them: the styles and measures
 * of the file, the widths of its letters, the same rules of where lines and pages end.
 */
export function pageNumbers(
  document: FinalDocument,
  measure: Measure,
): ReadonlyMap<Anchor, string> {
  if (!hasContents(document)) return new Map()
  const pages = flow(new Pieces(document, measure).all(), room)
  return new Map([...pages].map(([anchor, page]) => [anchor, String(page)]))
}

const { page, head, edge, text, margin, step, small } = measures
const room = { height: page.height - head - edge, rule: 120, betweenNotes: 40, noteLine: 230 }

/** Where the words of a paragraph begin and end, between the margins of the page. */
interface Place {
  /** Of the first line, after its number. */
  readonly first: number
  readonly left: number
  readonly right: number
}

class Pieces {
  private readonly document: FinalDocument
  private readonly measure: Measure
  private readonly looks: ReadonlyMap<string, Look>
  private readonly notes = new Map<FinalFootnote, number>()

  constructor(document: FinalDocument, measure: Measure) {
    this.document = document
    this.measure = measure
    this.looks = looksOf(document.language)
  }

  /** After front matter the pages are counted anew. */
  all(): readonly Piece[] {
    const { document } = this
    const pieces = hasFront(document) ? [] : [...this.cover()]
    let annexed = false
    for (const part of document.parts) {
      const annex = part.kind === 'annex'
      if (annex || annexed) pieces.push({ kind: 'page' })
      annexed = annex
      switch (part.kind) {
        case 'contents':
          pieces.push(...this.contents())
          break
        case 'title':
          pieces.push(this.line('title', under(part.label, part.content), whole, part.anchor))
          break
        case 'annex':
          pieces.push(
            this.line('AnnexHeading', under(part.label, part.title), whole, part.anchor),
            ...part.blocks.flatMap((block) => this.block(block)),
          )
          break
        case 'section':
          pieces.push(...part.blocks.flatMap((block) => this.block(block)))
      }
    }
    return pieces
  }

  private cover(): readonly Piece[] {
    const { document } = this
    const { facts, meeting, marking } = firstPage(document)
    const line = this.look('MastheadText').height
    const table = 794 + 120 + 200 + (facts.length + 1) * line + 60
    return [
      { kind: 'row', height: table + line, notes: [], head: 0 },
      ...meeting.map(({ content }) => this.line('Meeting', content, whole)),
      ...(marking ? [this.line('Marking', marking.content, whole)] : []),
      ...document.titles.map((title) => this.line('title', title, whole)),
    ]
  }

  private contents(): readonly Piece[] {
    const widths = labelWidths(this.document)
    return [
      this.line('ContentsHeading', plain('-'), whole),
      this.row([this.height('TOC1', [], whole)]),
      ...listedIn(this.document).map((entry) => this.row([this.entry(entry, widths)])),
    ]
  }

  private entry({ level, title }: Listed, widths: ReturnType<typeof labelWidths>): Height {
    const left = leftOf(level, widths)
    return this.height(styleOf(level), title, { first: left, left, right: text - titleEnd })
  }

  private block(block: FinalBlock): readonly Piece[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block)]
      case 'paragraph':
        return [this.paragraph(block)]
      case 'table':
        return this.table(block)
      case 'columns':
        return this.columns(block)
    }
  }

  private heading({ anchor, label, level, content }: FinalHeading): Piece {
    const style = `heading${level}`
    const place = label
      ? this.numbered('headings', level - 1, label, true)
      : { first: margin, left: margin, right: 0 }
    return this.line(style, content, place, anchor)
  }

  private paragraph({ label, style, level, content, anchor }: FinalParagraph): Piece {
    if (label) {
      const kind = style === 'operative' ? 'operative' : 'paragraphs'
      const name = level > 0 ? 'SubParagraph' : paragraphStyles[style]
      return this.line(name, content, this.numbered(kind, level, label, false), anchor)
    }
    const name = style === 'numbered' ? paragraphStyles.plain : paragraphStyles[style]
    const { left, first, right } = this.look(name)
    const own = margin + step * level
    const place = level > 0 ? { first: own, left: own, right } : { first, left, right }
    return this.line(name, content, place, anchor)
  }

  /** The words begin at the tab after the number, or where the number ends beyond it. */
  private numbered(kind: ListKind, level: number, label: string, bold: boolean): Place {
    const { indent, leftTabStop } = layoutOf(kind, level)
    const { size } = this.look(kind === 'headings' ? `heading${level + 1}` : 'NumberedParagraph')
    const from = indent.left + ('hanging' in indent ? -indent.hanging : indent.firstLine)
    const weight = weightOf(bold, false)
    const width = [...label].reduce(
      (sum, sign) => sum + size * this.measure(sign.codePointAt(0) ?? 0, weight),
      0,
    )
    const stop = leftTabStop ?? 0
    const first = from + width < stop ? stop : Math.ceil((from + width) / tab) * tab
    return { first, left: indent.left, right: 0 }
  }

  private table(table: FinalTable): readonly Piece[] {
    const { caption, head, rows, notes } = table
    if (table.columns.length === 0) return []
    const shares = printedColumns(table).map(({ share }) => share)
    const heights = this.rowHeights([...head, ...rows], shares)
    const top = heights.slice(0, head.length).reduce((sum, each) => sum + each.height, 0)
    return [
      ...(caption ? [this.line('caption', plain(caption), whole)] : []),
      ...heights.map((height, index) => this.row([height], index < head.length ? 0 : top)),
      ...notes.map(({ content }) => this.line('TableNote', content, this.look('TableNote'))),
      this.line('TableText', [], whole),
    ]
  }

  /** A cell that reaches into other rows is as high as they are together. */
  private rowHeights(rows: readonly FinalRow[], columns: readonly number[]): readonly Height[] {
    return placedCells(rows, columns.length).map((cells) => {
      const heights = cells.map(({ cell, column }): Height => {
        const { header, colspan, rowspan, content } = cell
        const share = columns.slice(column, column + colspan).reduce((sum, each) => sum + each, 0)
        const place = { first: 0, left: 0, right: text - (share * text - 2 * cellMargin) }
        const height = this.height(header ? 'TableHeading' : 'TableText', content, place)
        return rowspan > 1 ? { height: 0, notes: height.notes } : height
      })
      const { height, notes } = highest(heights)
      return { height: height + thin, notes }
    })
  }

  private columns(block: FinalColumns): readonly Piece[] {
    const width = (text - margin) / columnsOfStates - 2 * cellMargin
    const { first, left } = this.look('ListedState')
    const place = { first, left, right: text - width }
    return [
      ...columnRows(block, columnsOfStates).map((row) =>
        this.row(row.map((line) => this.height('ListedState', line, place))),
      ),
      this.line('TableText', [], whole),
    ]
  }

  private line(style: string, content: Inlines, place: Place, anchor?: Anchor): Piece {
    const { before, after, height, keepsNext, keepsTogether } = this.look(style)
    const notes = this.linesIn(style, content, place).map((line) => this.heightsOf(line))
    const lines = { before, after, height, notes, keepsNext, keepsTogether }
    return { kind: 'lines', ...lines, ...(anchor !== undefined && { anchor }) }
  }

  private row(cells: readonly Height[], head = 0): Piece {
    return { kind: 'row', ...highest(cells), head }
  }

  /** Of a paragraph in a cell. */
  private height(style: string, content: Inlines, place: Place): Height {
    const { before, after, height } = this.look(style)
    const lines = this.linesIn(style, content, place)
    const notes = lines.flatMap((line) => this.heightsOf(line))
    return { height: before + lines.length * height + after, notes }
  }

  private linesIn(style: string, content: Inlines, { first, left, right }: Place): readonly Line[] {
    const { size, bold } = this.look(style)
    const setting = { size, bold, first: text - first - right, rest: text - left - right }
    return linesOf(content, setting, this.measure)
  }

  private heightsOf(line: Line): readonly number[] {
    return line.map((note) => {
      const known = this.notes.get(note)
      if (known !== undefined) return known
      const { height, left, right } = this.look('footnoteText')
      const lines = this.linesIn('footnoteText', note.content, { first: left, left, right })
      this.notes.set(note, lines.length * height)
      return lines.length * height
    })
  }

  private look(style: string): Look {
    const look = this.looks.get(style)
    if (!look) throw new Error(`Every style that is used is among the styles, and so is ${style}`)
    return look
  }
}

interface Height {
  readonly height: number
  readonly notes: readonly number[]
}

function highest(cells: readonly Height[]): Height {
  const height = Math.max(0, ...cells.map((cell) => cell.height))
  return { height, notes: cells.flatMap(({ notes }) => notes) }
}

function plain(words: string): Inlines {
  return words ? [{ kind: 'text', text: words, formats: [] }] : []
}

/** A label on a line of its own above the words. */
function under(label: string | null, content: Inlines): Inlines {
  if (!label) return content
  const below: readonly Inline[] = content.length > 0 ? [{ kind: 'break' }] : []
  return [...plain(label), ...below, ...content]
}

const whole: Place = { first: 0, left: 0, right: 0 }
/** Word's own stops, where a paragraph sets none. */
const tab = 720
const cellMargin = small * 4.25
const thin = 10
