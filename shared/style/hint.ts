import type { MarkType } from 'prosemirror-model'
import type { ParagraphKind } from '../document/kinds'
import type { Reading } from './reading'

/** The languages whose rules are known. A text in another one has no hints. */
export const styleLanguages = ['en', 'fr', 'es'] as const
export type StyleLanguage = (typeof styleLanguages)[number]

/** How the parties to the treaty are called: each document keeps to one term. */
export const partyTerms = ['States Parties', 'States parties', 'High Contracting Parties'] as const
export type PartyTerm = (typeof partyTerms)[number]

export interface Style {
  readonly language: StyleLanguage
  readonly party: PartyTerm
}

/** What a rule needs to know of the place where the words stand. */
export interface Place {
  readonly type: 'paragraph' | 'heading' | 'title' | 'cell' | 'note'
  readonly kind: ParagraphKind | null
  readonly level: number
  /** Of an operative paragraph: what follows it among its own. */
  readonly next: 'another' | 'its sub-paragraphs' | 'nothing'
}

/** Words put in the place of others. Offsets are those of the reading. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

export type Fix =
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  /** `from`–`to` of the hint is set in this style. */
  | { readonly kind: 'mark'; readonly mark: MarkType['name'] }
  /** `from`–`to` of the hint becomes a cross-reference to what is called so: "12", "annex II". */
  | { readonly kind: 'reference'; readonly to: string }

/** One place where the words depart from the house style. Offsets are those of the reading. */
export interface Hint {
  readonly from: number
  readonly to: number
  /** `null` where only a person can say how to put it. */
  readonly fix: Fix | null
  /** Which of the sentences of its rule says why, where it has several. */
  readonly why?: string
}

export interface Rule {
  readonly id: string
  readonly languages: readonly StyleLanguage[]
  /** Off until somebody asks for it: true of nearly every page, and of little weight. */
  readonly onRequest?: true
  readonly check: (reading: Reading, place: Place, style: Style) => readonly Hint[]
}

export function replace(from: number, to: number, text: string, why?: string): Hint {
  return {
    from,
    to,
    fix: { kind: 'edit', edits: [{ from, to, text }] },
    ...(why !== undefined && { why }),
  }
}
