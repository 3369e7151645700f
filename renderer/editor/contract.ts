import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Amendment } from '../../shared/amendments/amendment'
import type { BlockJSON, Place } from '../../shared/amendments/change'
import type {
  AnnexKind,
  BlockKind,
  ParagraphKind,
  Recommendation,
  Source,
} from '../../shared/document/kinds'
import type { Listed } from '../../shared/document/recommendations'
import type { Remark } from '../../shared/exchange/recognise/report'
import type { Arising } from '../../shared/follow-up/arising'
import type { BlockId, DelegationId } from '../../shared/ids'
import type { ClauseStyle } from '../../shared/language/clause'
import type { Presence } from '../../shared/presence'
import type { Act } from '../../shared/protocol'
import type { Insertable } from './agreed/agreed'
import type { BracketEditor } from './brackets/bracket-contract'
import type { CountsEditor } from './counts/counts-editor'
import type { SearchEditor } from './finding/search'
import type { Hinting } from './hints/hint-list'
import type { SpellingCheck } from './hints/spelling-check'
import type { NumbersEditor } from './numbers/numbers-editor'

/**
 * What the editor needs from the window and gives to it. The editor knows ProseMirror and the
 * shared document; it knows neither the network nor React.
 */
export interface TextEditorOptions {
  readonly mount: HTMLElement
  readonly content: Y.XmlFragment
  readonly awareness: Awareness
  readonly me: Presence['user']
  readonly mode: Mode
  readonly translate: (key: string, values?: Record<string, string | number>) => string
  /** The accent of a delegation, as a CSS colour; `null` is the secretariat and the president. */
  readonly colourOf: (delegation: DelegationId | null) => string
  readonly nameOf: (user: Presence['user']) => string
  /** Typing in a closed text: a draft amendment is asked for. */
  readonly onPropose: (intent: Intent) => void
  /** A draft has been moved: where it would stand now. `false` if it cannot. */
  readonly onPlaceDraft: (id: string, place: Subject['place']) => Promise<boolean>
  /** After every change of the document, the selection or the layout; at most once a frame. */
  readonly onUpdate: () => void
  /** Which words are in the dictionary. */
  readonly spelling: SpellingCheck
  /** A click on an amendment's marks in the text. */
  readonly onSelectAmendment: (amendment: Amendment['id']) => void
  /** Words from elsewhere were put into the text or a draft, or could not be. */
  readonly onPasted: (pasted: Pasted) => void
  /** An undo or a redo left a step as it was, since its words could not all have come back. */
  readonly onLeftDone: () => void
  /** Nobody is followed any more, without anyone having asked. */
  readonly onUnfollowed: () => void
}

/**
 * - `write`: the text is open to this person.
 * - `propose`: the caret is there, and typing begins an amendment.
 * - `read`: the caret is there for reading and copying only.
 */
export type Mode = 'write' | 'propose' | 'read'

/** What someone began to propose in a text that is closed, and where. */
export interface Intent extends Subject {
  /** Offsets from where the words of the first block begin: the words that were selected. */
  readonly from: number
  readonly to: number
  /** What goes in their place; `null` only opens the draft. */
  readonly text: string | null
  /** What is done there besides. */
  readonly deed?: Deed
}

/** The blocks that a draft is about, and where what it proposes shall stand. */
export interface Subject extends Pick<Extract<Act, { kind: 'draft-amendment' }>, 'place'> {
  readonly blocks: readonly BlockId[]
}

export type Deed =
  | { readonly kind: 'footnote' }
  /** The words of a note that is there, by its id: they are written beside its number. */
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'format'; readonly format: Format }
  | { readonly kind: 'recommendation'; readonly recommendation: Recommendation | null }

/** What can be proposed of whole blocks, by a key or from a list. */
export const blockProposals = ['after', 'delete', 'up', 'down', 'apart'] as const
export type BlockProposal = (typeof blockProposals)[number]

/** An amendment shown over the text. */
export interface Shown {
  readonly amendment: Amendment
  readonly delegation: string
  readonly colour: string
  /** How its lines are drawn, so that neighbours are told apart without colours too. */
  readonly pattern: 'solid' | 'dashed' | 'dotted'
}

/** A draft opened where it would change the text. */
export interface OpenDraft {
  readonly id: string
  /** Its main sponsor, in whose colour it is shown. */
  readonly delegation: DelegationId
  readonly place: Place
  /** The blocks as they stood when the draft was begun: what is struck and added is shown against them. */
  readonly base: readonly BlockJSON[]
  /** `null` where it amends the text; else the block by which the amended amendment is shown. */
  readonly amends: { readonly beside: BlockId | null } | null
  readonly content: Y.XmlFragment
  readonly awareness: Awareness | null
  readonly writable: boolean
  /** What was typed before the draft's document had arrived. */
  readonly intent: Intent | null
  /** Filled by the window with the bar beneath the draft: who can see it, discard, table. */
  readonly footer: HTMLElement
}

