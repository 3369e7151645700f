import { isId } from '../ids'
import { isString } from './attributes'

export const paragraphKinds = [
  'numbered',
  'plain',
  'preambular',
  'operative',
  /** Words of another text, set in from both sides. */
  'quotation',
  /** When and by whom the text was adopted: "12th plenary meeting, 23 November 2005". */
  'adoption',
] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/** What a block of words can be made: a paragraph, or a heading of one of four levels. */
export const blockKinds = [
  ...paragraphKinds,
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** `free` is an annex without rules of its own. */
export const annexKinds = ['agenda', 'declaration', 'table', 'documents', 'states', 'free'] as const
export type AnnexKind = (typeof annexKinds)[number]

/** Which signs a footnote is counted with: 1, 2 through the text; *, ** ; a, b in each table. */
export const noteSeries = ['number', 'asterisk', 'letter'] as const
export type NoteSeries = (typeof noteSeries)[number]

/** How the paragraphs of one set of alternatives are told apart: 5 bis; Alt 2; Option B. */
export const alternativeStyles = ['bis', 'alt', 'option'] as const
export type AlternativeStyle = (typeof alternativeStyles)[number]

/**
 * - `live`: numbers are counted anew after every change.
 * - `frozen`: what has been issued keeps its number, and what is new is 5 bis until renumbered.
 */
export const numberPolicies = ['live', 'frozen'] as const
export type NumberPolicy = (typeof numberPolicies)[number]

/** Levels below a numbered paragraph: 1 is (a), 2 is (i), 3 is a., 4 is i. */
export const deepestLevel = 4

export interface Recommendation {
  /** Whom it is addressed to: "Secretary-General", "States Parties"… */
  readonly addressee: string
  readonly kind: string
  readonly deadline: string | null
}

/** One of several versions of a paragraph, of which the conference will choose one. */
export interface Alternative {
  /** The same for all versions. */
  readonly set: string
  readonly style: AlternativeStyle
}

/** Where words were agreed before. What is not known is empty. */
export interface Source {
  readonly conference: string
  readonly symbol: string
  readonly paragraph: string
}

/** Where a paragraph of a letter stands; `body` for whatever is between salutation and closing. */
export const letterParts = [
  'sender',
  'reference',
  'date',
  'mark',
  'salutation',
  'body',
  'closing',
  'signature',
  'addressee',
  'enclosure',
] as const
export type LetterPart = (typeof letterParts)[number]

/** For whom alone a paragraph of a letter is: how a State stands to the treaty. */
export const letterConditions = [
  'convention-party',
  'original-protocol',
  'signatory',
  'neither',
] as const
export type LetterCondition = (typeof letterConditions)[number]

/** What makes a paragraph one of a letter. */
export interface LetterPlace {
  readonly part: LetterPart
  /** `null` for every recipient. */
  readonly only: LetterCondition | null
}

export function isLetterPlace(value: unknown): value is LetterPlace {
  const { part, only } = Object(value)
  return (
    letterParts.some((known) => known === part) &&
    (only === null || letterConditions.some((known) => known === only))
  )
}

export function isAlternative(value: unknown): value is Alternative {
  const { set, style } = Object(value)
  return isId(set) && alternativeStyles.some((known) => known === style)
}

export function isSource(value: unknown): value is Source {
  const { conference, symbol, paragraph } = Object(value)
  return isString(conference) && isString(symbol) && isString(paragraph)
}

export function isRecommendation(value: unknown): value is Recommendation {
  const { addressee, kind, deadline } = Object(value)
  return isString(addressee) && isString(kind) && (deadline === null || isString(deadline))
}

/** BCP 47, as far as a browser and a printed file heed it. */
export function isLanguageTag(value: unknown): value is string {
  return isString(value) && /^[a-z]{2,8}(-[a-z\d]{1,8}){0,4}$/i.test(value)
}
