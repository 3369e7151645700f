import type { Node } from 'prosemirror-model'
import { draftsFromChangedText, type ProposedDraft } from '../../shared/amendments/drafts-from-text'
import { onTextNow } from '../../shared/amendments/on-text-now'
import type { AmendmentId } from '../../shared/ids'
import type { Answer } from './acts'
import type { Asked } from './asked'
import type { Session } from './session'

/** What became of one of the changes in a text that went through another program. */
export type Begun =
  | { readonly kind: 'draft'; readonly amendment: AmendmentId }
  | {
      readonly kind: 'not-begun'
      readonly proposed: ProposedDraft
      readonly answer: Exclude<Answer, { kind: 'done' }>
    }

/**
 * Begins a draft for each paragraph in which a changed text departs from the one that was issued.
 * What others have changed in the text since then stays, as far as these changes leave it room.
 *
 * One that the hub refuses keeps none of the others from being begun; once it cannot be reached,
 * nothing more is asked of it.
 */
export async function beginDraftsFrom(
  { perform }: Pick<Session, 'perform'>,
  issued: Node,
  changed: Node,
  now: Node = issued,
): Promise<readonly Begun[]> {
  const drafts = draftsFromChangedText(issued, changed)
  return beginDrafts(
    { perform },
    drafts.map((draft) => onTextNow(draft, issued, now)),
  )
}

/** The same for drafts that are worked out already. */
export async function beginDrafts(
  { perform }: Pick<Session, 'perform'>,
  drafts: readonly ProposedDraft[],
): Promise<readonly Begun[]> {
  const begun: Begun[] = []
  let lost: Exclude<Answer, { kind: 'done' }> | null = null
  for (const proposed of drafts) {
    const answer: Answer = lost ?? (await perform(actOf(proposed)))
    if (answer.kind === 'done') {
      if (answer.result.kind === 'draft') {
        begun.push({ kind: 'draft', amendment: answer.result.amendment })
      }
      continue
    }
    if (answer.kind === 'problem') lost = answer
    begun.push({ kind: 'not-begun', proposed, answer })
  }
  return begun
}

function actOf({ place, blocks, proposed }: ProposedDraft): Asked {
  return { kind: 'draft-amendment', place, blocks: [...blocks], proposed: [...proposed] }
}
