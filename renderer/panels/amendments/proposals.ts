import type { BlockId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import type { Intent } from '../../editor/contract'
import { cell, type Live } from '../../session/live'
import type { Session } from '../../session/session'
import type { NotDone } from '../sentences'

export interface Proposals {
  propose(intent: Intent): void
  /** What was typed before the draft of a block was there; it is given once. */
  take(target: BlockId): Intent | null
  /** Another number each time that the hub has given a draft. */
  readonly granted: Live<number>
}

/** Asks for a draft once for each block, and keeps what was typed until its document is here. */
export function openProposals(
  session: Session,
  onNotProposed: (answer: NotDone) => void,
): Proposals {
  const waiting = new Map<BlockId, Intent>()
  const granted = cell(0)
  return {
    granted,
    propose(intent) {
      const asked = waiting.has(intent.target)
      waiting.set(intent.target, intent)
      if (asked) return
      void session.perform(draftOf(intent.target)).then((answer) => {
        if (answer.kind === 'done') {
          granted.set(granted.get() + 1)
          return
        }
        // The words stay on the page where they were typed, and the next key asks again.
        waiting.delete(intent.target)
        onNotProposed(answer)
      })
    },
    take(target) {
      const intent = waiting.get(target) ?? null
      waiting.delete(target)
      return intent
    },
  }
}

function draftOf(block: BlockId): Act {
  return { kind: 'draft-amendment', place: { kind: 'there' }, blocks: [block] }
}
