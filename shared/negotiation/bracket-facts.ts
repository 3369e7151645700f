import type { DelegationId } from '../ids'
import type { BracketSource } from './bracket-source'

/** What a delegation says of a bracket: that it wants it, or cannot accept what is in it. */
export const stands = ['proposes', 'reserves', 'neither'] as const
export type Stand = (typeof stands)[number]

/** Whether the words in a bracket would come in or go; what else they can be, the text itself says. */
export const natures = ['insert', 'delete'] as const
export type Nature = (typeof natures)[number]

export const bracketStatuses = ['open', 'ad-referendum'] as const
export type BracketStatus = (typeof bracketStatuses)[number]

/**
 * What the register knows of a bracket beside its place, which is in the text. Only what someone has
 * said is kept: a bracket of which nobody spoke is open, and its setter's.
 */
export interface BracketFacts {
  readonly id: string
  readonly nature: Nature | null
  readonly proponents: readonly DelegationId[]
  readonly reserving: readonly DelegationId[]
  readonly status: BracketStatus
  /** Absent where nobody has said it. */
  readonly source?: BracketSource
}

/** The facts with another source, or with `null` with none. */
export function withSource(facts: BracketFacts, source: BracketSource | null): BracketFacts {
  const { source: _before, ...rest } = facts
  return source ? { ...rest, source } : rest
}

/** The facts of a bracket, and of one that nobody spoke of what follows from who set it. */
export function factsOf(
  bracket: { readonly id: string; readonly by: DelegationId | null },
  known: readonly BracketFacts[],
): BracketFacts {
  return (
    known.find(({ id }) => id === bracket.id) ?? {
      id: bracket.id,
      nature: null,
      proponents: bracket.by ? [bracket.by] : [],
      reserving: [],
      status: 'open',
    }
  )
}

/** The facts once a delegation has taken its stand; it takes one at a time. */
export function withStand(facts: BracketFacts, delegation: DelegationId, stand: Stand) {
  const list = (before: readonly DelegationId[], isIn: boolean) => {
    if (before.includes(delegation) === isIn) return before
    return isIn ? [...before, delegation] : before.filter((each) => each !== delegation)
  }
  return {
    ...facts,
    proponents: list(facts.proponents, stand === 'proposes'),
    reserving: list(facts.reserving, stand === 'reserves'),
  }
}
