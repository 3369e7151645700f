import type { Node } from 'prosemirror-model'
import type { BlockEdit } from '../document/block-edits'
import type { AmendmentId, BlockId } from '../ids'
import { type Amendment, isPending, textOf } from './amendment'
import { type BlockJSON, blockIdOf, type Change, isReordered } from './change'
import { judge, type Verdict } from './judge'
import { type BlockVerdict, blockVerdicts, type Reason, reasonsOf } from './reasons'
import { reorderIn } from './reorder'
import { type Standing, standingIn } from './standing'

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
  if (before && holds(before, text)) return before.rebased
  const names = before?.names ?? namesIn(change)
  const standing = standingIn(text)
  const seen = names.blocks.map((id) => standing.get(id))
  const rebased = reach(text, change)
  known.set(change, { names, seen, text, rebased })
  return rebased
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

function holds({ names: { blocks, sees }, seen, text: before }: Known, text: Node): boolean {
  if (before === text) return true
  if (sees === 'text') return false
  const standing = standingIn(text)
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
