import type { Delegation } from '../conference'
import type { DelegationId } from '../ids'

/** A recorded vote: which delegations voted how. Who is in none of the lists did not vote. */
export interface Vote {
  readonly for: readonly DelegationId[]
  readonly against: readonly DelegationId[]
  readonly abstaining: readonly DelegationId[]
}

/** Every delegation that is named is there, and votes once. */
export function isPossible(vote: Vote, delegations: readonly Delegation[]): boolean {
  const all = [...vote.for, ...vote.against, ...vote.abstaining]
  const known = new Set(delegations.map(({ id }) => id))
  return new Set(all).size === all.length && all.every((each) => known.has(each))
}
