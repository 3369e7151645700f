import type { ToldOf } from '../told'

/**
 * A Word document as it was saved, with every change that is tracked in it: plain values, before
 * anybody has decided what to accept and what any of it means for a text of ours.
 *
 * A change is one element of the file and one object here: whatever it covers names it, so that it
 * can be counted, accepted or rejected as one.
 */
export interface WordDocument {
  readonly body: readonly WordBlock[]
  /** Footnotes and endnotes by `noteKey`, also those that nothing refers to. */
  readonly notes: ReadonlyMap<string, WordNote>
  readonly comments: ReadonlyMap<string, WordComment>
  readonly headers: readonly WordStory[]
  readonly footers: readonly WordStory[]
  readonly styles: Styles
  readonly numbering: Numbering
  /** Every tracked change, in the order of the file, part by part. */
  readonly changes: readonly Change[]
  /** Changes that the file says a second time, for versions that do not understand the first. */
  readonly repeated: readonly Change[]
  /** Paragraphs that the file numbers where it says something a second time. */
  readonly numberedAgain: number
  /** What is in the file and was not taken over. */
  readonly notices: readonly Notice[]
  /** BCP 47, of most of the text; `null` where the file does not say. */
  readonly language: string | null
  readonly title: string
  /** What a file of ours says of the words in a bookmark, by its name. */
  readonly told: ReadonlyMap<string, ToldOf>
  /** It went out of here, whatever became of it then. */
  readonly isOurs: boolean
}

/** What stands on its own: the text of a header. */
export interface WordStory {
  readonly part: string
  readonly blocks: readonly WordBlock[]
}

export type WordBlock = WordParagraph | WordTable

export interface WordParagraph {
  readonly kind: 'paragraph'
  readonly format: ParagraphFormat
  /** What it was formatted as before a change that is tracked. */
  readonly formerly: { readonly change: Change; readonly format: ParagraphFormat } | null
  readonly content: readonly WordInline[]
  /** Of the sign at its end: where that goes, the paragraph joins the next one. */
  readonly mark: { readonly changes: readonly Change[] }
  /** Whether a section of the document ends with it. */
  readonly endsSection: boolean
  /** Within a field that lists the headings. */
  readonly inContents: boolean
}

export interface ParagraphFormat {
  readonly style: string | null
  /** `null` where only its style says so; a number of "0" is no number. */
  readonly numbering: { readonly num: string | null; readonly level: number | null } | null
  readonly alignment: string | null
  readonly rightToLeft: boolean | null
  /** 0 is the highest heading, 9 is text. */
  readonly outline: number | null
  /** In twentieths of a point. */
  readonly indent: number | null
}

export interface WordTable {
  readonly kind: 'table'
  readonly rows: readonly WordRow[]
  readonly caption: string
  readonly formerly: { readonly change: Change; readonly caption: string } | null
}

export interface WordRow {
  readonly cells: readonly WordCell[]
  readonly header: boolean
  readonly changes: readonly Change[]
  /** Places of the grid that are left out before the first cell. */
  readonly before: number
  readonly formerly: {
    readonly change: Change
    readonly header: boolean
    readonly before: number
  } | null
}

export interface WordCell {
  readonly blocks: readonly WordBlock[]
  readonly place: CellPlace
  /** What it was before a change that is tracked. */
  readonly formerly: { readonly change: Change; readonly place: CellPlace } | null
  /** The cell came, went, or was joined. */
  readonly changes: readonly Change[]
}

/** How much of the grid a cell covers. */
export interface CellPlace {
  readonly span: number
  /** Goes on from the cell above, begins a cell that others go on from, or neither. */
  readonly merged: 'goes-on' | 'begins' | null
}

interface Placed {
  /** From the outermost to the innermost; empty for what nobody has changed. */
  readonly changes: readonly Change[]
}

export type WordInline = Placed &
  (
    | WordText
    | { readonly kind: 'break'; readonly of: 'line' | 'page' | 'column' }
    | {
        readonly kind: 'note'
        readonly note: string
        /** The sign was typed and stands in the text after this. */
        readonly signTyped: boolean
      }
    | { readonly kind: 'comment'; readonly comment: string }
    | { readonly kind: 'text-box'; readonly blocks: readonly WordBlock[] }
    | { readonly kind: 'picture'; readonly says: string }
    /** Before the words of its result. */
    | { readonly kind: 'field'; readonly field: Field }
    | { readonly kind: 'bookmark'; readonly name: string; readonly id: string }
    | { readonly kind: 'bookmark-end'; readonly id: string }
  )

