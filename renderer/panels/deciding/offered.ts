import type { Node } from 'prosemirror-model'
import { type Amendment, areRivals, isPending } from '../../../shared/amendments/amendment'
import { wordsUnder } from '../../../shared/amendments/foresee'
import { plainWords } from '../../../shared/amendments/reworded'
import { meetIn } from '../../../shared/amendments/subjects'
import { knownPart } from '../../../shared/document/known-part'
import type { Decision } from './decision'

/** Which decisions there can be on an amendment as it stands. */
export function decisionsOn(
  amendment: Amendment,
  amendments: readonly Amendment[],
  isTargetGone: boolean,
): readonly Decision[] {
  if (isPending(amendment)) {
    const falls = isTargetGone || adoptedRivals(amendment, amendments).length > 0
    return [
      'adopt',
      ...(isReadOut(amendment) ? (['orally'] as const) : []),
      'reject',
      'defer',
      ...(falls ? (['fall'] as const) : []),
    ]
  }
  const { kind } = amendment.state
  const isDecided = ['adopted', 'adopted-orally', 'rejected', 'fallen'].includes(kind)
  return isDecided ? ['reconsider'] : []
}

/** Whether there are words that could be read out otherwise; a table is not read out. */
export function isReadOut({ change }: Amendment): boolean {
  return change.proposed.some((json) => plainWords(knownPart(json)) !== '' && json.type !== 'table')
}

/** Those with whose adoption it may fall. */
export function adoptedRivals(
  amendment: Amendment,
  amendments: readonly Amendment[],
): readonly Amendment[] {
  return amendments.filter(
    (each) =>
      ['adopted', 'adopted-orally'].includes(each.state.kind) && isRival(each, amendment, null),
  )
}

/** Those still to be decided that may fall with its adoption. */
export function pendingRivals(
  amendment: Amendment,
  amendments: readonly Amendment[],
  text: Node | null,
): readonly Amendment[] {
  const on = text && wordsUnder(amendment, { amendments }, text)
  return amendments.filter((each) => isPending(each) && isRival(each, amendment, on))
}

function isRival(one: Amendment, other: Amendment, on: Node | null): boolean {
  if (one.id === other.id || one.amends !== other.amends) return false
  return on ? meetIn(on, one.change, other.change) : areRivals(one.change, other.change)
}
