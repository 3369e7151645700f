import { delegationOf, type Role, type Seat } from '../conference'
import type { DelegationId, PersonId } from '../ids'

/** Who did something, as the record keeps it. */
export interface By {
  readonly person: PersonId
  readonly name: string
  readonly role: Role
  readonly delegation: DelegationId | null
}

export function byOf(seat: Seat): By {
  return { person: seat.person, name: seat.name, role: seat.role, delegation: delegationOf(seat) }
}
