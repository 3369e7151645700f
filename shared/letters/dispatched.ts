import { type Decision, refused, type Situation } from '../amendments/decision'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import type { Act } from '../protocol'

/** That letters went out, for the record. */
export interface LettersDispatched {
  readonly kind: 'letters-dispatched'
  readonly recommendation: BlockId
  readonly day: string
  /** Each State that was written to, once. */
  readonly states: readonly string[]
  /** Those for which no letter could be made, if there are any. */
  readonly unmade?: readonly string[] | undefined
  /** SHA-256 over what the letters say, in hexadecimal. */
  readonly digest: string
}

/**
 * Writes down that letters went out: to whom, and which. The letters themselves are the secretariat's,
 * and no names of office-holders come into the record. The right is there.
 */
export function dispatchLetters(
  { recommendation, day, states, unmade = [], digest }: Extract<Act, { kind: 'dispatch-letters' }>,
  { register, text }: Pick<Situation, 'register' | 'text'>,
): Decision {
  let recommends = false
  text.descendants((node) => {
    recommends ||= idOf(node) === recommendation && Boolean(node.attrs.recommendation)
    return !recommends
  })
  if (!recommends) return refused('no-such-recommendation')
  const written = once(states)
  const lacking = once(unmade).filter((state) => !written.includes(state))
  return {
    kind: 'done',
    register,
    deed: {
      kind: 'letters-dispatched',
      recommendation,
      day,
      states: written,
      ...(lacking.length > 0 && { unmade: lacking }),
      digest,
    },
    result: { kind: 'nothing' },
  }
}

function once(states: readonly string[]): readonly string[] {
  return [...new Set(states)].sort()
}
