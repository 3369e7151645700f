import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import type { Amendment } from './amendment'
import { blockIdOf, type Change, proposedBlocks } from './change'
import type { Moved } from './drawn'
import { type Among, among } from './in-order'
import { applyChange, type Verdict } from './judge'
import { proposedBy } from './rebase'
import { standingIn } from './standing'
import { subjectsIn } from './subjects'

/** The text with some amendments in it, and why others of those that were chosen are not. */
export interface Combination {
  readonly text: Node
  /** In order of their numbers. */
  readonly adopted: readonly AmendmentId[]
  readonly left: readonly Left[]
}

export interface Left {
  readonly amendment: AmendmentId
  readonly why: /** It cannot be adopted as the text stands, whatever else is. */
    | { readonly code: 'alone'; readonly verdict: Verdict }
    /** It matters which of the two comes first, or only one of them can be adopted at all. */
    | { readonly code: 'conflict'; readonly with: readonly AmendmentId[] }
    /** It goes with each of the others, but not with all of them. */
    | { readonly code: 'together'; readonly verdict: Verdict }
    /** It amends one that was not chosen, or that is left out itself. */
    | { readonly code: 'no-parent' }
}

/**
 * The text as it would be with all of the chosen amendments, whatever the order in which they were
 * chosen. Those that conflict are left out, both: which of them holds is not for us to say. An
 * amendment to an amendment changes what its parent says.
 */
export function combine(
  text: Node,
  chosen: readonly Amendment[],
  all: readonly Amendment[] = chosen,
): Combination {
  const asTabled = (each: Amendment): Candidate => ({
    id: each.id,
    change: each.change,
    others: among(each, all),
  })
  const sorted = [...chosen].sort((a, b) => a.number - b.number)
  const left: Left[] = []
  const tops: Candidate[] = []
  const within = new Map<AmendmentId, readonly AmendmentId[]>()
  for (const each of sorted.filter(({ amends }) => !amends)) {
    const deeper = sorted.filter(({ amends }) => amends === each.id)
    const amended = together(proposedBy(each), deeper.map(asTabled))
    left.push(...amended.left)
    within.set(each.id, amended.adopted)
    const proposed = proposedBlocks(amended.text)
    const change = deeper.length > 0 ? { ...each.change, proposed } : each.change
    tops.push({ ...asTabled(each), change })
  }
  const { text: made, adopted, left: out } = together(text, tops)
  left.push(...out)
  const inIt = new Set(adopted.flatMap((id) => [id, ...(within.get(id) ?? [])]))
  const known = new Set(left.map(({ amendment }) => amendment))
  const orphans = sorted.filter(({ id }) => !inIt.has(id) && !known.has(id))
  left.push(...orphans.map(({ id }): Left => ({ amendment: id, why: { code: 'no-parent' } })))
  const ids = sorted.map(({ id }) => id)
  return {
    text: made,
    adopted: ids.filter((id) => inIt.has(id)),
    left: left.sort((a, b) => ids.indexOf(a.amendment) - ids.indexOf(b.amendment)),
  }
}

interface Candidate {
  readonly id: AmendmentId
  readonly change: Change
  /** What others put in, before or behind it. */
  readonly others: Among
}

/** Amendments of one text, in the order of their numbers. */
function together(text: Node, candidates: readonly Candidate[]): Combination {
  const left: Left[] = []
  const possible: Possible[] = []
  for (const candidate of candidates) {
    const applied = applyChange(text, candidate.change, candidate.others)
    if ('text' in applied) possible.push({ candidate, alone: applied.text })
    else left.push({ amendment: candidate.id, why: { code: 'alone', verdict: applied.kind } })
  }
  const conflicts = new Map<AmendmentId, AmendmentId[]>()
  for (const [at, one] of possible.entries()) {
    for (const other of possible.slice(at + 1)) {
      if (!mayMeet(text, one.candidate.change, other.candidate.change)) continue
      if (commute(one, other)) continue
      const [a, b] = [one.candidate.id, other.candidate.id]
      conflicts.set(a, [...(conflicts.get(a) ?? []), b])
      conflicts.set(b, [...(conflicts.get(b) ?? []), a])
    }
  }
  let made = text
  const adopted: AmendmentId[] = []
  for (const { candidate } of possible) {
    const { id, change, others } = candidate
    const with_ = conflicts.get(id)
    if (with_) {
      left.push({ amendment: id, why: { code: 'conflict', with: with_ } })
      continue
    }
    const applied = applyChange(made, change, others)
    if ('text' in applied) made = applied.text
    if ('text' in applied || applied.kind === 'moot') adopted.push(id)
    else left.push({ amendment: id, why: { code: 'together', verdict: applied.kind } })
  }
  return { text: made, adopted, left }
}

interface Possible {
  readonly candidate: Candidate
  /** The text with it and no other. */
  readonly alone: Node
}

/** Changes of different blocks, at different places, go together without being tried. */
function mayMeet(text: Node, one: Change, other: Change): boolean {
  const names = namesIn(text, one)
  for (const name of namesIn(text, other)) if (names.has(name)) return true
  return false
}

function namesIn(text: Node, change: Change): ReadonlySet<string> {
  const { place, base } = change
  const names = new Set<string>(base.flatMap((json) => blockIdOf(json) ?? []))
  for (const block of subjectsIn(text, change)) names.add(block)
  if (place.kind === 'after') names.add(place.block)
  if (place.kind === 'first') names.add(`first ${place.within}`)
  if (place.kind === 'apart') names.add(`apart ${place.after}`)
  return names
}

/** Whether the one after the other gives the same as the other after the one. */
function commute(one: Possible, other: Possible): boolean {
  const [first, second] = [after(one.alone, other), after(other.alone, one)]
  return first !== null && second !== null && first.eq(second)
}

/** `null` where it cannot be adopted; what the text says already changes nothing. */
function after(text: Node, { candidate }: Possible): Node | null {
  const applied = applyChange(text, candidate.change, candidate.others)
  if ('text' in applied) return applied.text
  return applied.kind === 'moot' ? text : null
}

/**
 * What blocks that stand one after another have become, with new ones that came in among them or
 * behind; of none what came in at the head of a section.
 */
export function asAmended(
  before: Node,
  after: Node,
  blocks: readonly Node[],
  head: BlockId | null = null,
): { readonly others: readonly Node[]; readonly moved: Moved } {
  const [first] = blocks
  const id = first && idOf(first)
  const top = id
    ? standingIn(before).get(id)?.top
    : before.children.find((each) => idOf(each) === head)
  const now = after.children.find((each) => top && idOf(each) === idOf(top))
  if (!top) return { others: [], moved: new Map() }
  const from = first ? top.children.indexOf(first) : 0
  const stays = (node: Node) => now?.children.findIndex((each) => idOf(each) === idOf(node)) ?? -1
  const above = top.children
    .slice(0, from)
    .map(stays)
    .findLast((at) => at >= 0)
  const below = top.children
    .slice(from + blocks.length)
    .map(stays)
    .find((at) => at >= 0)
  const here = now?.children.slice(above === undefined ? 0 : above + 1, below) ?? []
  const moved = new Map<BlockId | null, Node>()
  const elsewhere = blocks.flatMap((node) => {
    const found = standingIn(after).get(idOf(node) ?? ('' as BlockId))?.node
    if (!found || here.includes(found)) return []
    moved.set(idOf(node), node)
    return [found]
  })
  return { others: [...here, ...elsewhere], moved }
}