export interface WordText {
  readonly kind: 'text'
  readonly text: string
  readonly format: RunFormat
  readonly formerly: { readonly change: Change; readonly format: RunFormat } | null
  /** Where it leads, out of the document or to a bookmark ("#name"). */
  readonly link: string | null
  /** A formula, of which there are only the signs. */
  readonly formula: boolean
}

/** What a run says itself; `null` where its styles decide. */
export interface RunFormat {
  readonly style: string | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly underline: boolean | null
  readonly struck: boolean | null
  readonly hidden: boolean | null
  readonly raised: 'up' | 'down' | 'no' | null
  readonly capitals: boolean | null
  readonly rightToLeft: boolean | null
  readonly language: string | null
}

export interface Field {
  /** "PAGE", "REF _Ref123 \h"… */
  readonly instruction: string
}

export interface WordNote {
  readonly kind: 'footnote' | 'endnote'
  readonly blocks: readonly WordBlock[]
}

export interface WordComment {
  readonly author: string
  readonly date: string | null
  readonly blocks: readonly WordBlock[]
}

/** Footnotes and endnotes are counted apart in the file. */
export function noteKey(kind: WordNote['kind'], id: string): string {
  return `${kind} ${id}`
}

/** What a tracked change is of. Each is an element of the file. */
export type ChangeKind =
  | 'insertion'
  | 'deletion'
  | 'move-from'
  | 'move-to'
  | 'formatting'
  | 'renumbering'
  | 'cell-insertion'
  | 'cell-deletion'
  | 'cell-merge'
  /** Of the frame of a content control, not of what is in it. */
  | 'control-insertion'
  | 'control-deletion'
  | 'control-move'

/** What it is a change to. */
export type ChangePlace =
  | 'content'
  | 'paragraph-mark'
  | 'row'
  | 'cell'
  | 'numbering'
  | 'run'
  | 'paragraph'
  | 'table'
  | 'table-exceptions'
  | 'grid'
  | 'section'
  | 'formula'
  | 'control'

export interface Change {
  readonly kind: ChangeKind
  readonly of: ChangePlace
  readonly author: string
  /** As in the file: ISO 8601, mostly without seconds that mean anything. */
  readonly date: string | null
  readonly id: string
  /** The move that it is half of, by the name that both halves bear. */
  readonly move: string | null
  /** Whether it lies within words that somebody inserted, deleted or moved. */
  readonly nested: boolean
  readonly part: string
}

/** What is in the file and can do nothing here, or is nothing that we could hold. */
export interface Notice {
  readonly kind:
    | 'macros'
    | 'external'
    | 'picture'
    | 'embedded'
    | 'other-document'
    | 'name-refused'
    | 'part-missing'
    | 'field-open'
  readonly words: string
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>
  /** Of paragraphs that name none. */
  readonly usual: string | null
  readonly language: string | null
}

export interface Style {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly basedOn: string | null
  readonly paragraph: ParagraphFormat
  readonly run: RunFormat
}

export interface Numbering {
  readonly nums: ReadonlyMap<string, Num>
  readonly lists: ReadonlyMap<string, List>
}

/** One use of a list, which may begin anew or look otherwise. */
export interface Num {
  readonly list: string
  readonly overrides: ReadonlyMap<
    number,
    { readonly start: number | null; readonly level: Level | null }
  >
}

/** An abstract numbering: up to nine levels. */
export interface List {
  readonly id: string
  readonly levels: ReadonlyMap<number, Level>
  /** The style that has the levels instead. */
  readonly link: string | null
  /** The style that these levels are of. */
  readonly linkedFrom: string | null
}

export interface Level {
  readonly start: number
  /** As the file names it: "decimal", "lowerRoman"… */
  readonly format: string
  /** "%1.%2." with the numbers of the levels from 1. */
  readonly text: string
  readonly style: string | null
  /** Begins anew after a number of this level or a higher one, from 1; 0 for never. */
  readonly restart: number | null
  /** All numbers in it in figures. */
  readonly legal: boolean
  readonly picture: boolean
  /** Of the number itself: a bullet of the Symbol font is a letter in the file. */
  readonly font: string | null
}
