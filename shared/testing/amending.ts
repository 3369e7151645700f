import type { Amendment } from '../amendments/amendment'
import type { AmendmentId, DelegationId } from '../ids'
import type { Act } from '../protocol'
import type { Refusal } from '../refusals'
import { p } from './build'
import { ana, ben, content, draft, type meet, opening, tabling } from './meeting'

/** Acts about amendments as tests say them, and what became of them in a meeting in memory. */
export type Meeting = ReturnType<typeof meet>
export const noted = opening.child(0).child(1)
export const praised = p('one', 'The Conference praised the report.')

export const kinds = ({ register }: Meeting) => register.amendments.map(({ state }) => state.kind)
export const take = (amendment: AmendmentId): Act => ({ kind: 'take-up-amendment', amendment })
export const reconsider = (amendment: AmendmentId): Act => ({
  kind: 'reconsider-amendment',
  amendment,
})
export const invited = (amendment: AmendmentId, delegation: DelegationId): Act => ({
  kind: 'invite-sponsor',
  amendment,
  delegation,
})
export const answer = (amendment: AmendmentId, how: 'accept' | 'decline'): Act => ({
  kind: 'answer-sponsorship',
  amendment,
  answer: how,
})
export const leave = (amendment: AmendmentId): Act => ({ kind: 'leave-sponsors', amendment })

export function begin(meeting: Meeting, by = ana, act: Act = draft('one')): AmendmentId {
  const { result } = meeting.done(by, act)
  if (result.kind !== 'draft') throw new Error('A draft is answered with its id')
  return result.amendment
}

export function why(meeting: Meeting, ...act: Parameters<Meeting['act']>): Refusal | 'done' {
  const decision = meeting.act(...act)
  return decision.kind === 'refused' ? decision.why : 'done'
}

export function only(meeting: Meeting, id: AmendmentId): Amendment {
  const found = meeting.register.amendments.find((each) => each.id === id)
  if (!found) throw new Error('It was tabled')
  return found
}

/** Ben tables an amendment to the words of another amendment. */
export function amendTo(meeting: Meeting, amends: AmendmentId, said: string): AmendmentId {
  const amendment = begin(meeting, ben, { ...draft('one'), amends })
  meeting.done(ben, tabling(amendment), content(p('one', said)))
  return amendment
}
