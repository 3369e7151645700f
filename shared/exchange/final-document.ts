import { assertNever } from '../assert-never'
import type { Stage } from '../conference'
import type { NoteSeries, ParagraphKind, Recommendation } from '../document/kinds'
import type { OfficialLanguage } from '../document/language'
import type { Instant } from '../ids'
import type { Paper } from './final-paper'

/**
 * A text as it is printed: every number computed, every note in its place, nothing left to decide
 * but the look. All exporters read this and none reads ProseMirror or Yjs.
 *
 * Words are as typed, with no-break spaces where a line must not end ("paragraph 12"); what no
 * file can hold (control characters, halves of characters) is gone.
 */
export interface FinalDocument {
  readonly language: Language
  readonly masthead: FinalMasthead
  /** Printed boldly on the first page and on each running head; `null` on an adopted text. */
  readonly marking: string | null
  readonly status: Stage
  /** When the text was as it is here. */
  readonly at: Instant
  /**
   * SHA-256 in hexadecimal over the canonical JSON of the text. Two files that bear the same one say
   * the same, in whatever form they are.
   */
  readonly digest: string
  /** For the properties of the file: the titles in one line, or the conference if there is none. */
  readonly name: string
  readonly conference: string
  /** On the first page, above everything. */
  readonly titles: readonly Inlines[]
  /** Empty where the text is so short that its headings are its contents. */
  readonly contents: readonly ContentsEntry[]
  /** On pages of their own after the titles, or where the text has a place for them. */
  readonly contentsAt: 'front' | 'place'
  /** In the order of the text. */
  readonly parts: readonly FinalPart[]
  /** `null` where all words are simply what the text says. */
  readonly redline: Redline | null
  /** Of a paper about a text: what it says of that, for programs. */
  readonly paper?: Paper
}

export interface Redline {
  /** What is said of the revisions. */
  readonly remarks: readonly Remark[]
  /**
   * Numbers are counted where they can be, so that they come right when revisions are accepted or
   * rejected. What is printed here are those of the text before, and 5 bis for what comes in.
   */
  readonly live: boolean
  /** Of the text before, where that is known. */
  readonly before?: Before
}

/** What the first page and the list of contents say in the text before, and who changes it. */
export interface Before {
  readonly masthead: FinalMasthead
  readonly marking: string | null
  readonly contents: readonly ContentsEntry[]
  readonly by: string
  readonly at: Instant
}

/** In a redline: what came in or goes, by whom. Without it words stay. */
export interface Revision {
  readonly how: 'inserted' | 'deleted'
  /** As printed: "Austria", "Secretariat". */
  readonly by: string
  readonly at: Instant
  /** The index of what is said of it in the remarks of the redline. */
  readonly remark?: number
}

/** Stands beside a revision: number, sponsors and reasons of an amendment. */
export interface Remark {
  readonly by: string
  readonly at: Instant
  /** Paragraphs. */
  readonly lines: readonly string[]
}

export interface Language {
  /** As printed: "English". */
  readonly name: string
  /** BCP 47. */
  readonly tag: OfficialLanguage
  readonly direction: Direction
}

export type Direction = 'ltr' | 'rtl'

/** What is empty is not printed; a symbol that is `null` is pending. */
export interface FinalMasthead {
  readonly organ: string
  readonly symbol: string | null
  readonly distribution: string
  readonly date: string
  readonly original: string
  readonly job: string
  readonly meeting: string
  readonly agendaItem: string
}

export interface ContentsEntry {
  /** The `anchor` of the heading or the annex. */
  readonly target: Anchor
  readonly label: string | null
  readonly title: string
  /** A part is 0, an annex 1. */
  readonly level: 0 | 1 | 2
  /** Numbers of the first and the last paragraph beneath it; alike if there is one. */
  readonly paragraphs: readonly [string, string] | null
}

/** Made here from `a-z` and digits, so that every format can carry it; it says nothing. */
export type Anchor = string

/**
 * What the text calls it: it survives editing, moving and every form of the file. No two things in a
 * document have the same.
 */
export type Id = string

export type FinalPart = FinalSection | FinalAnnex | FinalTitle | FinalContents

/** Where the contents stand if not at the front. */
export interface FinalContents {
  readonly kind: 'contents'
}

/** A title further on, or what begins a part: then its label is "Part II". */
export interface FinalTitle {
  readonly kind: 'title'
  readonly id: Id
  readonly anchor: Anchor
  readonly label: string | null
  /** In a redline, the one that it has once all is accepted, where that is another. */
  readonly accepted?: string | null
  readonly content: Inlines
  readonly end?: Revision
}

