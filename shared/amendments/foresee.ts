import type { Node } from 'prosemirror-model'
import type { Seat } from '../conference'
import type { NewId } from '../ids'
import { nobody } from '../people'
import type { Act } from '../protocol'
import type { Refusal } from '../refusals'
import { decide } from './acts'
import { type Amendment, type Fall, isPending } from './amendment'
import { findAmendment } from './ending'
import { emptyFile, emptyFolder } from './folder'
import { judge, type Verdict } from './judge'
import { proposedBy, rebase } from './rebase'
import type { Register } from './register'
import { meetIn } from './subjects'

/** What an act would come to if it were done now, before anyone asks for it. */
export type Foreseen =
  | { readonly kind: 'refused'; readonly why: Refusal }
  | {
      readonly kind: 'done'
      readonly register: Register
      readonly text: Node
      readonly fates: readonly Fate[]
    }

/** What becomes of another amendment: it falls, needs other words, is in the text already, or stands. */
export interface Fate {
  readonly amendment: Amendment
  readonly fell: Fall | null
  readonly verdict: Verdict
}

/**
 * Decides the act as the hub will, on what this window knows, and tells what it comes to for the
 * others. The hub decides it again on what it knows by then, so this promises nothing.
 */
export function foresee(act: Act, by: Seat, register: Register, text: Node): Foreseen {
  const decision = decide(
    act,
    by,
    {
      register,
      text,
      folderOf: () => emptyFolder,
      secretariat: emptyFile,
      people: nobody,
      draftContent: null,
    },
    { at: new Date(0).toISOString(), newId: counting(), invitationDays: 0, digest: () => '' },
  )
  if (decision.kind === 'refused') return decision
  const after = decision.register ?? register
  const own = 'amendment' in act ? findAmendment(register, act.amendment) : null
  const now = decision.text ?? text
  return {
    kind: 'done',
    register: after,
    text: now,
    fates: fatesOf(own, register, after, text, now),
  }
}

function fatesOf(
  own: Amendment | null,
  before: Register,
  after: Register,
  was: Node,
  now: Node,
): readonly Fate[] {
  return after.amendments.flatMap((each): Fate[] => {
    const earlier = findAmendment(before, each.id)
    if (!earlier || each.id === own?.id || !isPending(earlier)) return []
    if (each.state.kind === 'fallen') {
      return [{ amendment: each, fell: each.state.why, verdict: 'target-gone' }]
    }
    const verdict = verdictIn(now, each, after)
    const isRival =
      own !== null &&
      own.amends === each.amends &&
      meetIn(wordsUnder(each, before, was), own.change, each.change)
    const isOther = verdict !== verdictIn(was, earlier, before)
    return isRival || isOther ? [{ amendment: each, fell: null, verdict }] : []
  })
}

/** What adopting an amendment would come to, in the text or in the amendment that it amends. */
export function verdictIn(
  text: Node,
  { amends, change }: Amendment,
  register: Pick<Register, 'amendments'>,
): Verdict {
  if (!amends) return judge(text, change).kind
  const parent = findAmendment(register, amends)
  return parent ? rebase(proposedBy(parent), change).verdict : 'target-gone'
}

/** The text that a change is about as it would be after it, for an amendment to another one its words. */
export function wordsUnder(
  { amends }: Pick<Amendment, 'amends'>,
  register: Pick<Register, 'amendments'>,
  text: Node,
): Node {
  const parent = amends && findAmendment(register, amends)
  return parent ? proposedBy(parent) : text
}

/** Ids that are never kept. */
function counting(): NewId {
  let made = 0
  return () => `foreseen-${++made}`
}
