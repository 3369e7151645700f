import type { Seat } from '../conference'
import type { AmendmentId, DelegationId } from '../ids'
import type { Act } from '../protocol'
import { type Amendment, type CoSponsor, type Draft, isPending } from './amendment'
import { byOf } from './by'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { draftOf, keysOf, partIn, withDraft } from './draft-parts'
import { ownAmendment } from './drafting-acts'
import { findAmendment, withAmendment } from './ending'
import type { Folder } from './folder'
import { offersWithout } from './offer-acts'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** The main sponsor asks another delegation, which alone learns of it (A6). */
export function inviteSponsor(
  { amendment, delegation: to }: Of<'invite-sponsor'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  if (!on.register.delegations.some(({ id }) => id === to)) return refused('no-such-delegation')
  const draft = draftOf(amendment, by, on)
  if (draft) return inviteToDraft(draft, to, by, on)
  const found = ownAmendment(amendment, by, on)
  if (typeof found === 'string') return refused(found)
  if (!isPending(found)) return refused('amendment-decided')
  if (found.delegation === to || found.sponsors.includes(to)) return refused('sponsor-already')
  const own = on.folderOf(found.delegation)
  if (own.invitations.some(isTo(amendment, to))) return refused('sponsor-already')
  const invitation = { amendment, to, at, by: byOf(by) }
  const folders = [found.delegation, to].map((each): [DelegationId, Folder] => {
    const folder = on.folderOf(each)
    return [each, { ...folder, invitations: [...folder.invitations, invitation] }]
  })
  return { kind: 'done', folders: new Map(folders), deed: null, result: nothing }
}

function inviteToDraft(draft: Draft, to: DelegationId, by: Seat, on: Situation): Decision {
  if (by.role !== 'delegation' || by.delegation !== draft.delegation) {
    return refused('not-your-amendment')
  }
  if (partIn(draft, to) !== 'none') return refused('sponsor-already')
  const folders = withDraft(withStanding(draft, to, 'invited'), on)
  return { kind: 'done', folders, deed: null, result: nothing }
}

function withStanding(
  draft: Draft,
  delegation: DelegationId,
  standing: CoSponsor['standing'],
): Draft {
  const others = draft.sponsors.filter((each) => each.delegation !== delegation)
  return { ...draft, sponsors: [...others, { delegation, standing }] }
}

export function answerSponsorship(
  { amendment, answer }: Of<'answer-sponsorship'>,
  by: Seat,
  on: Situation,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  const draft = draftOf(amendment, by, on)
  if (draft) {
    if (partIn(draft, own) !== 'invited') return refused('no-such-invitation')
    const standing = answer === 'accept' ? 'joined' : 'declined'
    const folders = withDraft(withStanding(draft, own, standing), on)
    return { kind: 'done', folders, deed: null, result: nothing }
  }
  const isInvited = on.folderOf(own).invitations.some(isTo(amendment, own))
  const found = findAmendment(on.register, amendment)
  if (!isInvited || !found) return refused('no-such-invitation')
  const folders = withoutInvitation(found, own, on)
  if (answer === 'decline') return { kind: 'done', folders, deed: null, result: nothing }
  if (!isPending(found)) return refused('amendment-decided')
  const joined: Amendment = { ...found, sponsors: [...found.sponsors, own] }
  const after = { ...on, folderOf: (of: DelegationId) => folders.get(of) ?? on.folderOf(of) }
  return {
    kind: 'done',
    // A revision that is being written will be in its name as well.
    folders: new Map([...folders, ...inRevision(found, own, 'joined', after)]),
    register: withAmendment(on.register, joined),
    deed: { kind: 'sponsor-joined', amendment },
    result: nothing,
  }
}

/** Whoever was asked and has not answered is not asked any more, and reads no more of a draft (A6). */
export function uninviteSponsor(
  { amendment, delegation: to }: Of<'uninvite-sponsor'>,
  by: Seat,
  on: Situation,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const draft = draftOf(amendment, by, on)
  if (draft) {
    if (by.delegation !== draft.delegation) return refused('not-your-amendment')
    if (to === draft.delegation || partIn(draft, to) !== 'invited') {
      return refused('no-such-invitation')
    }
    const folders = withDraft(withStanding(draft, to, 'withdrawn'), on)
    return { kind: 'done', folders, deed: null, result: nothing }
  }
  const found = ownAmendment(amendment, by, on)
  if (typeof found === 'string') return refused(found)
  if (!on.folderOf(found.delegation).invitations.some(isTo(amendment, to))) {
    return refused('no-such-invitation')
  }
  return { kind: 'done', folders: withoutInvitation(found, to, on), deed: null, result: nothing }
}

function withoutInvitation(
  { id, delegation }: Amendment,
  to: DelegationId,
  on: Situation,
): ReadonlyMap<DelegationId, Folder> {
  const isThis = isTo(id, to)
  const folders = [delegation, to].map((each): [DelegationId, Folder] => {
    const folder = on.folderOf(each)
    const invitations = folder.invitations.filter((invitation) => !isThis(invitation))
    return [each, { ...folder, invitations }]
  })
  return new Map(folders)
}

function isTo(amendment: AmendmentId, to: DelegationId) {
  return (each: Folder['invitations'][number]): boolean =>
    each.amendment === amendment && each.to === to
}

/** A co-sponsor leaves; the main sponsor can only withdraw (A8). */
export function leaveSponsors(
  { amendment }: Of<'leave-sponsors'>,
  by: Seat,
  on: Situation,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  const draft = draftOf(amendment, by, on)
  if (draft) {
    if (draft.delegation === own || partIn(draft, own) !== 'sponsor') {
      return refused('not-a-sponsor')
    }
    return { kind: 'done', folders: withoutSponsor(draft, own, on), deed: null, result: nothing }
  }
  const found = findAmendment(on.register, amendment)
  if (!found) return refused('no-such-amendment')
  if (!found.sponsors.includes(own)) return refused('not-a-sponsor')
  if (!isPending(found)) return refused('amendment-decided')
  const sponsors = found.sponsors.filter((each) => each !== own)
  const register = withAmendment(on.register, { ...found, sponsors })
  // A revision that is being written, and what is offered, are for those who still sponsor it.
  const folders = inRevision(found, own, 'left', on)
  const folderOf = (of: DelegationId) => folders.get(of) ?? on.folderOf(of)
  const offers = offersWithout(own, { ...on, register, folderOf })
  return {
    kind: 'done',
    register,
    folders: new Map([...folders, ...offers.folders]),
    ...(offers.secretariat !== on.secretariat && { secretariat: offers.secretariat }),
    deed: { kind: 'sponsor-left', amendment },
    result: nothing,
  }
}

/** What is written from now on is sealed with a key that whoever left has not. */
function withoutSponsor(
  draft: Draft,
  own: DelegationId,
  on: Situation,
): ReadonlyMap<DelegationId, Folder> {
  const keys = keysOf(draft, on).map((key) => ({ ...key, closed: true }))
  return withDraft(withStanding(draft, own, 'left'), on, keys)
}

function inRevision(
  { id, delegation }: Amendment,
  own: DelegationId,
  standing: CoSponsor['standing'],
  on: Situation,
): ReadonlyMap<DelegationId, Folder> {
  const revision = on.folderOf(delegation).drafts.find(({ revises }) => revises === id)
  if (!revision) return new Map()
  if (standing === 'left') return withoutSponsor(revision, own, on)
  return withDraft(withStanding(revision, own, standing), on)
}
