import { type Amendment, isPending } from '../../shared/amendments/amendment'
import { rebase } from '../../shared/amendments/rebase'
import type { KeptReading } from '../../shared/document/kept-reading'
import { inTurns } from './turns'

/**
 * Reaches the verdicts on amendments to the text a few at a time, while others write.
 *
 * A verdict is remembered with its amendment until what it was reached on has changed. Whoever asks
 * for all of them afterwards, when nobody writes, has the same answer as without this, and reaches
 * only those anew that were overtaken by what somebody wrote.
 */
export async function judgeAhead(
  text: Pick<KeptReading, 'now'>,
  amendments: readonly Amendment[],
  rest: () => Promise<void> = inTurns(),
): Promise<void> {
  for (const each of ofText(amendments)) {
    const now = text.now()
    if (now.kind === 'invalid') return
    rebase(now.node, each.change)
    await rest()
  }
}

/** Typing in the text does nothing to the words that another amendment proposes. */
export function ofText(amendments: readonly Amendment[]): readonly Amendment[] {
  return amendments.filter((each) => each.amends === null && isPending(each))
}
