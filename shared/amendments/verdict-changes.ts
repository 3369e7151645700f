import type { Node } from 'prosemirror-model'
import type { AmendmentId } from '../ids'
import { type Amendment, isPending } from './amendment'
import type { Decision, Situation } from './decision'
import { judge, type Verdict } from './judge'

/** What an act came to for an amendment that it was not about. */
export interface VerdictChange {
  readonly amendment: AmendmentId
  readonly verdict: Verdict
}

/** The verdicts on pending amendments of the text, or of one amendment, that are others afterwards. */
export function verdictChanges(
  amendments: readonly Amendment[],
  amends: AmendmentId | null,
  before: Node,
  after: Node,
): readonly VerdictChange[] {
  return amendments
    .filter((each) => each.amends === amends && isPending(each))
    .flatMap(({ id: amendment, change }) => {
      const verdict = judge(after, change).kind
      return verdict === judge(before, change).kind ? [] : [{ amendment, verdict }]
    })
}

/**
 * An act that changes the text has in the record which amendments it left with another verdict
 * (A29). Decisions on amendments say so themselves, as they know what fell with them.
 */
export function withVerdicts(decision: Decision, { register, text }: Situation): Decision {
  if (decision.kind === 'refused' || !decision.text || !decision.deed) return decision
  const { deed } = decision
  if (deed.kind === 'amendment-adopted' || deed.kind === 'amendment-reconsidered') return decision
  const { amendments } = decision.register ?? register
  const changes = verdictChanges(amendments, null, text, decision.text)
  if (changes.length === 0) return decision
  return {
    ...decision,
    deed: { ...deed, others: changes.map((each) => ({ ...each, fell: null })) },
  }
}
