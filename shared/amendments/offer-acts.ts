import type { Seat } from '../conference'
import { type AmendmentId, amendmentId, type DelegationId, offerId } from '../ids'
import type { Act } from '../protocol'
import { type Amendment, isPending } from './amendment'
import { byOf } from './by'
import type { BlockJSON } from './change'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { changesNothing, withOwnNames } from './draft-content'
import { end, findAmendment, isBegun, withAmendment } from './ending'
import type { Folder } from './folder'
import type { Offer, OfferAnswer, Proposal } from './offer'
import type { AmendmentRefusal } from './refusals'
import { blocksFrom, subjectIn } from './subject'
import { nextNumber } from './tabling-acts'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** The secretariat offers the sponsors of some amendments a way out, in confidence (A24). */
export function makeOffer(
  act: Of<'make-offer'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const of = pendingOf(act.of, on)
  if (typeof of === 'string') return refused(of)
  const proposal = proposalOf(act.proposal, of, on, with_)
  if (typeof proposal === 'string') return refused(proposal)
  const offer: Offer = {
    id: offerId(with_.newId()),
    of: of.map(({ id }) => id),
    to: [...new Set(of.flatMap(({ delegation, sponsors }) => [delegation, ...sponsors]))],
    proposal,
    words: act.words ?? '',
    answers: [],
    at: with_.at,
    by: byOf(by),
  }
  return {
    kind: 'done',
    ...keep(offer, on),
    deed: null,
    result: { kind: 'offer', offer: offer.id },
  }
}

function pendingOf(ids: Offer['of'], { register }: Situation): Amendment[] | AmendmentRefusal {
  const of: Amendment[] = []
  for (const id of new Set(ids)) {
    const found = findAmendment(register, id)
    if (!found) return 'no-such-amendment'
    if (!isPending(found)) return 'amendment-decided'
    of.push(found)
  }
  return of.sort((a, b) => a.number - b.number)
}

function proposalOf(
  given: Of<'make-offer'>['proposal'],
  of: readonly Amendment[],
  { text }: Situation,
  { newId }: Circumstances,
): Proposal | AmendmentRefusal {
  if (given.kind === 'disposition') return given
  // Amendments to another one are about its words, and the compromise is about those of the text.
  if (of.some(({ amends }) => amends !== null)) return 'amendment-too-deep'
  const subject = subjectIn(text, given, newId)
  if (typeof subject === 'string') return subject
  const blocks = blocksFrom(given.proposed)
  const base = subject.base.map((block) => block.toJSON() as BlockJSON)
  const change =
    blocks && withOwnNames({ place: subject.place, base, ...subject.seen }, blocks, null, newId)
  if (!change) return 'amendment-not-valid'
  return changesNothing(change) ? 'amendment-changes-nothing' : { kind: 'compromise', change }
}

/** The offer where those it is for can read it, and the secretariat. */
function keep(offer: Offer, on: Situation): Pick<Held, 'folders' | 'secretariat'> {
  const put = (offers: readonly Offer[]) => [...offers.filter(({ id }) => id !== offer.id), offer]
  return everywhere(offer, on, put)
}

function drop(offer: Offer, on: Situation): Pick<Held, 'folders' | 'secretariat'> {
  return everywhere(offer, on, (offers) => offers.filter(({ id }) => id !== offer.id))
}

type Held = Required<Pick<Extract<Decision, { kind: 'done' }>, 'folders' | 'secretariat'>>

function everywhere(
  { to }: Offer,
  on: Situation,
  change: (offers: readonly Offer[]) => readonly Offer[],
): Held {
  const folders = to.map((delegation): [DelegationId, Folder] => {
    const folder = on.folderOf(delegation)
    return [delegation, { ...folder, offers: change(folder.offers) }]
  })
  const { secretariat } = on
  return {
    folders: new Map(folders),
    secretariat: { ...secretariat, offers: change(secretariat.offers) },
  }
}

export function withdrawOffer({ offer: id }: Of<'withdraw-offer'>, on: Situation): Decision {
  const offer = on.secretariat.offers.find((each) => each.id === id)
  if (!offer) return refused('no-such-offer')
  return { kind: 'done', ...drop(offer, on), deed: null, result: nothing }
}