export interface FinalSection {
  readonly kind: 'section'
  readonly id: Id
  readonly blocks: readonly FinalBlock[]
}

export interface FinalAnnex {
  readonly kind: 'annex'
  readonly id: Id
  readonly anchor: Anchor
  /** "Annex II" */
  readonly label: string
  /** In a redline, the one that it has once all is accepted, where that is another. */
  readonly accepted?: string | null
  readonly title: Inlines
  /** Of the end of the title. */
  readonly end?: Revision
  /** The schema's `kind` of annex: "agenda", "documents", "free"… */
  readonly form: string
  readonly blocks: readonly FinalBlock[]
}

export type FinalBlock = FinalHeading | FinalParagraph | FinalTable | FinalColumns

export interface FinalHeading {
  readonly kind: 'heading'
  readonly id: Id
  readonly anchor: Anchor
  /** "IV.", `null` in an annex. */
  readonly label: string | null
  readonly level: 1 | 2 | 3 | 4
  readonly content: Inlines
  /** Of its end: one that goes makes this and the next block one. */
  readonly end?: Revision
  /** What is said beside it, as indexes in the remarks of the redline. */
  readonly remarks?: readonly number[]
  /** In a redline, the label that it has once all is accepted, where that is another. */
  readonly accepted?: string | null
  /** In a redline, what it was before it became this. */
  readonly was?: Formerly
}

export interface FinalParagraph {
  readonly kind: 'paragraph'
  readonly id: Id
  /** Of those only that are referred to. */
  readonly anchor?: Anchor
  /** "12.", "(a)"; `null` for a paragraph without a number. */
  readonly label: string | null
  readonly style: ParagraphKind
  /** 0 to 4: 1 is (a), 2 is (i), 3 is a., 4 is i. */
  readonly level: number
  readonly content: Inlines
  readonly recommendation: Recommendation | null
  /** Of its end: one that goes makes this and the next block one. */
  readonly end?: Revision
  /** What is said beside it, as indexes in the remarks of the redline. */
  readonly remarks?: readonly number[]
  /** In a redline, the label that it has once all is accepted, where that is another. */
  readonly accepted?: string | null
  /** In a redline, what it was before it became this. */
  readonly was?: Formerly
}

/** A heading or a paragraph of another kind, on another level or for another addressee. */
export type Formerly = Pick<Revision, 'by' | 'at'> &
  (
    | Pick<FinalHeading, 'kind' | 'level'>
    | Pick<FinalParagraph, 'kind' | 'style' | 'level' | 'recommendation'>
  )

export interface FinalTable {
  readonly kind: 'table'
  readonly id: Id
  readonly caption: string
  /** Parts of the whole width, summing to 1; one for each column. */
  readonly columns: readonly number[]
  /** Rows that are repeated at the top of each page. */
  readonly head: readonly FinalRow[]
  readonly rows: readonly FinalRow[]
  /** The notes with letters, which stand beneath the table and not at the foot of the page. */
  readonly notes: readonly TableNote[]
}

export interface TableNote {
  readonly sign: string
  readonly content: readonly FinalRun[]
}

/** Short lines side by side, down one column and then the next: a list of States. */
export interface FinalColumns {
  readonly kind: 'columns'
  readonly lines: readonly FinalLine[]
}

export interface FinalLine {
  readonly id: Id
  readonly content: Inlines
}

/** Every place of the grid is covered once, by a cell of this row or one that reaches into it. */
export interface FinalRow {
  /** Of the row as a whole. */
  readonly revision?: Revision
  readonly cells: readonly FinalCell[]
}

export interface FinalCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly content: Inlines
}

export type Inlines = readonly Inline[]

export type Inline =
  | FinalRun
  | { readonly kind: 'break'; readonly revision?: Revision }
  | FinalFootnote
  /** Of a note that stands elsewhere. */
  | { readonly kind: 'sign'; readonly sign: string; readonly revision?: Revision }

export interface FinalFootnote {
  readonly kind: 'footnote'
  readonly id: Id
  /** Among all notes of the document, from 1. */
  readonly ordinal: number
  readonly series: NoteSeries
  /** As printed: "12", "**", "a". */
  readonly sign: string
  readonly content: readonly FinalRun[]
  readonly revision?: Revision
}

