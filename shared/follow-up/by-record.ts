import type { Deed } from '../amendments/register'
import type { BlockId } from '../ids'
import { type FollowUp, nothingYet } from './follow-up'

export type FollowUpDifference =
  | { readonly kind: 'states' | 'names' }
  | { readonly kind: 'matter'; readonly recommendation: BlockId }

/** Where the follow-up is not what the record says it came to. */
export function followUpDifferences(
  { states, matters, names }: FollowUp,
  deeds: readonly Deed[],
  digest: (value: unknown) => string,
): readonly FollowUpDifference[] {
  let ofStates: string | null = null
  let ofNames = digest(nothingYet.names)
  const ofMatters = new Map<BlockId, string>()
  for (const deed of deeds) {
    if (deed.kind === 'states-kept' || deed.kind === 'state-changed') ofStates = deed.digest
    else if (deed.kind === 'names-kept') ofNames = deed.digest
    else if (deed.kind === 'recommendation-followed') {
      ofMatters.set(deed.recommendation, deed.digest)
    }
  }
  const found: FollowUpDifference[] = []
  if ((states && digest(states)) !== ofStates) found.push({ kind: 'states' })
  if (digest(names) !== ofNames) found.push({ kind: 'names' })
  const known = new Map(matters.map((each) => [each.recommendation, digest(each)]))
  for (const recommendation of new Set([...known.keys(), ...ofMatters.keys()])) {
    if (known.get(recommendation) !== ofMatters.get(recommendation)) {
      found.push({ kind: 'matter', recommendation })
    }
  }
  return found
}