/** The offers once a delegation has left: one about nothing that it sponsors is not for it any more (A24). */
export function offersWithout(own: DelegationId, on: Situation): Held {
  const folders = new Map<DelegationId, Folder>()
  const folderOf = (of: DelegationId) => folders.get(of) ?? on.folderOf(of)
  let { secretariat } = on
  for (const offer of on.folderOf(own).offers) {
    if (offer.of.some((id) => isSponsoredBy(own, id, on))) continue
    const others = keep(
      { ...offer, to: offer.to.filter((each) => each !== own) },
      { ...on, folderOf, secretariat },
    )
    const folder = folderOf(own)
    folders.set(own, { ...folder, offers: folder.offers.filter(({ id }) => id !== offer.id) })
    for (const [of, with_] of others.folders) folders.set(of, with_)
    secretariat = others.secretariat
  }
  return { folders, secretariat }
}

function isSponsoredBy(own: DelegationId, id: AmendmentId, { register }: Situation): boolean {
  const found = findAmendment(register, id)
  return found !== null && (found.delegation === own || found.sponsors.includes(own))
}

/** One main sponsor answers; with the last yes the offer takes effect (A25). */
export function answerOffer(
  act: Of<'answer-offer'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const own = by.delegation
  const offer = on.folderOf(own).offers.find(({ id }) => id === act.offer)
  if (!offer) return refused('no-such-offer')
  const of = pendingOf(offer.of, on)
  if (typeof of === 'string') return refused(of)
  if (!of.some(({ delegation }) => delegation === own)) return refused('not-your-amendment')
  if (offer.answers.some(({ delegation }) => delegation === own)) return refused('offer-answered')
  if (offer.answers.some(({ answer }) => answer === 'declined')) return refused('offer-declined')
  const answer = act.answer === 'accept' ? 'accepted' : 'declined'
  const answers: readonly OfferAnswer[] = [
    ...offer.answers,
    { delegation: own, answer, at: with_.at },
  ]
  const hasAccepted = ({ delegation }: Amendment) =>
    answers.some((each) => each.delegation === delegation && each.answer === 'accepted')
  if (!of.every(hasAccepted)) {
    return { kind: 'done', ...keep({ ...offer, answers }, on), deed: null, result: nothing }
  }
  if (endsThem(offer.proposal) && of.some(({ id }) => isBegun(on.register, id))) {
    return refused('decision-begun')
  }
  return offer.proposal.kind === 'compromise'
    ? compromise(offer, offer.proposal, of, by, on, with_)
    : dispose(offer, offer.proposal, of, by, on, with_)
}

/** Whether its acceptance takes the amendments from before the conference: as a withdrawal, until they are taken up. */
function endsThem(proposal: Proposal): boolean {
  return proposal.kind === 'compromise' || proposal.disposition === 'withdraw'
}

function compromise(
  offer: Offer,
  { change }: Extract<Proposal, { kind: 'compromise' }>,
  of: readonly Amendment[],
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const [first] = of
  if (!first) return refused('no-such-amendment')
  const sponsors = of.flatMap((each) => [each.delegation, ...each.sponsors])
  const tabled: Amendment = {
    id: amendmentId(with_.newId()),
    number: nextNumber(on.register),
    change,
    digest: with_.digest(change),
    tabled: with_.at,
    delegation: first.delegation,
    sponsors: [...new Set(sponsors)].filter((each) => each !== first.delegation),
    amends: null,
    origin: { kind: 'compromise', of: offer.of },
    rationale: offer.words,
    late: false,
    earlier: [],
    disposition: null,
    state: { kind: 'tabled' },
    past: [],
  }
  const merged = { kind: 'merged', into: tabled.id, at: with_.at, by: byOf(by) } as const
  const register = of.reduce((before, each) => end(before, each, merged), on.register)
  return {
    kind: 'done',
    ...drop(offer, on),
    register: { ...register, amendments: [...register.amendments, tabled] },
    deed: { kind: 'compromise-accepted', amendment: tabled.id, of: offer.of },
    result: nothing,
  }
}

function dispose(
  offer: Offer,
  { disposition }: Extract<Proposal, { kind: 'disposition' }>,
  of: readonly Amendment[],
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const isWithdrawal = disposition === 'withdraw'
  const withdrawn = { kind: 'withdrawn', at, by: byOf(by) } as const
  const register = of.reduce(
    (before, each) =>
      isWithdrawal ? end(before, each, withdrawn) : withAmendment(before, { ...each, disposition }),
    on.register,
  )
  return {
    kind: 'done',
    ...drop(offer, on),
    register,
    deed: { kind: 'disposition-agreed', of: offer.of, disposition },
    result: nothing,
  }
}
