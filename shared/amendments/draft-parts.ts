import type { Seat } from '../conference'
import type { AmendmentId, DelegationId } from '../ids'
import type { Part } from '../rights'
import type { Draft } from './amendment'
import type { Situation } from './decision'
import type { Folder } from './folder'

/**
 * A draft that the actor's own folder lists: of any other it cannot be told whether there is one.
 * The main sponsor's folder alone has it whole (`seenBy`).
 */
export function draftOf(id: AmendmentId, by: Seat, on: Situation): Draft | null {
  if (by.role !== 'delegation') return null
  const isIt = (each: Draft) => each.id === id
  const own = on.folderOf(by.delegation).drafts.find(isIt)
  return (own && on.folderOf(own.delegation).drafts.find(isIt)) ?? null
}

export function isSponsor(draft: Draft, by: Seat): boolean {
  if (by.role !== 'delegation') return false
  return partIn(draft, by.delegation) === 'sponsor'
}

/** What part a delegation has in a draft that its folder lists. */
export function partIn(draft: Draft, delegation: DelegationId): Part {
  if (draft.delegation === delegation) return 'sponsor'
  const own = draft.sponsors.find((each) => each.delegation === delegation)
  if (own?.standing === 'joined') return 'sponsor'
  return own?.standing === 'invited' ? 'invited' : 'none'
}

/** The folders once a draft says so: it is in those of all who have a part in it, and in no other. */
export function withDraft(draft: Draft, on: Situation): ReadonlyMap<DelegationId, Folder> {
  const all = [draft.delegation, ...draft.sponsors.map(({ delegation }) => delegation)]
  return new Map(
    all.map((delegation) => {
      const folder = on.folderOf(delegation)
      const others = folder.drafts.filter(({ id }) => id !== draft.id)
      const seen = seenBy(draft, delegation)
      const drafts = partIn(draft, delegation) === 'none' ? others : [...others, seen]
      return [delegation, { ...folder, drafts }]
    }),
  )
}

/** Whom else the main sponsor has asked, and who would not, is for it alone to know (A6). */
export function seenBy(draft: Draft, delegation: DelegationId): Draft {
  if (draft.delegation === delegation) return draft
  const sponsors = draft.sponsors.filter(
    (each) => each.delegation === delegation || each.standing === 'joined',
  )
  return { ...draft, sponsors }
}

export function withoutDraft(draft: Draft, on: Situation): ReadonlyMap<DelegationId, Folder> {
  const all = [draft.delegation, ...draft.sponsors.map(({ delegation }) => delegation)]
  return new Map(
    all.map((delegation) => {
      const folder = on.folderOf(delegation)
      return [delegation, { ...folder, drafts: folder.drafts.filter(({ id }) => id !== draft.id) }]
    }),
  )
}
