import { toBlock } from '../../../amendments/change'
import type { FoundDraft } from '../changed-against'

/** A draft, as it is compared: where it stands, what it takes out and what it puts there. */
export interface SaidDraft {
  readonly place: string
  readonly blocks: readonly string[]
  readonly says: readonly string[]
  readonly untracked: boolean
}

/** In whatever order they would be adopted. */
export function said(drafts: readonly FoundDraft[]): readonly SaidDraft[] {
  return inOrder(
    drafts.map(({ place, blocks, proposed, untracked }) => ({
      place: place.kind === 'after' ? `after ${place.block}` : place.kind,
      blocks,
      says: proposed.map((json) => toBlock(json).textContent),
      untracked: untracked === true,
    })),
  )
}

export function inOrder(drafts: readonly SaidDraft[]): readonly SaidDraft[] {
  const key = (draft: SaidDraft) => JSON.stringify(draft)
  return drafts.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
