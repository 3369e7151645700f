import type { Node } from 'prosemirror-model'
import type { Delegation } from '../conference'
import type { AmendmentId, BlockId, DelegationId, Instant } from '../ids'
import type { By } from './by'
import { type BlockJSON, blockIdOf, type Change, documentOf, type Place, toBlock } from './change'
import type { Vote } from './vote'

/** What a delegation proposes, as it was received: its words never change. */
export interface Revision {
  readonly change: Change
  /** SHA-256 in hexadecimal over the canonical JSON of the change. */
  readonly digest: string
  readonly tabled: Instant
}

/** A tabled amendment: its words no longer change, only what becomes of it (A10). */
export interface Amendment extends Revision {
  readonly id: AmendmentId
  /** In order of tabling, from 1; printed as "A/7". */
  readonly number: number
  /** The main sponsor, who alone may withdraw it. */
  readonly delegation: DelegationId
  /** The others, in the order in which they joined; for a list see `sponsorsOf`. */
  readonly sponsors: readonly DelegationId[]
  /** The amendment that it amends, `null` if it is the text. */
  readonly amends: AmendmentId | null
  readonly origin: Origin
  /** Why its sponsors propose it; empty if they do not say. */
  readonly rationale: string
  /** It came after the deadline, by leave of the president. */
  readonly late: boolean
  /** What it said before it was revised, the oldest first. */
  readonly earlier: readonly Revision[]
  /** What its sponsors have agreed should become of it, for the president to heed. */
  readonly disposition: Disposition | null
  readonly state: AmendmentState
  /** Decisions that were reconsidered, the oldest first. */
  readonly past: readonly AmendmentState[]
}

export type Origin =
  | { readonly kind: 'sponsors' }
  /** Another delegation took up what its sponsor had withdrawn. */
  | { readonly kind: 'reintroduced'; readonly from: AmendmentId }
  /** The secretariat offered it, and the sponsors of all of these accepted. */
  | { readonly kind: 'compromise'; readonly of: readonly AmendmentId[] }

export const dispositions = ['adopt', 'reject', 'defer', 'withdraw'] as const
export type Disposition = (typeof dispositions)[number]

interface Happened {
  readonly at: Instant
  readonly by: By
}

interface Adopted extends Happened {
  /** Whether others' changes to the same block had to be merged in. */
  readonly merge: 'clean' | 'reworded'
  /** Takes it out of the text again; `null` where only a person can. */
  readonly undo: Change | null
  readonly vote: Vote | null
}

/** An untabled one has no state here: it is a `Draft`, in the folders of its sponsors. */
export type AmendmentState =
  | { readonly kind: 'tabled' }
  | ({ readonly kind: 'considered' } & Happened)
  | ({ readonly kind: 'adopted' } & Adopted)
  /** In other words than were tabled, as the president read them out. */
  | ({ readonly kind: 'adopted-orally'; readonly change: Change } & Adopted)
  | ({ readonly kind: 'rejected'; readonly vote: Vote | null } & Happened)
  | ({ readonly kind: 'withdrawn' } & Happened)
  | ({ readonly kind: 'deferred'; readonly reason: string } & Happened)
  | ({ readonly kind: 'fallen'; readonly why: Fall } & Happened)
  | ({ readonly kind: 'merged'; readonly into: AmendmentId } & Happened)

/** Why an amendment need not be decided any more. */
export type Fall =
  /** What it would change is gone, with the adoption of another one if that is known. */
  | { readonly kind: 'target-gone'; readonly adopted: AmendmentId | null }
  /** Another one was adopted that says otherwise, or the same. */
  | { readonly kind: 'rival-adopted'; readonly rival: AmendmentId }
  /** The amendment that it would amend is no longer before the conference. */
  | { readonly kind: 'parent-decided'; readonly parent: AmendmentId }

/** A delegation's untabled amendment, as the folders of its sponsors list it. Its words are in its own document. */
export interface Draft {
  readonly id: AmendmentId
  /** The main sponsor. */
  readonly delegation: DelegationId
  readonly place: Place
  readonly base: readonly BlockJSON[]
  readonly beside?: BlockJSON
  readonly twins?: readonly BlockId[]
  readonly amends: AmendmentId | null
  /** The tabled amendment of which it will be the next revision. */
  readonly revises: AmendmentId | null
  readonly rationale: string
  readonly sponsors: readonly CoSponsor[]
  readonly begun: Instant
  readonly by: By
}

export interface CoSponsor {
  readonly delegation: DelegationId
  readonly standing: 'invited' | 'joined' | 'declined' | 'left' | 'withdrawn'
}

/** Whether it is still to be decided. */
export function isPending({ state }: Pick<Amendment, 'state'>): boolean {
  return state.kind === 'tabled' || state.kind === 'considered'
}

/** Whether it may still be decided: what is deferred is not pending, and not at its end either. */
export function isOpen(amendment: Pick<Amendment, 'state'>): boolean {
  return isPending(amendment) || amendment.state.kind === 'deferred'
}

/** What it says: in the words that were read out where it was adopted in those. */
export function changeIn({ change, state }: Pick<Amendment, 'change' | 'state'>): Change {
  return state.kind === 'adopted-orally' ? state.change : change
}

/** The number as the room says it: "A/7". */
export function labelOf(amendment: Pick<Amendment, 'number'>): string {
  return `A/${amendment.number}`
}

/** The main sponsor first, the others in English alphabetical order. */
export function sponsorsOf(
  { delegation, sponsors }: Pick<Amendment, 'delegation' | 'sponsors'>,
  delegations: readonly Delegation[],
): readonly DelegationId[] {
  const listed = delegations.filter(({ id }) => id !== delegation && sponsors.includes(id))
  return [delegation, ...[...listed].sort(byName).map(({ id }) => id)]
}

/** English alphabetical order, in which delegations are listed and seated. */
const collator = new Intl.Collator('en')

export function byName(a: Delegation, b: Delegation): number {
  return collator.compare(a.name, b.name)
}

/** The blocks that a change is about, each of which is not to be touched by two unnoticed. */
export function touches({ base }: Pick<Change, 'base'>): ReadonlySet<string> {
  return new Set(base.flatMap((json) => blockIdOf(json) ?? []))
}

/** Whether two amendments are about one block, or come in at one place. */
export function areRivals(one: Change, other: Change): boolean {
  const blocks = touches(one)
  for (const id of touches(other)) if (blocks.has(id)) return true
  const isSamePlace = JSON.stringify(one.place) === JSON.stringify(other.place)
  return one.place.kind !== 'there' && one.place.kind !== 'apart' && isSamePlace
}

/** What an amendment to an amendment is read and decided against. */
export function textOf({ change }: Pick<Amendment, 'change'>): Node {
  return documentOf(change.proposed.map(toBlock))
}
