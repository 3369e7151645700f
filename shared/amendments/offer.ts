import type { AmendmentId, DelegationId, Instant, OfferId } from '../ids'
import { type Amendment, type Disposition, isPending } from './amendment'
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

/** Whether it can still take effect: nobody has declined, and all that it is about is to be decided (A25). */
export function isStanding({ of, answers }: Offer, amendments: readonly Amendment[]): boolean {
  const isDeclined = answers.some(({ answer }) => answer === 'declined')
  return !isDeclined && amendments.filter(({ id }) => of.includes(id)).every(isPending)
}

/** Whether a delegation is asked to answer it: as a main sponsor, once. */
export function isAsked(
  own: DelegationId | null,
  offer: Offer,
  amendments: readonly Amendment[],
): boolean {
  const isMain = amendments.some(
    ({ id, delegation }) => offer.of.includes(id) && delegation === own,
  )
  const hasAnswered = offer.answers.some(({ delegation }) => delegation === own)
  return isMain && !hasAnswered && isStanding(offer, amendments)
}
