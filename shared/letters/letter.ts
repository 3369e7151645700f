import type { LetterPart } from '../document/kinds'
import type { OfficialLanguage } from '../document/language'
import type { LetterField } from './fields'

/** A letter to one State, ready to be laid out: every exporter reads this and nothing else. */
export interface Letter {
  /** The State's id, after which its files are called. */
  readonly state: string
  readonly language: OfficialLanguage
  /** The short name of the State, for the title of the file. */
  readonly title: string
  readonly blocks: readonly LetterBlock[]
  /**
   * - `draft`: something is missing or not confirmed; it says on every page that it was not sent.
   * - `ready`: it may be approved.
   */
  readonly standing: 'draft' | 'ready'
}

/** More is no letter: as many paragraphs, pieces of one, and characters in a piece. */
export const mostOfLetter = { blocks: 200, runs: 500, words: 20_000 } as const

export interface LetterBlock {
  readonly part: LetterPart
  readonly content: readonly LetterRun[]
}

export type LetterRun =
  | { readonly kind: 'words'; readonly words: string; readonly formats: readonly LetterFormat[] }
  | { readonly kind: 'break' }
  /** What is not known yet. */
  | { readonly kind: 'blank'; readonly field: LetterField }

export const letterFormats = ['em', 'strong', 'sup'] as const
export type LetterFormat = (typeof letterFormats)[number]
