import { assertNever } from '../../assert-never'
import {
  type Anchor,
  type FinalAnnex,
  type FinalBlock,
  type FinalCell,
  type FinalColumns,
  type FinalDocument,
  type FinalHeading,
  type FinalParagraph,
  type FinalPart,
  type FinalTable,
  type FinalTitle,
  type Id,
  type Inlines,
  wordsOf,
} from '../final-document'
import { HeadingDepths } from '../heading-depths'
import { directionOf } from '../language'
import { listedIn } from '../listed'
import { openerLabel } from '../opener-label'
import { type PrintedColumn, placedCells, printedColumns } from '../printed-columns'
import { forPeople, inlines, mark, type Setting } from './inlines'
import { array, literal } from './literal'

/** What is set one after the other: a heading, a paragraph, a table. */
export interface Piece {
  /** `null` for the contents; that of the first line where there are several. */
  readonly id: Id | null
  readonly kind: FinalBlock['kind'] | 'contents' | 'opener'
  /** What it is called stands at the head of its pages. */
  readonly annex: Inlines | null
  /** Whether the head of the pages is set anew, which begins one. */
  readonly turns: boolean
  readonly write: () => string
}

/** How its words are written, and whether each piece says where it has come to stand. */
export interface PiecesSetting {
  readonly linked: boolean
  readonly marked: boolean
}

/** @param listing how the contents are written, where the text has a place for them */
export function piecesOf(
  document: FinalDocument,
  setting: PiecesSetting,
  listing: () => string,
): readonly Piece[] {
  return new Pieces(document, setting, listing).all()
}

/** The line that comes before a piece that begins a page. */
export function turn({ annex }: Piece): string {
  return `#set page(header: running(${annex === null ? 'none' : inlines(annex, forPeople)}))`
}

/** Goes through a document once: how deep a heading is depends on the one before. */
class Pieces {
  private readonly listed: ReadonlySet<string>
  private readonly pieces: Piece[] = []
  private annex: Inlines | null = null
  private turns = false
  private readonly depths = new HeadingDepths()

  constructor(
    private readonly document: FinalDocument,
    private readonly setting: PiecesSetting,
    private readonly listing: () => string,
  ) {
    this.listed = new Set(listedIn(document).map((entry) => entry.target))
  }

  all(): readonly Piece[] {
    for (const part of this.document.parts) {
      const annex = part.kind === 'annex' ? this.label(part) : null
      this.turns ||= annex !== null || this.annex !== null
      this.annex = annex
      this.part(part)
    }
    return this.pieces
  }

  private put(id: Id | null, kind: Piece['kind'], write: () => string): void {
    this.pieces.push({ id, kind, annex: this.annex, turns: this.turns, write })
    this.turns = false
  }

  private part(part: FinalPart): void {
    switch (part.kind) {
      case 'contents':
        if (this.listed.size > 0) this.put(null, 'contents', this.listing)
        break
      case 'title':
        this.opener(part, this.label(part), 1, part.content, 'title')
        break
      case 'annex':
        this.opener(part, this.label(part), 1, part.title, 'annex')
        for (const block of part.blocks) this.block(block, 2)
        break
      case 'section':
        for (const block of part.blocks) this.block(block, 1)
        break
      default:
        assertNever(part)
    }
  }

  private block(block: FinalBlock, highest: number): void {
    switch (block.kind) {
      case 'heading': {
        const level = Math.max(block.level, highest)
        this.opener(block, plain(block.label), level, block.content, 'section')
        break
      }
      case 'paragraph':
        this.put(block.id, block.kind, () => this.paragraph(block))
        break
      case 'table':
        this.put(block.id, block.kind, () => this.table(block))
        break
      case 'columns':
        this.put(block.lines[0]?.id ?? null, block.kind, () => this.columns(block))
        break
      default:
        assertNever(block)
    }
  }

  private opener(
    { id, anchor, remarks }: Pick<FinalHeading, 'id' | 'anchor' | 'remarks'>,
    label: Inlines,
    level: number,
    content: Inlines,
    kind: 'section' | 'annex' | 'title',
  ): void {
    const piece = kind === 'section' ? 'heading' : 'opener'
    // A heading without a word may not be one in a tagged file; its number can stand for it.
    const empty = wordsOf(content) === ''
    if (empty && label.length === 0) {
      this.put(id, piece, () => `#plain(0, ${this.inlines(content, id, { remarks })})`)
      return
    }
    const depth = this.depths.of(level)
    this.put(id, piece, () => {
      const own = this.inlines(content, id, { isHeading: true, remarks })
      const number = inlines(label, forPeople)
      const numbered = label.length > 0 && !empty ? `#number(${number});` : ''
      const words = empty ? `#${number};#${own}` : `#${this.directed(content, own)}`
      const outlined = this.listed.has(anchor)
      // What is said of a link that leads there, with the page.
      const called = literal(
        [label, content]
          .map((each) => wordsOf(standing(each)))
          .filter(Boolean)
          .join(' '),
      )
      const set = `heading(level: ${depth}, supplement: ${called}, outlined: ${outlined}, bookmarked: true, [${numbered}${words}]) <${anchor}>`
      if (kind === 'section') return depth === level ? `#${set}` : `#looks(${level})[#${set}]`
      return `#opener(${kind === 'annex'})[#${set}]`
    })
  }

  private label(part: FinalAnnex | FinalTitle): Inlines {
    return openerLabel(part, this.document.redline)
  }

