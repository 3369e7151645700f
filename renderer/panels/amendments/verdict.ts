import type { Node } from 'prosemirror-model'
import { type Application, applyChange } from '../../../shared/amendments/acts'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'

/** What adopting an amendment would come to in the text as it stands. */
export type Verdict = Application['kind']

const known = new WeakMap<Node, WeakMap<Amendment, Verdict>>()

/** `null` for an amendment that is decided. Each is tried once on each state of the text. */
export function verdictOf(text: Node, amendment: Amendment): Verdict | null {
  if (!isPending(amendment)) return null
  const tried = known.get(text) ?? new WeakMap<Amendment, Verdict>()
  known.set(text, tried)
  const before = tried.get(amendment)
  if (before) return before
  const verdict = applyChange(text, amendment.change).kind
  tried.set(amendment, verdict)
  return verdict
}

/** Whether the president can adopt it as it is. */
export function isAdoptable(verdict: Verdict | null): boolean {
  return verdict === null || verdict === 'clean' || verdict === 'reworded'
}