export interface OutlineEntry {
  readonly id: BlockId
  readonly label: string | null
  readonly title: string
  /** Of a heading 1 to 4, of the title of a part 0. */
  readonly level: number
  /** Labels of the first and last numbered paragraph beneath it. */
  readonly paragraphs: readonly [string, string] | null
}

/** Where someone who writes in this text is. */
export interface PersonPlace {
  /** A window of theirs, as presence numbers them. */
  readonly client: number
  readonly block: BlockId
  /** The number of the block, where it has one. */
  readonly label: string | null
  /** The heading that it stands under. */
  readonly under: BlockId | null
}

/** What can be put into the text beside words. */
export type Insertion =
  | { readonly kind: 'section' | 'heading' | 'part' | 'contents' | 'quotation' | 'adoption' }
  | { readonly kind: 'annex'; readonly form: AnnexKind }
  | { readonly kind: 'table'; readonly rows: number; readonly columns: number }

export type TableAct =
  | 'row-before'
  | 'row-after'
  | 'column-before'
  | 'column-after'
  | 'delete-row'
  | 'delete-column'
  | 'header-row'
  | 'header-column'
  | 'column-wider'
  | 'column-narrower'
  | 'columns-even'
  | 'merge'
  | 'split'
  | 'delete-table'

/** The table of the caret, as far as it decides what can be done to it. */
export interface TableState {
  readonly headerRow: boolean
  readonly headerColumn: boolean
  readonly canMerge: boolean
  readonly canSplit: boolean
  readonly lastRow: boolean
  readonly lastColumn: boolean
  /** Whether someone has drawn its columns. */
  readonly hasWidths: boolean
}

/** The section or annex of the caret, and what would go with it. */
export interface Removal {
  readonly kind: 'section' | 'annex'
  readonly label: string | null
  readonly title: string
  readonly paragraphs: number
  readonly tables: number
  readonly footnotes: number
}

/** Words that have gone with their block. */
export interface Lost {
  readonly text: string
  /** Ids of the blocks after which they may stand, the best first. */
  readonly after: readonly string[]
}

export type Format = 'em' | 'strong' | 'sup'

/** What has just been pasted, and what became of it. */
export interface Pasted {
  /**
   * - `coming`: it is long and takes a moment; one of the others follows.
   * - `nothing`: there were no words.
   * - `too-long`: the text was not changed.
   */
  readonly outcome: 'coming' | 'pasted' | 'nothing' | 'too-long'
  readonly counts: PasteCounts
  readonly remarks: readonly Remark[]
  /** While nothing has been written since. */
  readonly mayTakeBack: () => boolean
  /** `false` once it has been taken back, by whatever way. */
  readonly isThere: () => boolean
  readonly takeBack: () => void
  /** Puts the words alone, in the place of what was pasted; `null` where that is no help. */
  readonly asWords: (() => void) | null
}

export interface PasteCounts {
  readonly paragraphs: number
  readonly headings: number
  readonly footnotes: number
  readonly tables: number
  readonly annexes: number
}

