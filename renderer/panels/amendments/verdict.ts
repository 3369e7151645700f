import type { Node } from 'prosemirror-model'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'
import type { Verdict } from '../../../shared/amendments/judge'
import { rebase } from '../../../shared/amendments/rebase'

/** `null` for an amendment that is decided, or that amends another one. */
export function verdictOf(text: Node, amendment: Amendment): Verdict | null {
  if (!isPending(amendment) || amendment.amends) return null
  return rebase(text, amendment.change).verdict
}

/** Whether the president can adopt it as it is. */
export function isAdoptable(verdict: Verdict | null): boolean {
  return verdict === null || verdict === 'clean' || verdict === 'reworded'
}
