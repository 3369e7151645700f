import { amendmentId } from '../../../shared/ids'
import type { Act } from '../../../shared/protocol'
import { keyOf } from '../../editor/amendments/intents'
import type { Intent, Subject } from '../../editor/contract'
import { cell, type Live } from '../../session/live'
import type { Session } from '../../session/session'
import type { NotDone } from '../sentences'

export interface Proposals {
  propose(intent: Intent): void
  /** `false` if the draft stays where it is, which is said. */
  place(draft: string, place: Subject['place']): Promise<boolean>
  /** What was typed before a draft was there; it is given once. */
  take(subject: Subject): Intent | null
  /** Another number each time that the hub has given a draft. */
  readonly granted: Live<number>
}

/** Asks for each draft once, and keeps what was typed until its document is here. */
export function openProposals(
  session: Session,
  onNotProposed: (answer: NotDone) => void,
): Proposals {
  const waiting = new Map<string, Intent>()
  const granted = cell(0)
  return {
    granted,
    propose(intent) {
      const key = keyOf(intent)
      const asked = waiting.has(key)
      waiting.set(key, intent)
      if (asked) return
      void session.perform(draftOf(intent)).then((answer) => {
        if (answer.kind === 'done') {
          granted.set(granted.get() + 1)
          return
        }
        // The words stay on the page where they were typed, and the next key asks again.
        waiting.delete(key)
        onNotProposed(answer)
      })
    },
    async place(draft, place) {
      const answer = await session.perform({
        kind: 'place-draft',
        amendment: amendmentId(draft),
        place,
      })
      if (answer.kind !== 'done') onNotProposed(answer)
      return answer.kind === 'done'
    },
    take(subject) {
      const key = keyOf(subject)
      const intent = waiting.get(key) ?? null
      waiting.delete(key)
      return intent
    },
  }
}

function draftOf({ place, blocks }: Intent): Act {
  return { kind: 'draft-amendment', place, blocks: [...blocks] }
}
