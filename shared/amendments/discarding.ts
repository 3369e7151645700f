import type { Seat } from '../conference'
import { amendmentId, type DelegationId } from '../ids'
import type { Act } from '../protocol'
import type { Draft } from './amendment'
import { byOf } from './by'
import { documentOf, proposedBlocks, toBlock } from './change'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf, partIn, seenBy, withDraft, withoutDraft } from './draft-parts'
import type { Discarded, Folder } from './folder'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** Throws a draft away, for all who have a part in it; those who wrote it can take it back (A38). */
export function discard(
  { amendment }: Of<'discard-draft'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = draftOf(amendment, by, on)
  if (!found) return refused('no-such-amendment')
  if (by.role !== 'delegation' || by.delegation !== found.delegation) {
    return refused('not-your-amendment')
  }
  const folders = new Map(withoutDraft(found, on))
  for (const [delegation, folder] of folders) {
    const part = partIn(found, delegation)
    if (part === 'none') continue
    const draft = part === 'sponsor' ? { draft: seenBy(found, delegation) } : {}
    const discarded: Discarded = { amendment, at, by: byOf(by), ...draft }
    folders.set(delegation, { ...folder, discarded: [...folder.discarded, discarded] })
  }
  return { kind: 'done', folders, deed: null, result: nothing }
}

/**
 * Takes a discarded draft back. Its main sponsor has it again as it was, with all who had a part in
 * it. Another sponsor has a copy of its words as a draft of its own, of which nobody else learns.
 */
export function takeBack(
  { amendment }: Of<'take-draft-back'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  const draft = discardedIn(on.folderOf(own), amendment)
  if (!draft) return refused('no-such-amendment')
  if (draft.delegation === own) return again(draft, on)
  return copied(draft, own, by, on, with_)
}

function discardedIn({ discarded }: Folder, id: Draft['id']): Draft | null {
  return discarded.find((each) => each.amendment === id)?.draft ?? null
}

function again(draft: Draft, on: Situation): Decision {
  const folders = new Map<DelegationId, Folder>()
  for (const [delegation, folder] of withDraft(draft, on)) {
    folders.set(delegation, without(folder, draft))
  }
  return { kind: 'done', folders, deed: null, result: { kind: 'draft', amendment: draft.id } }
}

function copied(
  draft: Draft,
  own: DelegationId,
  by: Seat,
  on: Situation,
  { at, newId }: Circumstances,
): Decision {
  if (!on.draftContent) return refused('amendment-not-valid')
  const made: Draft = {
    ...draft,
    id: amendmentId(newId()),
    delegation: own,
    // The next revision of another's amendment is for that one alone to make.
    revises: null,
    sponsors: [],
    begun: at,
    by: byOf(by),
  }
  const folders = new Map(withDraft(made, on))
  const folder = folders.get(own)
  if (folder) folders.set(own, without(folder, draft))
  const content = documentOf(proposedBlocks(on.draftContent).map(toBlock))
  return {
    kind: 'done',
    folders,
    opens: { amendment: made.id, content },
    deed: null,
    result: { kind: 'draft', amendment: made.id },
  }
}

function without(folder: Folder, { id }: Draft): Folder {
  return { ...folder, discarded: folder.discarded.filter(({ amendment }) => amendment !== id) }
}