/** Never empty. */
export interface FinalRun {
  readonly kind: 'text'
  readonly text: string
  readonly formats: readonly Format[]
  /** BCP 47, where it is not the document's own language. */
  readonly language?: string
  /** What the words refer to, where they do. */
  readonly to?: Anchor
  readonly revision?: Revision
}

export const formats = ['em', 'strong', 'sup'] as const
export type Format = (typeof formats)[number]

/** The words of a line without its notes; a break is a space. */
export function wordsOf(content: Inlines): string {
  return content
    .map((each) => (each.kind === 'text' ? each.text : each.kind === 'break' ? ' ' : ''))
    .join('')
    .trim()
}

/** Whether the contents have pages of their own before the body. */
export function hasFront(document: FinalDocument): boolean {
  return hasContents(document) && document.contentsAt === 'front'
}

/** In a redline also a list that goes. */
export function hasContents({ contents, redline }: FinalDocument): boolean {
  return contents.length > 0 || (redline?.before?.contents.length ?? 0) > 0
}

/** The lines of each row, from lines that run down the columns. */
export function columnRows({ lines }: FinalColumns, columns: number): readonly Inlines[][] {
  const height = Math.ceil(lines.length / columns)
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: columns }, (_, column) => lines[column * height + row]?.content ?? []),
  )
}

/** "1–8", "9", or nothing. */
export function paragraphRange(paragraphs: ContentsEntry['paragraphs']): string {
  if (!paragraphs) return ''
  const [first, last] = paragraphs
  return first === last ? first : `${first}–${last}`
}

/** The notes that stand at the foot of a page, in their order. */
export function notesIn(document: FinalDocument): readonly FinalFootnote[] {
  const notes: FinalFootnote[] = []
  eachInlines(document, (content) => {
    for (const each of content) if (each.kind === 'footnote') notes.push(each)
  })
  return notes
}

/** A line on the cover has no end of its own: one of which all words come in, or go, does so itself. */
export function endOf(content: Inlines): Revision | undefined {
  const [first] = content
  const isWhole = content.every(({ revision }) => revision?.how === first?.revision?.how)
  return isWhole ? first?.revision : undefined
}

/** Whether anything comes in or goes in it. */
export function isRevised({ parts, titles }: Pick<FinalDocument, 'parts' | 'titles'>): boolean {
  const comesOrGoes = (content: Inlines): boolean =>
    content.some((each) => each.revision || (each.kind === 'footnote' && comesOrGoes(each.content)))
  return (
    titles.some(comesOrGoes) ||
    parts.some((part) => {
      switch (part.kind) {
        case 'contents':
          return false
        case 'title':
          return Boolean(part.end) || comesOrGoes(part.content)
        case 'annex':
          return Boolean(part.end) || comesOrGoes(part.title) || part.blocks.some(blockComesOrGoes)
        case 'section':
          return part.blocks.some(blockComesOrGoes)
        default:
          return assertNever(part)
      }
    })
  )

  function blockComesOrGoes(block: FinalBlock): boolean {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return Boolean(block.end) || comesOrGoes(block.content)
      case 'columns':
        return block.lines.some(({ content }) => comesOrGoes(content))
      case 'table':
        return [...block.head, ...block.rows].some(
          ({ revision, cells }) => revision || cells.some(({ content }) => comesOrGoes(content)),
        )
      default:
        return assertNever(block)
    }
  }
}

/** Every block of the sections and the annexes, in their order. */
export function eachBlock({ parts }: FinalDocument, visit: (block: FinalBlock) => void): void {
  for (const part of parts) {
    if (part.kind === 'section' || part.kind === 'annex') part.blocks.forEach(visit)
  }
}

/** Every line of the document in reading order. */
export function eachInlines(document: FinalDocument, visit: (content: Inlines) => void): void {
  document.titles.forEach(visit)
  for (const part of document.parts) {
    switch (part.kind) {
      case 'contents':
        break
      case 'title':
        visit(part.content)
        break
      case 'annex':
        visit(part.title)
        part.blocks.forEach(visitBlock)
        break
      case 'section':
        part.blocks.forEach(visitBlock)
        break
      default:
        assertNever(part)
    }
  }

  function visitBlock(block: FinalBlock): void {
    if (block.kind === 'table') {
      for (const row of [...block.head, ...block.rows]) {
        for (const cell of row.cells) visit(cell.content)
      }
      for (const note of block.notes) visit(note.content)
    } else if (block.kind === 'columns') {
      for (const line of block.lines) visit(line.content)
    } else {
      visit(block.content)
    }
  }
}
