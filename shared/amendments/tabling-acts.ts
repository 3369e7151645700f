import type { Seat } from '../conference'
import { amendmentId, type DelegationId } from '../ids'
import { type Act, limits } from '../protocol'
import { type Amendment, type Draft, isOpen, isPending, type Revision } from './amendment'
import { byOf } from './by'
import { type Change, proposedBlocks } from './change'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { changeFrom, changesNothing } from './draft-content'
import { draftOf, withoutDraft } from './draft-parts'
import { ownAmendment } from './drafting-acts'
import { end, findAmendment, isBegun, withAmendment } from './ending'
import type { Folder } from './folder'
import type { AmendmentRefusal } from './refusals'
import type { Register } from './register'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** Puts a draft before the conference: from now on its words do not change (A10). */
export function table(
  { amendment, rationale, seen }: Of<'table-amendment'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const draft = draftOf(amendment, by, on)
  if (!draft || by.role !== 'delegation') {
    const isTabled = findAmendment(on.register, amendment) !== null
    return refused(isTabled ? 'amendment-tabled-already' : 'no-such-amendment')
  }
  if (draft.delegation !== by.delegation) return refused('not-your-amendment')
  const late = lateness(by.delegation, on.register, with_)
  if (late === 'deadline-passed') return refused(late)
  // Nobody tables words that they have not read, nor leaves out what a co-sponsor has just written.
  if (seen < (on.draftWritten ?? 0)) return refused('draft-moved-on')
  const change = on.draftContent && proposedIn(draft, on, with_)
  if (!change) return refused('amendment-not-valid')
  if (typeof change === 'string') return refused(change)
  const parent = draft.amends ? findAmendment(on.register, draft.amends) : null
  if (parent && !isPending(parent)) return refused('amendment-decided')
  const revision = { change, digest: with_.digest(change), tabled: with_.at }
  const register = late ? spent(on.register, by.delegation) : on.register
  const done = { folders: withInvitations(draft, on, with_, by), result: nothing }
  if (draft.revises) {
    const before = findAmendment(register, draft.revises)
    if (!before || !isPending(before)) return refused('amendment-decided')
    const sponsors = sponsorsAfter(before, draft)
    const isSame = sponsors.join() === before.sponsors.join()
    const revised = { ...reviseWith(before, revision, rationale, late), sponsors }
    return {
      kind: 'done',
      ...done,
      register: withAmendment(register, revised),
      deed: {
        kind: 'amendment-revised',
        amendment: before.id,
        revision: revised.earlier.length,
        ...(late && { late }),
        ...(!isSame && { sponsors }),
      },
    }
  }
  const tabled: Amendment = {
    ...revision,
    id: amendment,
    number: nextNumber(register),
    delegation: by.delegation,
    sponsors: joined(draft),
    amends: draft.amends,
    origin: { kind: 'sponsors' },
    rationale,
    late,
    earlier: [],
    disposition: null,
    state: { kind: 'tabled' },
    past: [],
  }
  return {
    kind: 'done',
    ...done,
    register: { ...register, amendments: [...register.amendments, tabled] },
    deed: { kind: 'amendment-tabled', amendment, ...(late && { late }) },
  }
}

function proposedIn(
  draft: Draft,
  { draftContent }: Situation,
  { newId }: Circumstances,
): Change | AmendmentRefusal | null {
  if (!draftContent) return null
  // Looked at before anything is made of it: what is this long nobody wrote, and nobody could read.
  if (JSON.stringify(proposedBlocks(draftContent)).length > limits.amendment) {
    return 'amendment-too-long'
  }
  const change = changeFrom(draft, draftContent, newId)
  return change && changesNothing(change) ? 'amendment-changes-nothing' : change
}

export function nextNumber({ amendments }: Register): number {
  return (amendments.at(-1)?.number ?? 0) + 1
}

function joined({ sponsors }: Draft): readonly DelegationId[] {
  return sponsors.flatMap(({ delegation, standing }) => (standing === 'joined' ? [delegation] : []))
}

