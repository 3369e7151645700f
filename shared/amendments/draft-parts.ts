import type { Seat } from '../conference'
import type { AmendmentId, DelegationId } from '../ids'
import type { Part } from '../rights'
import type { KeyCopy, SealedKey } from '../sealing/draft-keys'
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

/** With what a draft is sealed. The main sponsor's folder alone has the keys whole. */
export function keysOf({ id, delegation }: Draft, on: Situation): readonly SealedKey[] {
  return on.folderOf(delegation).keys.filter(({ amendment }) => amendment === id)
}

/**
 * The folders once a draft says so: it is in those of all who have a part in it, and in no other,
 * with the keys that it is sealed with.
 */
export function withDraft(
  draft: Draft,
  on: Situation,
  keys = keysOf(draft, on),
): ReadonlyMap<DelegationId, Folder> {
  const all = [draft.delegation, ...draft.sponsors.map(({ delegation }) => delegation)]
  return new Map(
    all.map((delegation) => {
      const folder = on.folderOf(delegation)
      const others = without(draft, folder)
      if (partIn(draft, delegation) === 'none') return [delegation, others]
      const drafts = [...others.drafts, seenBy(draft, delegation)]
      const seen = keys.map((key) => keySeenBy(key, draft, delegation))
      return [delegation, { ...others, drafts, keys: [...others.keys, ...seen] }]
    }),
  )
}

function without({ id }: Draft, folder: Folder): Folder {
  return {
    ...folder,
    drafts: folder.drafts.filter((each) => each.id !== id),
    keys: folder.keys.filter(({ amendment }) => amendment !== id),
  }
}

function keySeenBy(key: SealedKey, draft: Draft, delegation: DelegationId): SealedKey {
  if (draft.delegation === delegation) return key
  const isSeen = (copy: KeyCopy) =>
    copy.delegation === delegation || partIn(draft, copy.delegation) === 'sponsor'
  return { ...key, copies: key.copies.filter(isSeen) }
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
  return new Map(all.map((delegation) => [delegation, without(draft, on.folderOf(delegation))]))
}
