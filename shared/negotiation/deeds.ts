import type { Settlement } from '../document/settling'
import type { BracketStatus, Nature, Stand } from './bracket-facts'
import type { BracketSource } from './bracket-source'

/** What was done about brackets, alternatives and agreed words; each says of which words. */
export type NegotiationDeed =
  | { readonly kind: 'bracket-stand'; readonly words: string; readonly stand: Stand }
  | {
      readonly kind: 'bracket-described'
      readonly words: string
      readonly nature: Nature | null
      readonly status: BracketStatus
      /** Where that was what was said of it; `null` takes it back. */
      readonly source?: BracketSource | null
    }
  | { readonly kind: 'bracket-settled'; readonly words: string; readonly how: Settlement }
  | { readonly kind: 'sign-taken'; readonly words: string }
  | {
      readonly kind: 'alternative-chosen'
      readonly words: string
      readonly removed: readonly string[]
    }
  | { readonly kind: 'agreed-ad-referendum' | 'agreed-reopened'; readonly place: Place }

/** Where it was when it was done: paragraphs are renumbered, and the record is not. */
export interface Place {
  readonly kind: 'block' | 'section' | 'document'
  readonly label: string | null
  readonly words: string
}
