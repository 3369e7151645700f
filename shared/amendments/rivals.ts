import { Fragment, type Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import { align, type Segment } from './alignment'
import { type Amendment, touches } from './amendment'
import { piecesOf, toBlock } from './change'
import { type Ordered, orderOf } from './order'
import { type Rebased, rebaseAll } from './rebase'
import { standingIn } from './standing'

/**
 * Amendments in groups of rivals: those that are about one block or come in at one place (A30), with
 * what amends them. Whoever shares a block with two that do not meet makes rivals of all three.
 */
export function rivalsAmong(amendments: readonly Amendment[]): readonly (readonly Amendment[])[] {
  const groupOf = new Map<string, Set<Amendment>>()
  for (const amendment of amendments) {
    const group = new Set([amendment])
    const names = subjects(amendment)
    for (const name of names) {
      for (const met of groupOf.get(name) ?? []) group.add(met)
    }
    for (const name of [...group].flatMap(subjects)) groupOf.set(name, group)
  }
  const groups = [...new Set(groupOf.values())]
  return groups.map((group) => [...group].sort((a, b) => a.number - b.number))
}

/** What an amendment is about; two that have a name in common are rivals. */
function subjects({ id, amends, change }: Amendment): readonly string[] {
  if (amends) return [`amendment ${id}`, `amendment ${amends}`]
  const { place } = change
  const comesIn = place.kind === 'after' || place.kind === 'first'
  return [
    `amendment ${id}`,
    ...[...touches(change)].map((block) => `block ${block}`),
    ...(comesIn ? [`place ${JSON.stringify(place)}`] : []),
  ]
}

/** An amendment in the comparison of all to one block. */
export interface Rival extends Ordered {
  readonly rebased: Rebased
  /**
   * The block as it would stand with the amendment, or where it cannot be merged as its sponsors
   * propose it; `null` if it goes.
   */
  readonly block: Node | null
  /** New blocks behind it. */
  readonly added: readonly Node[]
}

/** All amendments to one block beside it, in the order of decision. */
export interface Comparison {
  /** As it stands; if it is gone, as the first of the sponsors saw it. */
  readonly base: Node
  readonly rivals: readonly Rival[]
  /** The block and the rivals' versions of it, in their order; a block that goes has no words. */
  readonly segments: readonly Segment[]
}

/** `null` where nothing is proposed to the block. */
export function compareRivals(
  text: Node,
  block: BlockId,
  amendments: readonly Amendment[],
  placed: readonly AmendmentId[] = [],
): Comparison | null {
  const about = amendments.filter((each) => !each.amends && isAbout(each, block))
  const ids = new Set(about.map(({ id }) => id))
  const deeper = amendments.filter(({ amends }) => amends && ids.has(amends))
  const verdicts = rebaseAll(text, [...about, ...deeper])
  const now = standingIn(text).get(block)?.node ?? null
  const rivals = orderOf([...about, ...deeper], placed).flatMap((ordered): readonly Rival[] => {
    const { id, amends } = ordered.amendment
    const rebased = verdicts.get(id)
    const parent = about.find((each) => each.id === amends)
    const before = parent ? proposedFor(parent, block) : now
    return rebased
      ? [{ ...ordered, rebased, ...become(ordered.amendment, block, rebased, before) }]
      : []
  })
  const base = now ?? asSeen(about, block)
  if (!base || rivals.length === 0) return null
  const versions = rivals.map((rival) => rival.block ?? base.copy(Fragment.empty))
  return { base, rivals, segments: align(base, versions) }
}

function isAbout({ change }: Amendment, block: BlockId): boolean {
  const { place, base } = change
  if (base.length === 0) return place.kind === 'after' && place.block === block
  return touches(change).has(block)
}

function become(
  { change }: Amendment,
  block: BlockId,
  { blocks }: Rebased,
  before: Node | null,
): Pick<Rival, 'block' | 'added'> {
  const verdict = blocks.find((each) => each.block === block)
  const piece = piecesOf(change).find(({ target }) => target === block)
  const added = change.base.length === 0 ? change.proposed : (piece?.proposed.slice(1) ?? [])
  return {
    block: verdict ? (verdict.merged ?? verdict.proposed) : before,
    added: added.map(toBlock),
  }
}

function proposedFor({ change }: Amendment, block: BlockId): Node | null {
  return change.proposed.map(toBlock).find((node) => idOf(node) === block) ?? null
}

function asSeen(about: readonly Amendment[], block: BlockId): Node | null {
  const base = about.flatMap(({ change }) => change.base.map(toBlock))
  return base.find((node) => idOf(node) === block) ?? null
}
