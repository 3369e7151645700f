import type { Node } from 'prosemirror-model'
import type { LetterCondition } from '../document/kinds'
import type { OfficialLanguage } from '../document/language'
import { clean } from '../exchange/printable'
import { type Named, named } from './called'
import { citationIn } from './citation'
import { dateIn } from './dates'
import type { Counted, LetterField } from './fields'
import type { Letter } from './letter'
import { merge, type Values } from './merge'
import type { Recipient } from './recipients'

/** How a State that is not bound stands to the Convention. */
export type Standing = 'convention-party' | 'signatory' | 'neither'

/** A State that is written to, as the register and the list of addresses know it on the day. */
export interface Addressed {
  readonly state: string
  readonly standing: Standing
  /** `null` where nobody has verified it. */
  readonly originalProtocol: boolean | null
  readonly language: OfficialLanguage
  /** In the language that is asked for, or else in English; empty if not known. */
  readonly short: (language: OfficialLanguage) => string
  readonly formal: (language: OfficialLanguage) => string
  readonly capital: (language: OfficialLanguage) => string
}

/** A template in one language, with what is called otherwise in it. */
export interface LanguageTemplate {
  readonly template: Node
  /** Empty for what nobody has put into this language. */
  readonly names: Readonly<Record<Named, string>>
}

/** Everything that the letters of one mailing have in common. */
export interface Mailing {
  /** Of the letters, `2006-07-24`: counts are of this day. */
  readonly day: string
  /** English is always there, and is what others fall back on. */
  readonly templates: ReadonlyMap<OfficialLanguage, LanguageTemplate>
  readonly recommendation: {
    readonly words: string
    readonly symbol: string | null
    /** "20", "3 (a)" */
    readonly label: string | null
    readonly annex: string | null
  }
  /** Whether the words are adopted: before that they may become others. */
  readonly adopted: boolean
  readonly reference: string
  readonly signatory: string
  readonly counts: Readonly<Record<Counted, number>>
}

/** Why a letter may not be sent. */
export type Held =
  | { readonly kind: 'missing'; readonly field: LetterField }
  /** Nobody has said what it is called in the language of the letter. */
  | { readonly kind: 'unnamed'; readonly name: Named; readonly language: OfficialLanguage }
  | { readonly kind: 'not-confirmed' }
  | { readonly kind: 'not-adopted' }
  /** Whether it joined the original Protocol decides over a paragraph, and nobody knows. */
  | { readonly kind: 'original-protocol' }

export interface Drafted {
  readonly letter: Letter
  readonly held: readonly Held[]
}

export function draftLetter(
  mailing: Mailing,
  state: Addressed,
  recipient: Recipient | undefined,
): Drafted {
  const wanted = recipient?.language ?? state.language
  const language = mailing.templates.has(wanted) ? wanted : 'en'
  const own = mailing.templates.get(language)
  if (!own) throw new Error('A mailing has a template in English')
  const original = recipient?.originalProtocol ?? state.originalProtocol
  const holds = (condition: LetterCondition) =>
    condition === 'original-protocol' ? original === true : condition === state.standing
  const values = valuesOf(mailing, state, recipient, language, own.names)
  const { blocks, missing } = merge(own.template, values, holds)
  const held: Held[] = [
    ...missing.map((field) => lacking(field, language)),
    ...(recipient?.confirmed ? [] : [{ kind: 'not-confirmed' } as const]),
    ...(mailing.adopted ? [] : [{ kind: 'not-adopted' } as const]),
    // Only parties to the Convention could join it.
    ...(original === null && state.standing === 'convention-party' && asks(own.template)
      ? [{ kind: 'original-protocol' } as const]
      : []),
  ]
  const letter: Letter = {
    state: state.state,
    language,
    title: clean(state.short(language)),
    blocks,
    standing: held.length > 0 ? 'draft' : 'ready',
  }
  return { letter, held }
}

function lacking(field: LetterField, language: OfficialLanguage): Held {
  const name = named.find((each) => each === field)
  return name ? { kind: 'unnamed', name, language } : { kind: 'missing', field }
}

function asks(template: Node): boolean {
  let found = false
  template.descendants(({ attrs }) => {
    found ||= attrs.letter?.only === 'original-protocol'
    return !found
  })
  return found
}

function valuesOf(
  mailing: Mailing,
  state: Addressed,
  recipient: Recipient | undefined,
  language: OfficialLanguage,
  names: LanguageTemplate['names'],
): Values {
  const { counts, recommendation } = mailing
  return {
    honorific: recipient?.honorific ?? '',
    name: recipient?.name ?? '',
    function: recipient?.function ?? '',
    state: state.short(language),
    'state-formal': recipient?.formal || state.formal(language),
    capital: recipient?.capital || state.capital(language),
    date: dateIn(language, mailing.day),
    reference: recipient?.reference || (mailing.reference && `${mailing.reference}/${state.state}`),
    signatory: mailing.signatory,
    ...names,
    'recommendation-words': quoted(recommendation.words),
    'recommendation-citation': citationIn(language, recommendation),
    bound: String(counts.bound),
    'not-bound': String(counts['not-bound']),
    'convention-parties-not-bound': String(counts['convention-parties-not-bound']),
  }
}

/** Running words within a sentence: without the full stop, which the sentence has. */
function quoted(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ').replace(/[.;]$/, '')
}
