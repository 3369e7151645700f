import type { ConferenceId, DelegationId, Instant, InvitationId, PersonId, TextId } from './ids'

/** One meeting with its text; owns everything in this file's neighbours. */
export interface Conference {
  readonly id: ConferenceId
  readonly title: string
  /** Of the text under negotiation, `null` while the symbol is pending. */
  readonly symbol: string | null
  /** Place and dates as printed: "Geneva, 23 November 2005". */
  readonly meeting: string
  readonly text: TextId
}

export const roles = ['secretariat', 'president', 'delegation', 'observer'] as const
export type Role = (typeof roles)[number]

export const stages = ['drafting', 'amending', 'adopting', 'adopted'] as const
export type Stage = (typeof stages)[number]

export interface Delegation {
  readonly id: DelegationId
  /** The State's short name, as on its name plate. */
  readonly name: string
}

/**
 * Who takes part, as the hub vouches for it: a person, for one of the four roles. Only a
 * delegation's members belong to a delegation.
 */
export type Seat = SeatOf & { readonly person: PersonId; readonly name: string }

export type SeatOf =
  | { readonly role: 'secretariat' | 'president' | 'observer' }
  | { readonly role: 'delegation'; readonly delegation: DelegationId; readonly pen: boolean }

/** An invitation as the register shows it. Its token is known only to who was given the link. */
export interface Invitation {
  readonly id: InvitationId
  readonly to: SeatOf
  readonly made: Instant
  readonly expires: Instant
  /** How many devices may join by it. Absent in what an earlier version wrote: a hundred. */
  readonly uses?: number
  readonly revoked?: Instant
  /** Whose further device joins by it, in the seat that the person has by then. */
  readonly person?: PersonId
}

export function delegationOf(seat: SeatOf): DelegationId | null {
  return seat.role === 'delegation' ? seat.delegation : null
}
