import type { Node } from 'prosemirror-model'
import type { AmendmentId } from '../ids'
import { type Amendment, isPending } from './amendment'
import { type Decision, type Situation, unread } from './decision'
import type { Judged } from './deeds'
import { findAmendment } from './ending'
import { judge, type Verdict } from './judge'
import { proposedBy, reach, rebase } from './rebase'
import type { Deed, Register } from './register'

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

/**
 * Of these, the pending amendments on which the verdict is another one than was said. `unread` in
 * place of the text tells of those to another amendment alone.
 */
export function unsaidVerdicts(
  said: ReadonlyMap<AmendmentId, Verdict>,
  these: readonly Amendment[],
  text: Node,
  { amendments }: Pick<Register, 'amendments'>,
): readonly Judged[] {
  return these.filter(isPending).flatMap(({ id: amendment, amends, change }): readonly Judged[] => {
    const parent = amends && amendments.find(({ id }) => id === amends)
    const on = parent ? proposedBy(parent) : text
    if (on === unread) return []
    const was = said.get(amendment) ?? 'clean'
    const { verdict, reasons } = rebase(on, change)
    if (verdict === was) return []
    return [{ amendment, verdict, fell: null, was, reasons: reasons.map(({ code }) => code) }]
  })
}

/**
 * An act has in the record which amendments it left with another verdict than is in the record
 * (A29): what a text that it changed means for them, what the text means for one that is new, and
 * what an amendment that says something else now means for those to it. Decisions on amendments
 * have said so themselves of those that they know of.
 */
export function withVerdicts(decision: Decision, { register, text }: Situation): Decision {
  if (decision.kind === 'refused' || !decision.deed) return decision
  const { deed } = decision
  const after = decision.register ?? register
  const changesText = decision.text !== undefined
  if (!changesText && after.amendments === register.amendments) return decision
  const these = after.amendments.filter(
    (each) => (changesText && each.amends === null) || isOther(each, register, after),
  )
  const said = verdictsSaid([...register.record.map((entry) => entry.deed), deed])
  const changes = unsaidVerdicts(said, these, decision.text ?? text, after)
  if (changes.length === 0) return decision
  return { ...decision, deed: { ...deed, others: [...(deed.others ?? []), ...changes] } }
}

/** Whether it is pending and was not, or says something else, or what it amends does. */
function isOther(now: Amendment, before: Register, after: Register): boolean {
  const was = findAmendment(before, now.id)
  if (!was || !isPending(was) || was.change !== now.change) return true
  const { amends } = now
  if (amends === null) return false
  return findAmendment(before, amends)?.change !== findAmendment(after, amends)?.change
}
