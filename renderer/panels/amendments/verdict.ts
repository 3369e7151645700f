import type { Node } from 'prosemirror-model'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'
import { verdictIn } from '../../../shared/amendments/foresee'
import type { Verdict } from '../../../shared/amendments/judge'
import { rebase } from '../../../shared/amendments/rebase'
import type { Register } from '../../../shared/amendments/register'

/** On the text, or on the words of what it amends; `null` for an amendment that is decided. */
export function verdictOf(
  text: Node,
  amendment: Amendment,
  register: Pick<Register, 'amendments'>,
): Verdict | null {
  if (!isPending(amendment)) return null
  if (amendment.amends) return verdictIn(text, amendment, register)
  return rebase(text, amendment.change).verdict
}

/** Whether the president can adopt it as it is. */
export function isAdoptable(verdict: Verdict | null): boolean {
  return verdict === null || verdict === 'clean' || verdict === 'reworded'
}
