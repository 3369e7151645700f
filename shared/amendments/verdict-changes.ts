import type { Node } from 'prosemirror-model'
import type { AmendmentId } from '../ids'
import { type Amendment, isPending } from './amendment'
import { type Decision, type Situation, unread } from './decision'
import type { Judged } from './deeds'
import { judge, type Verdict } from './judge'
import { reach, rebase } from './rebase'
import type { Deed } from './register'

/** The verdicts on pending amendments of the text, or of one amendment, that are others afterwards. */
export function verdictChanges(
  amendments: readonly Amendment[],
  amends: AmendmentId | null,
  before: Node,
  after: Node,
): readonly Judged[] {
  return amendments
    .filter((each) => each.amends === amends && isPending(each))
    .flatMap(({ id: amendment, change }): readonly Judged[] => {
      const was = judge(before, change).kind
      if (judge(after, change).kind === was) return []
      const { verdict, reasons } = reach(after, change)
      return [{ amendment, verdict, fell: null, was, reasons: reasons.map(({ code }) => code) }]
    })
}

/**
 * The verdict on each amendment as the record has it. An amendment is clean when it is tabled or
 * revised, unless the same entry says otherwise.
 */
export function verdictsSaid(deeds: Iterable<Deed>): ReadonlyMap<AmendmentId, Verdict> {
  const said = new Map<AmendmentId, Verdict>()
  for (const deed of deeds) {
    if (deed.kind === 'amendment-revised') said.delete(deed.amendment)
    if (deed.kind === 'amendment-considered') said.set(deed.amendment, deed.verdict)
    for (const { amendment, verdict, fell } of deed.others ?? []) {
      if (!fell) said.set(amendment, verdict)
    }
  }
  return said
}

/** The pending amendments of the text on which the verdict is another one than was said. */
export function unsaidVerdicts(
  said: ReadonlyMap<AmendmentId, Verdict>,
  amendments: readonly Amendment[],
  text: Node,
): readonly Judged[] {
  return amendments
    .filter((each) => each.amends === null && isPending(each))
    .flatMap(({ id: amendment, change }): readonly Judged[] => {
      const was = said.get(amendment) ?? 'clean'
      const { verdict, reasons } = rebase(text, change)
      if (verdict === was) return []
      return [{ amendment, verdict, fell: null, was, reasons: reasons.map(({ code }) => code) }]
    })
}

/** What makes an amendment pending that was not, or another one than it was. */
const begins: ReadonlySet<Deed['kind']> = new Set([
  'amendment-tabled',
  'amendment-revised',
  'amendment-reintroduced',
  'amendment-reconsidered',
  'compromise-accepted',
])

/**
 * An act has in the record which amendments it left with another verdict than is in the record
 * (A29): what a text that it changed means for them, and what the text means for one that is new.
 * Decisions on amendments have said so themselves of those that they know of.
 */
export function withVerdicts(decision: Decision, { register, text }: Situation): Decision {
  if (decision.kind === 'refused' || !decision.deed) return decision
  const { deed } = decision
  const now = decision.text ?? text
  if (now === unread || !(decision.text || begins.has(deed.kind))) return decision
  const { amendments } = decision.register ?? register
  const said = verdictsSaid([...register.record.map((entry) => entry.deed), deed])
  const changes = unsaidVerdicts(said, amendments, now)
  if (changes.length === 0) return decision
  return { ...decision, deed: { ...deed, others: [...(deed.others ?? []), ...changes] } }
}
