import type { Node } from 'prosemirror-model'
import { type Amendment, isPending } from '../../../shared/amendments/amendment'
import { judge, type Verdict } from '../../../shared/amendments/judge'

const known = new WeakMap<Node, WeakMap<Amendment, Verdict>>()

/** `null` for an amendment that is decided, or that amends another one. Each is tried once on each state of the text. */
export function verdictOf(text: Node, amendment: Amendment): Verdict | null {
  if (!isPending(amendment) || amendment.amends) return null
  const tried = known.get(text) ?? new WeakMap<Amendment, Verdict>()
  known.set(text, tried)
  const before = tried.get(amendment)
  if (before) return before
  const verdict = judge(text, amendment.change).kind
  tried.set(amendment, verdict)
  return verdict
}

/** Whether the president can adopt it as it is. */
export function isAdoptable(verdict: Verdict | null): boolean {
  return verdict === null || verdict === 'clean' || verdict === 'reworded'
}