/** What the toolbar shows of the place where the caret is. */
export interface Selected {
  readonly block: BlockId | null
  readonly blockType: 'paragraph' | 'heading' | 'title' | 'other'
  readonly kind: ParagraphKind | null
  readonly level: number
  readonly formats: readonly Format[]
  readonly recommendation: Recommendation | null
  /** What the caret stands in; `null` in a title and in a draft. */
  readonly around: 'section' | 'annex' | null
  /** The kind of the annex of the caret. */
  readonly annex: AnnexKind | null
  readonly table: TableState | null
  /** The language of the words at the caret, `null` where it is the text's. */
  readonly language: string | null
  readonly hasContents: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A place that departs from the house style, or a word that is not in the dictionary. */
export interface Hint {
  readonly key: string
  readonly rule: string
  /** Which of the sentences of its rule says why. */
  readonly why: string | null
  readonly block: BlockId | null
  readonly words: string
  /** What the words would be, `null` if they stay or a person has to say. */
  readonly becomes: string | null
  readonly canApply: boolean
  /** The words before and after it. */
  readonly before: string
  readonly after: string
  /** Kept by whoever wants it left alone. */
  readonly place: string
}

/** A hint whose card is open, and where the card is to be drawn. */
export interface OpenHint {
  readonly hint: Hint
  readonly card: HTMLElement
  /** Opened by a key, so that the card takes the focus. */
  readonly byKey: boolean
}

/** The paragraph that is selected, in the form in which agreed language is kept. */
export interface Passage {
  readonly block: BlockId
  readonly style: ClauseStyle
  readonly text: string
  readonly items: readonly string[]
  /** Where its words were agreed before. */
  readonly source: Source | null
}

export interface TextEditor {
  setMode(mode: Mode): void
  setShown(shown: readonly Shown[], selected: Amendment['id'] | null): void
  setDrafts(drafts: readonly OpenDraft[]): void
  /** Proposes something of the whole blocks of the selection. `false` if there is nothing to it. */
  propose(what: BlockProposal): boolean
  /** Whether something was typed of which no draft has come yet: it is on this page alone. */
  hasUnproposed(): boolean
  /** Puts the caret into a draft, as soon as it is here. */
  goToDraft(id: string): void
  /** Shows a draft as the paragraph would read, or with what it strikes and adds. */
  showAsAmended(id: string, asAmended: boolean): void
  focus(): void
  /** Scrolls to a block and puts the caret there, at its beginning or at an offset as in `spot`. */
  goTo(block: BlockId, into?: number): void
  /**
   * Distance in px from the top of `mount` to the block, `null` if it is not in the text. Of what is
   * far out of sight it is about that.
   */
  topOf(block: BlockId): number | null
  outline(): readonly OutlineEntry[]
  /** A heading with all that is beneath it goes one place up or down. `false` if it cannot. */
  moveHeading(heading: BlockId, by: 1 | -1): boolean
  /** Puts it before or after another, with what is beneath that. */
  moveHeadingTo(heading: BlockId, beside: BlockId, side: 'before' | 'after'): boolean
  mayMoveHeadingTo(heading: BlockId, beside: BlockId, side: 'before' | 'after'): boolean
  people(): readonly PersonPlace[]
  /** Keeps the page where this colleague writes, until the person goes on by themselves. */
  follow(client: number | null): void
  recommendations(): readonly Listed[]
  selected(): Selected
  /** The words that are selected in one block, or its whole where the caret is; `null` outside all. */
  spot(): { readonly block: BlockId; readonly from: number; readonly to: number } | null
  /** The symbol that the masthead bears, `null` while it is pending. */
  symbol(): string | null
  /** How many words the text has, with its footnotes. */
  words(): number
  toggle(format: Format): void
  setBlock(block: BlockKind): void
  insert(what: Insertion): void
  setAnnexKind(kind: AnnexKind): void
  /** The States of the annex of the caret, as the language of the text orders them. */
  sortStates(): void
  /** What `remove` would take away. */
  removal(): Removal | null
  /** Takes the section or annex of the caret out of the text. */
  remove(): void
  removeContents(): void
  table(act: TableAct): void
  /** Puts the caret into the caption of the table. */
  editCaption(): void
  /** +1 makes a sub-paragraph (a), (i), a., i.; -1 takes it back. */
  indent(by: 1 | -1): void
  insertFootnote(): void
  readonly counts: CountsEditor
  /** Says in which language the selected words are, or those typed next; `null` in the text's. */
  setLanguage(tag: string | null): void
  /**
   * Makes a paragraph a recommendation, or with `null` takes that back. `false` if it was not done:
   * the text is closed, or the paragraph is no longer in it.
   */
  setRecommendation(block: BlockId, recommendation: Recommendation | null): boolean
  readonly brackets: BracketEditor
  /** `null` where no paragraph is. */
  passage(): Passage | null
  /** Puts a clause beneath the block of the caret. `false` if the text is closed or none may stand there. */
  insertClause(clause: Insertable): boolean
  /** Puts in what the text starts from of the conference before. `false` if it is closed. */
  insertMatters(arising: Arising): boolean
  /** How the place of a block is printed: "12 (a)"; `null` if it has no number. */
  placeOf(block: BlockId): string | null
  /** The tag of the language that the masthead names. */
  language(): string
  direction(): 'ltr' | 'rtl'
  /** Puts words back into the text. `false` if it was not done: the text is closed, or empty. */
  putBack(passages: readonly Lost[]): boolean
  readonly numbers: NumbersEditor
  readonly search: SearchEditor
  /** Which hints are wanted; none until it is said. */
  setHinting(hinting: Hinting): void
  hints(): readonly Hint[]
  openHint(): OpenHint | null
  closeHint(): void
  goToHint(key: string): void
  /** The next one after the caret, or before it, round the whole text. */
  goToNextHint(by: 1 | -1): void
  /** Puts hints into effect in one step to undo, or puts `text` in the place of each. */
  applyHints(keys: readonly string[], text?: string): number
  undo(): void
  redo(): void
  destroy(): void
}
