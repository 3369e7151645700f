import type { Seat } from '../conference'
import { schema } from '../document/schema'
import { type AmendmentId, amendmentId, type DelegationId } from '../ids'
import type { Act } from '../protocol'
import { mayTakeBack } from '../rights'
import type { Draft } from './amendment'
import { byOf } from './by'
import { documentOf, toBlock } from './change'
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
    const { keys } = on.folderOf(delegation)
    const own = keys.filter((key) => key.amendment === amendment)
    const draft = part === 'sponsor' ? { draft: seenBy(found, delegation), keys: own } : {}
    const discarded: Discarded = { amendment, at, by: byOf(by), ...draft }
    folders.set(delegation, { ...folder, discarded: [...folder.discarded, discarded] })
  }
  return { kind: 'done', folders, deed: null, result: nothing }
}

/**
 * Takes a discarded draft back. Its main sponsor has it again as it was, with all who had a part in
 * it. Another sponsor has a copy of its words as a draft of its own, of which nobody else learns;
 * what was discarded stays until the window says that the words are in the copy.
 */
export function takeBack(
  { amendment, into }: Of<'take-draft-back'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  const found = on.folderOf(own).discarded.find((each) => each.amendment === amendment)
  const draft = found?.draft
  if (!draft) return refused('no-such-amendment')
  if (into) return moved(draft, into, own, on)
  if (draft.delegation === own) return again(draft, on, found.keys)
  const right = mayTakeBack(by, 'copy', on.register.stage)
  if (right !== 'yes') return refused(right)
  return copied(draft, own, by, on, with_)
}

function again(draft: Draft, on: Situation, keys: Discarded['keys']): Decision {
  const folders = new Map<DelegationId, Folder>()
  for (const [delegation, folder] of withDraft(draft, on, keys)) {
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
  // Its words are sealed: the window of whoever takes a copy puts them in.
  const base = draft.base.map(toBlock)
  const empty = () => [schema.node('paragraph', { id: newId() })]
  const content = documentOf(base.length > 0 ? base : empty())
  return {
    kind: 'done',
    folders: withDraft(made, on),
    opens: { amendment: made.id, content },
    deed: null,
    result: { kind: 'draft', amendment: made.id },
  }
}

/** The words of what was discarded are in the copy, and stay there. */
function moved(draft: Draft, copy: AmendmentId, own: DelegationId, on: Situation): Decision {
  const folder = on.folderOf(own)
  const isIt = (each: Draft) => each.id === copy && each.delegation === own
  if (draft.delegation === own || !folder.drafts.some(isIt)) return refused('no-such-amendment')
  const folders = new Map([[own, without(folder, draft)]])
  return { kind: 'done', folders, deed: null, result: nothing }
}

function without(folder: Folder, { id }: Draft): Folder {
  return { ...folder, discarded: folder.discarded.filter(({ amendment }) => amendment !== id) }
}
