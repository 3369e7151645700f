import type { Node } from 'prosemirror-model'
import {
  type Amendment,
  isPending,
  labelOf,
  sponsorsOf,
} from '../../../shared/amendments/amendment'
import { type Change, type ChangeKind, kindOf } from '../../../shared/amendments/change'
import type { Verdict } from '../../../shared/amendments/judge'
import { orderOf } from '../../../shared/amendments/order'
import type { Position, PositionStand } from '../../../shared/amendments/position'
import type { Register } from '../../../shared/amendments/register'
import { rivalsAmong } from '../../../shared/amendments/rivals'
import { aboutIn } from '../../../shared/amendments/subjects'
import type { AmendmentId, BlockId, DelegationId } from '../../../shared/ids'
import { verdictOf } from '../amendments/verdict'
import { type Spot, spotOf, spotsIn } from '../places'
import { sayWhere } from './say-row'

/** An amendment as the board lists it. */
export interface Row {
  readonly amendment: Amendment
  /** "A/7". */
  readonly label: string
  readonly sponsors: readonly DelegationId[]
  readonly kind: ChangeKind
  /** What it is about, by the blocks in which the words are by now. */
  readonly about: Change
  /** Of the words that it changes in the end: those of the text, also for one that amends another. */
  readonly spot: Spot | null | undefined
  /** Where it would be made, in the numbers on paper; empty while the text is not here. */
  readonly where: string
  /** The one that it amends. */
  readonly amends: Amendment | null
  /** What adopting it would come to; `null` for what is decided, and while the text is not here. */
  readonly verdict: Verdict | null
  readonly positions: Tally
}

export type Tally = Readonly<Partial<Record<PositionStand, number>>>

/** Of the register as it stands, in the order of their numbers. */
export function rowsOf(
  register: Register,
  text: Node | null,
  confidential: readonly Position[],
): readonly Row[] {
  const spots = text && spotsIn(text)
  const byId = new Map(register.amendments.map((each) => [each.id, each]))
  const tallies = tally([...register.positions, ...confidential])
  return register.amendments.map((amendment) => {
    const amends = (amendment.amends && byId.get(amendment.amends)) || null
    const about = (each: Amendment) => (text ? aboutIn(text, each.change) : each.change)
    const own = amends ? amendment.change : about(amendment)
    return {
      amendment,
      label: labelOf(amendment),
      sponsors: sponsorsOf(amendment, register.delegations),
      kind: kindOf(amendment.change),
      about: own,
      spot: spotOf(spots, amends ? about(amends) : own),
      where: sayWhere(own, spots),
      amends,
      verdict: text && verdictOf(text, amendment, register),
      positions: tallies.get(amendment.id) ?? none,
    }
  })
}

const none: Tally = {}

function tally(positions: readonly Position[]): ReadonlyMap<AmendmentId, Tally> {
  const tallies = new Map<AmendmentId, Tally>()
  for (const { amendment, stand } of positions) {
    const before = tallies.get(amendment) ?? none
    tallies.set(amendment, { ...before, [stand]: (before[stand] ?? 0) + 1 })
  }
  return tallies
}

/** In which order rivals come: the furthest removed first, or as the president has placed them. */
export function decisionOrder(
  amendments: readonly Amendment[],
  placed: readonly AmendmentId[] = [],
  text: Node | null = null,
): ReadonlyMap<AmendmentId, number> {
  const rivals = rivalsAmong(amendments.filter(isPending), text).filter(({ length }) => length > 1)
  const ordered = rivals.flatMap((group) => orderOf(group, placed))
  return new Map(ordered.map(({ amendment }, at) => [amendment.id, at]))
}

export const sorts = ['place', 'number'] as const
export type Sort = (typeof sorts)[number]

export const stateFilters = [
  'pending',
  'considered',
  'collides',
  'adopted',
  'rejected',
  'withdrawn',
  'deferred',
  'fallen',
  'merged',
] as const
export type StateFilter = (typeof stateFilters)[number]

/** What of all amendments one wants to see; `null` is all. */
export interface Wanted {
  readonly delegation: DelegationId | null
  /** The heading under which the words stand. */
  readonly section: BlockId | null
  readonly state: StateFilter | null
  readonly kind: ChangeKind | null
  readonly words: string
  readonly sort: Sort
}

export const everything: Wanted = {
  delegation: null,
  section: null,
  state: null,
  kind: null,
  words: '',
  sort: 'place',
}

/** What a reader can look for in an amendment. */
export type WordsOf = (row: Row) => string

/** Those that are wanted, in the order that is wanted. `order` is that in which rivals are decided. */
export function pick(
  rows: readonly Row[],
  wanted: Wanted,
  wordsOf: WordsOf,
  order: ReadonlyMap<AmendmentId, number> = new Map(),
): readonly Row[] {
  const sought = fold(wanted.words)
  const picked = rows.filter(
    (row) =>
      (wanted.delegation === null || row.sponsors.includes(wanted.delegation)) &&
      (wanted.section === null || row.spot?.under === wanted.section) &&
      (wanted.kind === null || row.kind === wanted.kind) &&
      (wanted.state === null || isIn(row, wanted.state)) &&
      (sought === '' || fold(wordsOf(row)).includes(sought)),
  )
  return wanted.sort === 'number' ? picked : picked.sort((a, b) => byPlace(a, b, order))
}

export function isIn({ amendment, verdict }: Row, state: StateFilter): boolean {
  if (state === 'pending') return isPending(amendment)
  if (state === 'collides') return verdict === 'collides' || verdict === 'target-gone'
  if (state === 'adopted') return ['adopted', 'adopted-orally'].includes(amendment.state.kind)
  return amendment.state.kind === state
}

/**
 * The marshalled list: by where the words stand, what comes in before them first and what comes in
 * after them last; what amends an amendment stands before it, as it is decided.
 */
function byPlace(a: Row, b: Row, order: ReadonlyMap<AmendmentId, number>): number {
  return (
    (a.spot?.order ?? -1) - (b.spot?.order ?? -1) ||
    sideOf(a) - sideOf(b) ||
    rankOf(head(a), order) - rankOf(head(b), order) ||
    head(a).number - head(b).number ||
    depth(b) - depth(a) ||
    rankOf(a.amendment, order) - rankOf(b.amendment, order) ||
    a.amendment.number - b.amendment.number
  )
}

const head = ({ amends, amendment }: Row): Amendment => amends ?? amendment
const depth = ({ amends }: Row) => (amends ? 1 : 0)
const rankOf = ({ id }: Amendment, order: ReadonlyMap<AmendmentId, number>) =>
  order.get(id) ?? order.size

function sideOf(row: Row): number {
  const { place, base } = head(row).change
  if (base.length > 0 || place.kind === 'there') return 1
  return place.kind === 'first' ? 0 : 2
}

function fold(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
