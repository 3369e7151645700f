import type { Node } from 'prosemirror-model'
import type { Seat } from '../conference'
import { type AmendmentId, amendmentId, type DelegationId } from '../ids'
import type { Act } from '../protocol'
import { type Amendment, type Draft, isPending, textOf } from './amendment'
import { emptyBlocks } from './beginning'
import { byOf } from './by'
import { type BlockJSON, blockIdOf, documentOf } from './change'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf, isSponsor, withDraft } from './draft-parts'
import { findAmendment } from './ending'
import type { Folder } from './folder'
import { baseNow, proposedNow } from './revision-start'
import { blocksFrom, seenIn, subjectIn } from './subject'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/**
 * Begins an untabled amendment, of which nobody but its sponsors will know (A31): with the words of
 * the blocks, or with others that are known already, as from a file that is imported.
 */
export function draft(
  act: Of<'draft-amendment'>,
  by: Seat,
  on: Situation,
  { at, newId }: Circumstances,
  words: readonly BlockJSON[] | null = null,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const parent = act.amends ? findAmendment(on.register, act.amends) : null
  if (act.amends && !parent) return refused('no-such-amendment')
  if (parent && parent.amends !== null) return refused('amendment-too-deep')
  if (parent && !isPending(parent)) return refused('amendment-decided')
  if (parent && act.place.kind === 'apart') return refused('place-not-possible')
  const isApart = words !== null || act.afresh === true
  const begun = isApart ? undefined : begunOn(act, on.folderOf(by.delegation), by.delegation)
  if (begun) return { kind: 'done', deed: null, result: { kind: 'draft', amendment: begun.id } }
  const text = parent ? textOf(parent) : on.text
  const subject = subjectIn(text, act, newId)
  if (typeof subject === 'string') return refused(subject)
  const proposed = words ? blocksFrom(words) : subject.base
  if (!proposed) return refused('amendment-not-valid')
  const id = amendmentId(newId())
  const made: Draft = {
    id,
    delegation: by.delegation,
    place: subject.place,
    base: subject.base.map((block) => block.toJSON() as BlockJSON),
    ...subject.seen,
    amends: parent?.id ?? null,
    revises: null,
    rationale: '',
    sponsors: [],
    begun: at,
    by: byOf(by),
  }
  const empty = () => emptyBlocks(text, subject.place, newId)
  const content = documentOf(proposed.length > 0 ? proposed : empty())
  return opened(made, content, on)
}

/** Whoever begins the same once more, and brings no words, is led to what was begun. */
function begunOn(
  { place, blocks, amends }: Of<'draft-amendment'>,
  { drafts }: Folder,
  own: DelegationId,
): Draft | undefined {
  const isSamePlace = (draft: Draft) =>
    JSON.stringify({ ...draft.place, section: null }) ===
    JSON.stringify({ ...place, section: null })
  const isSameBase = ({ base }: Draft) =>
    base.length === blocks.length && base.every((json, at) => blockIdOf(json) === blocks[at])
  return drafts.find(
    (each) =>
      each.delegation === own &&
      each.revises === null &&
      each.amends === (amends ?? null) &&
      isSameBase(each) &&
      isSamePlace(each),
  )
}

/**
 * Begins the next revision of what is tabled: on the text as it stands, with what is proposed put
 * into it where that is possible, so that a revision is also how sponsors answer a collision.
 */
export function revise(
  act: Of<'revise-amendment'>,
  by: Seat,
  on: Situation,
  { at, newId }: Circumstances,
): Decision {
  const found = ownAmendment(act.amendment, by, on)
  if (typeof found === 'string') return refused(found)
  if (!isPending(found)) return refused('amendment-decided')
  const begun = on.folderOf(found.delegation).drafts.find(({ revises }) => revises === found.id)
  if (begun) return { kind: 'done', deed: null, result: { kind: 'draft', amendment: begun.id } }
  const parent = found.amends ? findAmendment(on.register, found.amends) : null
  const text = parent ? textOf(parent) : on.text
  const base = baseNow(found, text)
  if (base.length === 0 && found.change.base.length > 0) return refused('target-gone')
  const made: Draft = {
    id: amendmentId(newId()),
    delegation: found.delegation,
    place: found.change.place,
    base: base.map((block) => block.toJSON() as BlockJSON),
    ...seenIn(text, found.change.place, base),
    amends: found.amends,
    revises: found.id,
    rationale: found.rationale,
    sponsors: found.sponsors.map((delegation) => ({ delegation, standing: 'joined' })),
    begun: at,
    by: byOf(by),
  }
  return opened(made, documentOf(proposedNow(found, text, base)), on)
}

/** The main sponsor's own, and what a stranger may be told of it. */
export function ownAmendment(
  id: AmendmentId,
  by: Seat,
  on: Situation,
): Amendment | 'no-such-amendment' | 'not-your-amendment' {
  const found = findAmendment(on.register, id)
  if (!found) return 'no-such-amendment'
  const isOwn = by.role === 'delegation' && by.delegation === found.delegation
  return isOwn ? found : 'not-your-amendment'
}

function opened(made: Draft, content: Node, on: Situation): Decision {
  return {
    kind: 'done',
    folders: withDraft(made, on),
    opens: { amendment: made.id, content },
    deed: null,
    result: { kind: 'draft', amendment: made.id },
  }
}

/** Says where a draft would stand: its words are in its own document, and stay as they are. */
export function placeDraft(
  { amendment, place }: Of<'place-draft'>,
  by: Seat,
  on: Situation,
  { newId }: Circumstances,
): Decision {
  const found = draftOf(amendment, by, on)
  if (!found || !isSponsor(found, by)) return refused('no-such-amendment')
  const parent = found.amends ? findAmendment(on.register, found.amends) : null
  if (found.amends && !parent) return refused('amendment-decided')
  if (parent && place.kind === 'apart') return refused('place-not-possible')
  const blocks = found.base.flatMap((json) => blockIdOf(json) ?? [])
  const subject = subjectIn(parent ? textOf(parent) : on.text, { place, blocks }, newId)
  if (typeof subject === 'string') return refused(subject)
  const { beside: _, twins: __, ...draft } = found
  const folders = withDraft({ ...draft, place: subject.place, ...subject.seen }, on)
  return { kind: 'done', folders, deed: null, result: nothing }
}