/** A revision is in the names of those who have a part in it; whoever has left it is not named (A7, A8). */
function sponsorsAfter(before: Amendment, draft: Draft): readonly DelegationId[] {
  const isWith = (each: DelegationId) => {
    const own = draft.sponsors.find(({ delegation }) => delegation === each)
    return !own || own.standing === 'joined'
  }
  return [...new Set([...before.sponsors.filter(isWith), ...joined(draft)])]
}

/** What it said before is kept, and stays what it was (A11). */
export function reviseWith(
  before: Amendment,
  revision: Revision,
  rationale: string,
  late: boolean,
): Amendment {
  const { change, digest, tabled } = before
  return {
    ...before,
    ...revision,
    rationale,
    late: before.late || late,
    earlier: [...before.earlier, { change, digest, tabled }],
    disposition: null,
  }
}

/** Whether something may come now: in time, late by leave of the president, or not at all (A22, A23). */
function lateness(
  delegation: DelegationId,
  { deadlines, leaves }: Register,
  { at }: Circumstances,
): boolean | 'deadline-passed' {
  if (deadlines.amending === undefined || at <= deadlines.amending) return false
  return leaves.includes(delegation) ? true : 'deadline-passed'
}

/** A leave is for one amendment. */
function spent(register: Register, delegation: DelegationId): Register {
  return { ...register, leaves: register.leaves.filter((each) => each !== delegation) }
}

/** Whoever has not answered yet may still: what they were shown in confidence is tabled now. */
function withInvitations(
  draft: Draft,
  on: Situation,
  { at }: Circumstances,
  by: Seat,
): ReadonlyMap<DelegationId, Folder> {
  const amendment = draft.revises ?? draft.id
  const folders = new Map(withoutDraft(draft, on))
  for (const { delegation: to, standing } of draft.sponsors) {
    const open = standing === 'invited' ? [{ amendment, to, at, by: byOf(by) }] : []
    for (const each of [draft.delegation, to]) {
      const folder = folders.get(each) ?? on.folderOf(each)
      const others = folder.invitations.filter(
        (known) => known.amendment !== amendment || known.to !== to,
      )
      folders.set(each, { ...folder, invitations: [...others, ...open] })
    }
  }
  return folders
}

export function withdraw(
  { amendment }: Of<'withdraw-amendment'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  const found = ownAmendment(amendment, by, on)
  if (typeof found === 'string') return refused(found)
  const { kind } = found.state
  if (isBegun(on.register, amendment)) return refused('decision-begun')
  if (kind !== 'tabled' && kind !== 'deferred') return refused('amendment-decided')
  return {
    kind: 'done',
    register: end(on.register, found, { kind: 'withdrawn', at, by: byOf(by) }),
    deed: { kind: 'amendment-withdrawn', amendment },
    result: nothing,
  }
}

/** Any delegation may propose in its own name what another has withdrawn (A14). */
export function reintroduce(
  act: Of<'reintroduce-amendment'>,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  const from = findAmendment(on.register, act.amendment)
  if (!from) return refused('no-such-amendment')
  if (by.role !== 'delegation') return refused('not-your-role')
  if (from.state.kind !== 'withdrawn') return refused('not-withdrawn')
  const parent = from.amends ? findAmendment(on.register, from.amends) : null
  if (parent && !isPending(parent)) return refused('amendment-decided')
  const isAgain = ({ origin }: Amendment) =>
    origin.kind === 'reintroduced' && origin.from === from.id
  const isThere = on.register.amendments.some((each) => isAgain(each) && isOpen(each))
  if (isThere) return refused('amendment-tabled-already')
  const late = lateness(by.delegation, on.register, with_)
  if (late === 'deadline-passed') return refused(late)
  const register = late ? spent(on.register, by.delegation) : on.register
  const tabled: Amendment = {
    ...from,
    id: amendmentId(with_.newId()),
    number: nextNumber(register),
    delegation: by.delegation,
    sponsors: [],
    origin: { kind: 'reintroduced', from: from.id },
    tabled: with_.at,
    late,
    earlier: [],
    disposition: null,
    state: { kind: 'tabled' },
    past: [],
  }
  return {
    kind: 'done',
    register: { ...register, amendments: [...register.amendments, tabled] },
    deed: { kind: 'amendment-reintroduced', amendment: tabled.id, from: from.id },
    result: nothing,
  }
}
