import type { Node } from 'prosemirror-model'
import type { AmendmentId } from '../ids'
import { type Amendment, isPending } from './amendment'
import { wordsUnder } from './foresee'
import { among } from './in-order'
import { applyChange, type Verdict } from './judge'
import { type Rebased, reach, rebase } from './rebase'

/** What the adoption of one amendment would mean for another. */
export interface Consequence {
  readonly amendment: AmendmentId
  readonly outcome: /** It can be adopted as well, as it is or merged with the other. */
    | 'stands'
    /** Both change the same words: its sponsors, or the president, must find others. */
    | 'needs-rewording'
    /** What it would change, or stand beside, would be gone. */
    | 'falls'
    /** The text would say what it proposes. */
    | 'met'
  readonly before: Verdict
  /** With the reasons, and what it would come to. */
  readonly after: Rebased
}

/**
 * What adopting an amendment would mean for all others that are about the same text: of an amendment
 * to an amendment, for the others to it. `null` if it cannot be adopted as the text stands.
 */
export function ifAdopted(
  text: Node,
  amendment: Amendment,
  amendments: readonly Amendment[],
): readonly Consequence[] | null {
  const on = wordsUnder(amendment, { amendments }, text)
  const applied = applyChange(on, amendment.change, among(amendment, amendments))
  if (!('text' in applied)) return null
  return amendments
    .filter((each) => each.id !== amendment.id && each.amends === amendment.amends)
    .filter((each) => isPending(each) || each.state.kind === 'deferred')
    .map(({ id, change }): Consequence => {
      const after = reach(applied.text, change)
      const before = rebase(on, change).verdict
      return { amendment: id, outcome: outcomes[after.verdict], before, after }
    })
}

const outcomes = {
  clean: 'stands',
  reworded: 'stands',
  collides: 'needs-rewording',
  moot: 'met',
  'target-gone': 'falls',
} as const satisfies Record<Verdict, Consequence['outcome']>
