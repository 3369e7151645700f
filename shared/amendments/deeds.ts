import type { Stage } from '../conference'
import type { AmendmentId, DelegationId, Instant } from '../ids'
import type { AmendmentState, Disposition, Fall } from './amendment'
import type { By } from './by'
import type { Verdict } from './judge'
import type { PositionStand } from './position'
import type { Reason } from './reasons'
import type { Vote } from './vote'

/** What an act came to for an amendment that it was not about. */
export interface Judged {
  readonly amendment: AmendmentId
  readonly verdict: Verdict
  /** Its own end, where it fell with the decision. */
  readonly fell: Fall | null
  /** The verdict until then. Absent in what an earlier version wrote, and where it fell. */
  readonly was?: Verdict
  /** Why the verdict is what it is now. */
  readonly reasons?: readonly Reason['code'][]
}

/**
 * What was done about amendments, for everyone to read. Of drafts, of invitations to sponsor one,
 * of offers and of positions that are for the secretariat there is nothing: nobody may learn of them.
 */
export type AmendmentDeed =
  | { readonly kind: 'amendment-tabled'; readonly amendment: AmendmentId; readonly late?: true }
  | {
      readonly kind: 'amendment-revised'
      readonly amendment: AmendmentId
      /** From 1: how often it has been. */
      readonly revision: number
      readonly late?: true
      /** Beside the main sponsor, where they are others than before. */
      readonly sponsors?: readonly DelegationId[]
    }
  | { readonly kind: 'amendment-withdrawn'; readonly amendment: AmendmentId }
  | {
      readonly kind: 'amendment-reintroduced'
      readonly amendment: AmendmentId
      readonly from: AmendmentId
    }
  | {
      readonly kind: 'amendment-considered'
      readonly amendment: AmendmentId
      readonly verdict: Verdict
    }
  | {
      readonly kind: 'amendment-adopted'
      readonly amendment: AmendmentId
      /** Whether others' changes to the same block had to be merged in. */
      readonly merge: 'clean' | 'reworded'
      readonly orally?: true
      readonly vote?: Vote
    }
  | {
      readonly kind: 'amendment-rejected'
      readonly amendment: AmendmentId
      readonly vote?: Vote
    }
  | {
      readonly kind: 'amendment-deferred'
      readonly amendment: AmendmentId
      readonly reason: string
    }
  | { readonly kind: 'amendment-fallen'; readonly amendment: AmendmentId; readonly why: Fall }
  | {
      readonly kind: 'amendment-reconsidered'
      readonly amendment: AmendmentId
      readonly was: AmendmentState['kind']
      readonly vote?: Vote
    }
  | { readonly kind: 'order-set'; readonly order: readonly AmendmentId[] }
  | { readonly kind: 'sponsor-joined' | 'sponsor-left'; readonly amendment: AmendmentId }
  | {
      readonly kind: 'position-taken'
      readonly amendment: AmendmentId
      /** `null` where it was taken back. */
      readonly stand: PositionStand | null
      readonly reason: string
    }
  | {
      readonly kind: 'compromise-accepted'
      readonly amendment: AmendmentId
      readonly of: readonly AmendmentId[]
    }
  | {
      readonly kind: 'disposition-agreed'
      readonly of: readonly AmendmentId[]
      readonly disposition: Disposition
    }
  | { readonly kind: 'deadline-set'; readonly stage: Stage; readonly until: Instant | null }
  | { readonly kind: 'leave-granted'; readonly delegation: DelegationId }
  | { readonly kind: 'votes-allowed'; readonly allowed: boolean }
  /** Words were typed into the text that left amendments with another verdict. */
  | {
      readonly kind: 'text-typed'
      /** Who else typed in the same stretch of time. */
      readonly also: readonly By[]
    }
