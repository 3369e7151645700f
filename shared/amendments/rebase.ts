import type { Node } from 'prosemirror-model'
import type { BlockEdit } from '../document/block-edits'
import { idOf } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import { type Amendment, isPending, textOf } from './amendment'
import { type BlockJSON, blockIdOf, type Change, isReordered, toBlock } from './change'
import { behindIn, isSameList } from './divided'
import { joinedIn } from './joined'
import { judge, type Verdict } from './judge'
import { type BlockVerdict, blockVerdicts, type Reason, reasonsOf } from './reasons'
import { reorderIn } from './reorder'
import { type Standing, standingIn } from './standing'
import type { Within } from './where-words-are'

/** What adopting a change would come to in the text as it stands, and why. */
export interface Rebased {
  readonly verdict: Verdict
  /** For the sentence beside the verdict: what others changed, and where. */
  readonly reasons: readonly Reason[]
  /** Each block that the change is about, with what it was, would be and is, side by side. */
  readonly blocks: readonly BlockVerdict[]
  /** What adoption does; nothing where it cannot. */
  readonly edits: readonly BlockEdit[]
}

/** A verdict, and what it was reached on: for each block that the change names what was there. */
interface Known {
  readonly names: Names
  readonly seen: readonly (Standing | undefined)[]
  /** What stood behind those that others have changed: they may have been divided. */
  readonly behind: ReadonlyMap<BlockId, readonly Node[]>
  /** Where the words of those are that are gone: others may have joined them. */
  readonly within: readonly (Within | null)[]
  readonly text: Node
  readonly rebased: Rebased
}

const known = new WeakMap<Change, Known>()

/**
 * The verdict on a change (A26). It is remembered until what it was reached on has changed: the
 * blocks that the change names, and the sections that they stand in. So it costs a look at these to
 * keep the verdicts on hundreds of amendments up to date with every keystroke.
 */
export function rebase(text: Node, change: Change): Rebased {
  const before = known.get(change)
  if (before && holds(before, text, change)) return before.rebased
  const names = before?.names ?? namesIn(change)
  const standing = standingIn(text)
  const seen = names.blocks.map((id) => standing.get(id))
  const rebased = reach(text, change)
  const [behind, within] = [behindChanged(text, change), withinOthers(text, change)]
  known.set(change, { names, seen, behind, within, text, rebased })
  return rebased
}

function withinOthers(text: Node, { base, beside, twins }: Change): Known['within'] {
  const named = beside ? [...base, beside] : base
  return named.map((json) => joinedIn(text, toBlock(json), twins))
}

function behindChanged(text: Node, { base }: Change): Known['behind'] {
  const standing = standingIn(text)
  const behind = new Map<BlockId, readonly Node[]>()
  for (const was of base.map(toBlock)) {
    const id = idOf(was)
    const now = id && standing.get(id)?.node
    if (now && !now.content.eq(was.content)) behind.set(id, behindIn(text, id))
  }
  return behind
}

/** The verdict without remembering it: on a text that is only tried. */
export function reach(text: Node, change: Change): Rebased {
  const { kind, edits } = judge(text, change)
  const blocks = blockVerdicts(text, change)
  const reorder = isReordered(change) ? reorderIn(text, change) : null
  return { verdict: kind, reasons: reasonsOf(kind, blocks, reorder), blocks, edits }
}

interface Names {
  readonly blocks: readonly BlockId[]
  /** What the verdict depends on beside these blocks: what they stand among, or all of the text. */
  readonly sees: 'blocks' | 'sections' | 'text'
}

/**
 * What is beside a block matters to what comes in beside it, and to what changes places. New proposals stand beside whole
 * sections: what they see is the text.
 */
function namesIn(change: Change): Names {
  const { place, base, proposed } = change
  const ids = base.flatMap((json) => blockIdOf(json) ?? [])
  const blocks = place.kind === 'after' ? [...ids, place.block] : ids
  if (place.kind === 'apart' || place.kind === 'first') return { blocks, sees: 'text' }
  const isKnown = (json: BlockJSON) => ids.some((id) => id === blockIdOf(json))
  const comesIn = place.kind === 'after' || !proposed.every(isKnown) || isReordered(change)
  return { blocks, sees: comesIn ? 'sections' : 'blocks' }
}

function holds(known: Known, text: Node, change: Change): boolean {
  const {
    names: { blocks, sees },
    seen,
    text: before,
  } = known
  if (before === text) return true
  if (sees === 'text') return false
  const standing = standingIn(text)
  if (withinOthers(text, change).some((each, at) => each !== known.within[at])) return false
  for (const [id, nodes] of known.behind) if (!isSameList(behindIn(text, id), nodes)) return false
  return blocks.every((id, at) => {
    const [was, is] = [seen[at], standing.get(id)]
    return was?.node === is?.node && (sees === 'blocks' || was?.top === is?.top)
  })
}

/**
 * The verdicts on all amendments that are still to be decided. One to another amendment is judged
 * against that one, and has no verdict once that is decided.
 */
export function rebaseAll(
  text: Node,
  amendments: readonly Amendment[],
): ReadonlyMap<AmendmentId, Rebased> {
  const pending = amendments.filter((each) => isPending(each) || each.state.kind === 'deferred')
  const byId = new Map(pending.map((each) => [each.id, each]))
  const verdicts = new Map<AmendmentId, Rebased>()
  for (const { id, amends, change } of pending) {
    const parent = amends && byId.get(amends)
    if (amends && !parent) continue
    verdicts.set(id, rebase(parent ? proposedBy(parent) : text, change))
  }
  return verdicts
}

const proposals = new WeakMap<Change, Node>()

/** The same text for the same change, so that what was reached on it holds. */
export function proposedBy(amendment: Amendment): Node {
  const before = proposals.get(amendment.change)
  if (before) return before
  const made = textOf(amendment)
  proposals.set(amendment.change, made)
  return made
}
