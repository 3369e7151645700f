import { limits } from '../../../shared/protocol'
import type { FoundProposal } from '../../file-in/questions'

/** Why no draft can be begun of it: the text says it, the place is gone, or it is too long for one. */
export type NotPossible = 'moot' | 'target-gone' | 'too-long'

export function whyNotPossible({ verdict, draft }: FoundProposal): NotPossible | null {
  if (verdict === 'moot' || verdict === 'target-gone') return verdict
  return JSON.stringify(draft.proposed).length > limits.amendment ? 'too-long' : null
}

export function isPossible(proposal: FoundProposal): boolean {
  return whyNotPossible(proposal) === null
}
