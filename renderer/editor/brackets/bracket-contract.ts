import type { Alternative, AlternativeStyle } from '../../../shared/document/kinds'
import type { BlockId, DelegationId } from '../../../shared/ids'
import type { Scope } from '../../../shared/negotiation/agreement'
import type { Negotiation, Outstanding, VersionOf } from '../../../shared/negotiation/outstanding'

/** The bracket at the caret, as its tool shows it. */
export interface BracketHere {
  readonly id: string
  readonly by: DelegationId | null
  readonly words: string
  /** The versions between which it is one, `null` for a bracket by itself. */
  readonly choice: { readonly set: string; readonly versions: readonly VersionOf[] } | null
  /** Whether others stand right beside it, of which no choice is made yet. */
  readonly canJoin: boolean
}

/** The place of the caret as far as what is agreed and what is open concerns it. */
export interface BracketPlace {
  readonly bracket: BracketHere | null
  readonly block: BlockId | null
  readonly section: BlockId | null
  /** Of a paragraph: of which versions it is one. */
  readonly alternative: Alternative | null
  /** How many versions there are with it. */
  readonly versions: number
  /** Whether the paragraph, its section and the whole are agreed ad referendum. */
  readonly agreed: Readonly<Record<Scope['kind'], 'stands' | 'changed' | null>>
}

/** What the window does about brackets in the text, and asks of them. */
export interface BracketEditor {
  /** What the register says of them. */
  setNegotiation(
    negotiation: Negotiation,
    delegationName: (delegation: DelegationId) => string,
  ): void
  outstanding(): Outstanding
  place(): BracketPlace
  /** Puts the caret behind a sign: of a bracket, or one that stands alone. */
  goToBracket(id: string): void
  /** Puts the selection in brackets. */
  setBracket(): void
  joinAlternatives(): void
  separateAlternatives(): void
  addAlternative(style: AlternativeStyle): void
  leaveAlternatives(): void
}
