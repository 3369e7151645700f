import { assertNever } from '../assert-never'
import type { Delegation, Seat } from '../conference'
import { decideFollowUp } from '../follow-up/acts'
import { delegationId } from '../ids'
import { dispatchLetters } from '../letters/dispatched'
import { decideTemplate } from '../letters/template-acts'
import { adoption, type Over } from '../negotiation/adoption'
import { negotiate } from '../negotiation/negotiation-acts'
import { decidePeople } from '../people-acts'
import type { Act } from '../protocol'
import { may, mayOpen } from '../rights'
import { takeIn } from '../take-in/acts'
import { signText } from '../versions/text-seal'
import { finalVersion, issueVersion } from '../versions/version-acts'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { adopt, defer, letFall, reconsider, reject, takeUp } from './decision-acts'
import { discard, takeBack } from './discarding'
import { draft, placeDraft, revise } from './drafting-acts'
import { shareKey } from './key-acts'
import { removeNote, writeNote } from './note-acts'
import { shareNoteKey } from './note-key-acts'
import { issueNumbers } from './numbering-acts'
import { answerOffer, makeOffer, withdrawOffer } from './offer-acts'
import { orderAmendments } from './order-acts'
import { takePosition } from './position-acts'
import { allowVotes, grantLeave, setDeadline } from './rule-acts'
import { answerSponsorship, inviteSponsor, leaveSponsors, uninviteSponsor } from './sponsor-acts'
import { reintroduce, table, withdraw } from './tabling-acts'
import { withVerdicts } from './verdict-changes'

/**
 * Decides an act. A function of its arguments: the hub applies what comes out in one transaction,
 * and replaying the acts gives the same register.
 */
export function decide(act: Act, by: Seat, on: Situation, with_: Circumstances): Decision {
  const right = may(by, act.kind, on.register.stage)
  return right === 'yes' ? withVerdicts(decideOn(act, by, on, with_), on) : refused(right)
}

/** The right is there. */
function decideOn(act: Act, by: Seat, on: Situation, with_: Circumstances): Decision {
  switch (act.kind) {
    case 'accredit-delegation':
      return accredit(act.name, on, with_)
    case 'invite':
    case 'revoke-invitation':
    case 'revoke-device':
    case 'invite-device':
    case 'end-own-device':
    case 'change-seat':
    case 'invite-standby':
      return decidePeople(act, by, on, with_)
    case 'open-stage':
      return openStage(act, by, on, with_)
    case 'draft-amendment':
      return draft(act, by, on, with_)
    case 'revise-amendment':
      return revise(act, by, on, with_)
    case 'place-draft':
      return placeDraft(act, by, on, with_)
    case 'share-draft-key':
      return shareKey(act, by, on, with_)
    case 'discard-draft':
      return discard(act, by, on, with_)
    case 'take-draft-back':
      return takeBack(act, by, on, with_)
    case 'table-amendment':
      return table(act, by, on, with_)
    case 'invite-sponsor':
      return inviteSponsor(act, by, on, with_)
    case 'answer-sponsorship':
      return answerSponsorship(act, by, on)
    case 'uninvite-sponsor':
      return uninviteSponsor(act, by, on)
    case 'leave-sponsors':
      return leaveSponsors(act, by, on)
    case 'withdraw-amendment':
      return withdraw(act, by, on, with_)
    case 'reintroduce-amendment':
      return reintroduce(act, by, on, with_)
    case 'take-up-amendment':
      return takeUp(act, by, on, with_)
    case 'adopt-amendment':
      return adopt(act, by, on, with_)
    case 'reject-amendment':
      return reject(act, by, on, with_)
    case 'defer-amendment':
      return defer(act, by, on, with_)
    case 'let-amendment-fall':
      return letFall(act, by, on, with_)
    case 'reconsider-amendment':
      return reconsider(act, by, on, with_)
    case 'order-amendments':
      return orderAmendments(act, on)
    case 'take-position':
      return takePosition(act, by, on, with_)
    case 'write-note':
      return writeNote(act, by, on, with_)
    case 'share-note-key':
      return shareNoteKey(act, by, on, with_)
    case 'remove-note':
      return removeNote(act, by, on)
    case 'set-deadline':
      return setDeadline(act, on)
    case 'grant-leave':
      return grantLeave(act, on)
    case 'allow-votes':
      return allowVotes(act, on)
    case 'make-offer':
      return makeOffer(act, by, on, with_)
    case 'answer-offer':
      return answerOffer(act, by, on, with_)
    case 'withdraw-offer':
      return withdrawOffer(act, on)
    case 'stand-on-bracket':
    case 'describe-bracket':
    case 'settle-bracket':
    case 'take-sign':
    case 'choose-alternative':
    case 'agree-ad-referendum':
    case 'reopen-agreed':
      return negotiate(act, by, on, with_.at)
    case 'freeze-numbers':
    case 'renumber':
      return issueNumbers(act, on)
    case 'issue-version':
      return issueVersion(act, by, on, with_)
    case 'sign-adopted-text':
      return signText(act, on)
    case 'take-in-text':
      return takeIn(act, by, on, with_)
    case 'dispatch-letters':
      return dispatchLetters(act, on)
    case 'open-template':
    case 'reset-template':
      return decideTemplate(act, on)
    case 'keep-states':
    case 'change-state':
    case 'keep-names':
    case 'follow-recommendation':
      return decideFollowUp(act, on, with_)
    default:
      return assertNever(act)
  }
}

function accredit(name: string, { register }: Situation, { newId }: Circumstances): Decision {
  const same = (each: Delegation) => each.name.toLowerCase() === name.toLowerCase()
  if (register.delegations.some(same)) return refused('delegation-exists')
  const delegation = { id: delegationId(newId()), name }
  return {
    kind: 'done',
    register: { ...register, delegations: [...register.delegations, delegation] },
    deed: { kind: 'delegation-accredited', delegation: delegation.id },
    result: { kind: 'delegation', delegation: delegation.id },
  }
}

function openStage(
  { stage, override }: Extract<Act, { kind: 'open-stage' }>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const { register } = on
  const right = mayOpen(by, register.stage, stage)
  if (right !== 'yes') return refused(right)
  let over: Over | undefined
  if (stage === 'adopted') {
    const { followUp } = on
    const states = followUp && (followUp.now.states ?? followUp.shipped)
    const open = adoption(override, on.text, { ...register, states: states ?? null })
    if (typeof open === 'string') return refused(open)
    over = open ?? undefined
  }
  const final = stage === 'adopted' ? finalVersion(by, on, with_) : null
  return {
    kind: 'done',
    register: {
      ...register,
      stage,
      versions: final ? [...register.versions, final] : register.versions,
    },
    ...(final && { issues: final.id }),
    deed: {
      kind: 'stage-opened',
      stage,
      ...(over && { over }),
      ...(final && {
        issued: {
          version: final.id,
          digest: final.digest,
          ...(with_.seal && { seal: with_.seal(final.digest) }),
        },
      }),
    },
    result: nothing,
  }
}
