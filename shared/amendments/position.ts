import type { AmendmentId, DelegationId, Instant } from '../ids'
import type { By } from './by'

/** What a delegation says of an amendment before it is decided. */
export const positionStands = ['support', 'accept', 'reserve', 'oppose'] as const
export type PositionStand = (typeof positionStands)[number]

/** `secretariat`: it alone reads it, beside the delegation whose position it is. */
export const audiences = ['public', 'secretariat'] as const
export type Audience = (typeof audiences)[number]

export interface Position {
  readonly amendment: AmendmentId
  readonly delegation: DelegationId
  readonly stand: PositionStand
  /** Short; empty if none is given. */
  readonly reason: string
  readonly at: Instant
  readonly by: By
}

export function isPositionOf(amendment: AmendmentId, delegation: DelegationId) {
  return (each: Pick<Position, 'amendment' | 'delegation'>): boolean =>
    each.amendment === amendment && each.delegation === delegation
}
