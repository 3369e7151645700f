import type { Amendment } from '../../../shared/amendments/amendment'
import type { BlockJSON } from '../../../shared/amendments/change'
import type { Vote } from '../../../shared/amendments/vote'
import type { AmendmentId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'

/** What the president is asked once more about before it is done. */
export const decisions = ['adopt', 'orally', 'reject', 'defer', 'fall', 'reconsider'] as const
export type Decision = (typeof decisions)[number]

/** What the president says with it. */
export interface Said {
  readonly reason: string
  /** The words as they were read out; `null` as long as they are those that were tabled. */
  readonly orally: readonly BlockJSON[] | null
  /** Rivals that fall with an adoption. */
  readonly falls: readonly AmendmentId[]
  /** The adopted one with which it falls; `null` where what it would change is gone. */
  readonly rival: AmendmentId | null
  readonly vote: Vote | null
}

export const nothingSaid: Said = { reason: '', orally: null, falls: [], rival: null, vote: null }

export function actOf(decision: Decision, { id: amendment }: Amendment, said: Said): Act {
  const vote = said.vote ? { vote: { ...lists(said.vote) } } : {}
  switch (decision) {
    case 'adopt':
    case 'orally':
      return {
        kind: 'adopt-amendment',
        amendment,
        ...(decision === 'orally' && said.orally && { orally: [...said.orally] }),
        ...(said.falls.length > 0 && { falls: [...said.falls] }),
        ...vote,
      }
    case 'reject':
      return { kind: 'reject-amendment', amendment, ...vote }
    case 'defer': {
      const reason = said.reason.trim()
      return { kind: 'defer-amendment', amendment, ...(reason && { reason }) }
    }
    case 'fall':
      return { kind: 'let-amendment-fall', amendment, ...(said.rival && { rival: said.rival }) }
    case 'reconsider':
      return { kind: 'reconsider-amendment', amendment, ...vote }
  }
}

function lists({ for: yes, against, abstaining }: Vote) {
  return { for: [...yes], against: [...against], abstaining: [...abstaining] }
}
