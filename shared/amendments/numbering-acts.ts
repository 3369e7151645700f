import { freezing, renumbered, renumbering } from '../document/issuing'
import type { NumberPolicy } from '../document/kinds'
import { strike } from '../document/strokes'
import type { Act } from '../protocol'
import type { Decision, Situation } from './decision'

export type NumberingAct = Extract<Act, { kind: 'freeze-numbers' | 'renumber' }>

/** What was done to the numbers of the text. */
export type NumberingDeed =
  | { readonly kind: 'numbers-frozen' }
  | {
      readonly kind: 'renumbered'
      /** How many blocks have another number. */
      readonly changed: number
      readonly policy: NumberPolicy
    }

/** Numbers are issued, or given anew. No word of the text is touched. The right is there. */
export function issueNumbers(act: NumberingAct, { text }: Situation): Decision {
  const strokes = act.kind === 'renumber' ? renumbering(text, act.policy) : freezing(text)
  if (!strokes) return { kind: 'refused', why: 'no-masthead' }
  if (strokes.length === 0) return { kind: 'refused', why: 'numbers-unchanged' }
  const deed: NumberingDeed =
    act.kind === 'renumber'
      ? { kind: 'renumbered', changed: renumbered(text).length, policy: act.policy }
      : { kind: 'numbers-frozen' }
  return {
    kind: 'done',
    text: strike(text, strokes),
    strokes,
    deed,
    result: { kind: 'nothing' },
  }
}