  private paragraph(paragraph: FinalParagraph): string {
    const { id, label, style, level, content } = paragraph
    const words = this.inlines(content, id, paragraph)
    const apart = style === 'preambular' || style === 'operative'
    if (style === 'quotation') return `#${this.directed(content, `quoted(${level}, ${words})`)}`
    if (style === 'adoption') return `#${this.directed(content, `plain(0, emph(${words}))`)}`
    const block = label
      ? `numbered(${level + (apart ? 1 : 0)}, ${literal(label)}, ${words})`
      : level === 0 && apart
        ? `indented(${words})`
        : `plain(${level}, ${words})`
    return `#${this.directed(content, block)}`
  }

  private columns({ lines }: FinalColumns): string {
    const height = Math.ceil(lines.length / columnsOfStates)
    const columns = Array.from({ length: columnsOfStates }, (_, column) => {
      const own = lines.slice(column * height, (column + 1) * height)
      return array(own.map(({ id, content }) => this.directed(content, this.inlines(content, id))))
    })
    return `#side-by-side(${columns.join(', ')})`
  }

  private table(table: FinalTable): string {
    const { id, caption, head, rows, notes } = table
    if (table.columns.length === 0) return ''
    const columns = printedColumns(table)
    const placed = placedCells([...head, ...rows], columns.length)
    const last = rows.length - 1
    // The rows of the head are printed on each page, and so are no place.
    const cells = placed.map((row, at) =>
      row.map(({ cell, column }, index) => {
        const begins = at === head.length && index === 0
        const ends = at === head.length + last && index === row.length - 1
        const marks = [begins ? this.mark(`s${id}`) : '', ends ? this.mark(`e${id}`) : ''] as const
        return this.cell(cell, columns.slice(column, column + cell.colspan), id, marks)
      }),
    )
    const widths = columns.map(({ share }) => `${share.toFixed(6)}fr`)
    const aligned = columns.map(({ isFigures }) => (isFigures ? 'end' : 'start'))
    const below = notes.length > 0 ? ', below: 6pt' : ''
    const first = cells.slice(0, head.length).flat()
    const sheet = `sheet(${array(widths)}, ${array(aligned)}, ${array(first)}${below}, ${cells.slice(head.length).flat().join(', ')})`
    const beneath = notes.map(
      ({ sign, content }) => `(${literal(sign)}, ${inlines(content, this.settingOf(id))})`,
    )
    const captioned = caption ? `captioned(${literal(caption)}, ${sheet})` : sheet
    if (notes.length === 0) return `#${captioned}`
    const apart = caption ? ', below: 16.6pt' : ''
    return `#noted(${captioned}, ${array(beneath)}${apart})`
  }

  private cell(
    { header, colspan, rowspan, content }: FinalCell,
    columns: readonly PrintedColumn[],
    table: Id,
    [before, after]: readonly [string, string],
  ): string {
    const printed = inlines(content, this.settingOf(table), before, after)
    // "1 250" would come out as "250 1" where lines run from right to left.
    const isFigure =
      this.document.language.direction === 'rtl' &&
      !header &&
      columns.every(({ isFigures }) => isFigures)
    const words = isFigure ? `symbol(${printed})` : this.directed(content, printed)
    const body = header ? `emph(${words})` : words
    const settings = [
      ...(colspan > 1 || rowspan > 1 ? [`colspan: ${colspan}, rowspan: ${rowspan}`] : []),
      // Over several columns of figures a head stands where they begin.
      ...(colspan > 1 ? ['align: start'] : []),
      ...(isLong(content, columns) ? ['breakable: true'] : []),
    ]
    return settings.length > 0 ? `table.cell(${settings.join(', ')}, ${body})` : `[#${body}]`
  }

  /** What runs against the document says so. */
  private directed(content: Inlines, printed: string): string {
    const { direction } = this.document.language
    const own = directionOf(wordsOf(content), direction)
    return own === direction ? printed : `directed(${own === 'rtl'}, ${printed})`
  }

  /** With an anchor, others can point at the words: what carries it is not seen. */
  private inlines(
    content: Inlines,
    id: Id | undefined,
    more: { anchor?: Anchor; isHeading?: boolean; remarks?: readonly number[] | undefined } = {},
  ): string {
    const { anchor, isHeading = false, remarks } = more
    const target = anchor ? `#metadata(none)<${anchor}>` : ''
    const [start, end] = id ? [this.mark(`s${id}`), this.mark(`e${id}`)] : ['', '']
    const setting = { ...this.settingOf(id ?? null), isHeading, remarks }
    return inlines(content, setting, `${target}${start}`, end)
  }

  private settingOf(id: Id | null): Setting {
    const { linked, marked } = this.setting
    return { linked, notesOf: marked ? id : null }
  }

  private mark(what: string): string {
    return this.setting.marked ? mark(what) : ''
  }
}

/** What would not stand on a page goes on to the next; any other row stands on one. */
function isLong(content: Inlines, columns: readonly PrintedColumn[]): boolean {
  const share = columns.reduce((sum, each) => sum + each.share, 0)
  return wordsOf(content).length > share * lettersOfPage
}

/** At its widest letters. */
const lettersOfPage = 2000

function plain(label: string | null): Inlines {
  return label ? [{ kind: 'text', text: label, formats: [] }] : []
}

/** Without what a redline strikes. */
function standing(content: Inlines): Inlines {
  return content.filter((each) => each.kind !== 'text' || each.revision?.how !== 'deleted')
}

const columnsOfStates = 3
