import type { AmendmentId, DelegationId, Instant, OfferId } from '../ids'
import type { Disposition } from './amendment'
import type { By } from './by'
import type { Change } from './change'

/**
 * What the secretariat proposes to the main sponsors of some amendments. It takes effect when all
 * of them have accepted; until then nobody else knows of it.
 */
export interface Offer {
  readonly id: OfferId
  readonly of: readonly AmendmentId[]
  /** All who sponsor one of them: they read it, and the main sponsors among them answer. */
  readonly to: readonly DelegationId[]
  readonly proposal: Proposal
  /** What the secretariat says to it. */
  readonly words: string
  readonly answers: readonly OfferAnswer[]
  readonly at: Instant
  readonly by: By
}

export type Proposal =
  /** One text in the place of all of them. */
  | { readonly kind: 'compromise'; readonly change: Change }
  | { readonly kind: 'disposition'; readonly disposition: Disposition }

export interface OfferAnswer {
  readonly delegation: DelegationId
  readonly answer: 'accepted' | 'declined'
  readonly at: Instant
}
