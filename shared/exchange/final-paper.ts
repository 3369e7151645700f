import type { Instant } from '../ids'
import type { FinalBlock, Id, Inlines } from './final-document'

/** What a paper about a text says of it, for programs; its words, for people, say the same. */
export type Paper =
  | {
      readonly kind: 'amendments'
      readonly of: TextOf
      readonly amendments: readonly FinalAmendment[]
    }
  | {
      readonly kind: 'decisions'
      readonly of: TextOf
      readonly decisions: readonly FinalDecision[]
    }
  /** What became of the recommendations. */
  | { readonly kind: 'matters'; readonly of: TextOf }

/** The text that a paper is about, by what it is found again. */
export interface TextOf {
  readonly name: string
  readonly symbol: string | null
  /** Of its masthead, as printed. */
  readonly date: string
  readonly conference: string
  readonly at: Instant
  readonly digest: string
}

/** An amendment as it was tabled. */
export interface FinalAmendment {
  readonly id: Id
  /** "A/7" */
  readonly label: string
  /** The label of the amendment that this one amends; `null` where it amends the text. */
  readonly amends: string | null
  /** Who tabled it. */
  readonly by: string
  /** All sponsors in alphabetical order. */
  readonly sponsors: readonly string[]
  readonly tabled: Instant
  /** What it would do, as printed: "Paragraph 12: amend to read". */
  readonly deed: string
  readonly rationale: string
  readonly deferred: boolean
  /** Whether `changes` can be made in the text as it stands, and not only in the one it was written on. */
  readonly applies: boolean
  readonly changes: readonly TextChange[]
}

/**
 * One thing that becomes of a text. All changes of an amendment are made at once: each names what
 * stands in the text before any of them.
 */
export type TextChange =
  /** Other words in a block that stays what it is. */
  | {
      readonly kind: 'words'
      readonly block: Id
      readonly way: string | null
      readonly replaced: readonly Replaced[]
    }
  /** A block as it becomes: a table, a note, or a paragraph that is addressed to somebody else. */
  | {
      readonly kind: 'form'
      readonly block: Id
      readonly way: string | null
      readonly was: FinalBlock
      readonly becomes: FinalBlock
    }
  | {
      readonly kind: 'taken'
      readonly block: Id
      readonly way: string | null
      readonly was: FinalBlock
    }
  | { readonly kind: 'put'; readonly at: FinalSpot; readonly blocks: readonly FinalBlock[] }

/** For these words, which stand only once in their block, read those. */
export interface Replaced {
  readonly old: Inlines
  readonly new: Inlines
}

/**
 * Beside a block, before all others of a section or annex, or in a section of its own.
 *
 * A `way` is where in the text that is, by printed numbers, as Akoma Ntoso has it:
 * "!main#sec_IV__para_12"; `null` of what is not in the text.
 */
export type FinalSpot =
  | { readonly kind: 'after' | 'before'; readonly block: Id; readonly way: string | null }
  | { readonly kind: 'first'; readonly within: Id | null; readonly way: string | null }
  | {
      readonly kind: 'apart'
      readonly after: Id | null
      readonly section: Id
      readonly way: string | null
    }

export const outcomes = [
  'adopted',
  'orally',
  'rejected',
  'withdrawn',
  'deferred',
  'fallen',
  'reconsidered',
  'textAdopted',
  'bracketKept',
  'bracketTaken',
  'chosen',
] as const
export type Outcome = (typeof outcomes)[number]

export interface FinalDecision {
  /** The paragraph of the paper in which it stands. */
  readonly block: Id
  readonly at: Instant
  readonly outcome: Outcome
  /** "A/7", where it is about an amendment. */
  readonly about: string | null
  readonly vote: FinalVote | null
}

/** Names of delegations. */
export interface FinalVote {
  readonly for: readonly string[]
  readonly against: readonly string[]
  readonly abstaining: readonly string[]
}
