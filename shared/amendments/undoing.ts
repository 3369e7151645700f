import type { Node } from 'prosemirror-model'
import { type BlockEdit, strokesOf } from '../document/block-edits'
import { findBlock, idOf, isContainer } from '../document/blocks'
import { strike } from '../document/strokes'
import type { BlockId } from '../ids'
import { type BlockJSON, blockIdOf, type Change, type Place, toBlock } from './change'
import { behindIn } from './divided'
import { joinedIn, twinsIn } from './joined'
import { seenIn } from './subject'

/**
 * The change that takes an adopted one back: kept with the decision, so that "reconsider" merges it
 * into whatever the text has become, as it would any other. `null` where a place in the text cannot
 * be named again.
 */
export function undoing(text: Node, change: Change, edits: readonly BlockEdit[]): Change | null {
  const now = (json: BlockJSON) => {
    const id = blockIdOf(json)
    return id && (findBlock(text, id)?.node ?? null)
  }
  const becomes = new Map<BlockId | null, Node>()
  for (const edit of edits) {
    if (edit.kind === 'words') becomes.set(edit.block, edit.becomes)
    if (edit.kind === 'put') for (const block of edit.blocks) becomes.set(idOf(block), block)
  }
  const parts = partsBehind(text, change, edits)
  const joined = joinedNow(text, change)
  const before = [
    ...new Set(
      change.base.flatMap((json) => [...joined(json), now(json) ?? [], ...parts(json)].flat()),
    ),
  ]
  const after = [
    ...new Set(
      change.proposed.flatMap((json) =>
        [
          ...joined(json).map((part) => becomes.get(idOf(part)) ?? part),
          becomes.get(blockIdOf(json)) ?? now(json) ?? [],
          ...parts(json).map((part) => becomes.get(idOf(part)) ?? part),
        ].flat(),
      ),
    ),
  ]
  const stays = change.place.kind === 'there' || change.proposed.length === 0
  const all = stays ? asTheyStood(text, before, after, edits) : { before, after }
  if (!all) return null
  const place = placeBefore(text, change, all.before[0], all.after.length === 0)
  const both = { base: all.after.map(toJSON), proposed: all.before.map(toJSON) }
  if (!place) return null
  const twins = twinsIn(strike(text, strokesOf(text, edits)), all.after)
  return { place, ...both, ...seenIn(text, place, []), twins }
}

/**
 * In the order of the text, and with what others had put among the blocks, which stays where it is:
 * what comes back has to know on which side of it each of them stood. `null` where one that goes
 * stood in another section than the rest by then.
 */
function asTheyStood(
  text: Node,
  before: readonly Node[],
  after: readonly Node[],
  edits: readonly BlockEdit[],
): { readonly before: readonly Node[]; readonly after: readonly Node[] } | null {
  const top = text.children.find((each) => before[0] && each.children.includes(before[0]))
  const places = before.map((node) => top?.children.indexOf(node) ?? -1)
  const isAsFound = places.every((at, n) => at === (places[0] ?? 0) + n)
  if (!top || isAsFound) return { before, after }
  const goes = new Set<BlockId | null>(
    edits.flatMap((edit) => (edit.kind === 'take' ? [edit.block] : [])),
  )
  const isLost = (node: Node, n: number) => places[n] === -1 && goes.has(idOf(node))
  if (before.some(isLost)) return null
  const [from, to] = [Math.min(...places), Math.max(...places)]
  if (from < 0) return { before, after }
  const range = top.children.slice(from, to + 1)
  const known = new Set([...range, ...after].map(idOf))
  const result = strike(text, strokesOf(text, edits))
  const left = result.children.flatMap((each) => (isContainer(each) ? each.children : []))
  return { before: range, after: left.filter((node) => known.has(idOf(node))) }
}

/** Parts of a block that others divided, behind it: what a change of it touches beside what it names. */
function partsBehind(text: Node, change: Change, edits: readonly BlockEdit[]) {
  const own = new Set(change.base.map(blockIdOf))
  const named = new Set<BlockId | null>()
  for (const edit of edits) {
    if (edit.kind !== 'put' && !own.has(edit.block)) named.add(edit.block)
  }
  return (json: BlockJSON): readonly Node[] => {
    const id = blockIdOf(json)
    if (!id || !own.has(id) || named.size === 0) return []
    const behind = behindIn(text, id)
    const end = behind.findIndex((node) => !named.has(idOf(node)))
    return end < 0 ? behind : behind.slice(0, end)
  }
}

/** What others have joined a block to: its words are changed there. */
function joinedNow(text: Node, { base, twins }: Change) {
  const before = new Map(base.map((json) => [blockIdOf(json), toBlock(json)]))
  return (json: BlockJSON): readonly Node[] => {
    const was = before.get(blockIdOf(json))
    return (was && joinedIn(text, was, twins)?.parts) ?? []
  }
}

function toJSON(node: Node): BlockJSON {
  return node.toJSON() as BlockJSON
}

function placeBefore(
  text: Node,
  { place }: Change,
  first: Node | undefined,
  isGone: boolean,
): Place | null {
  const stood = place.kind === 'there'
  if (!first || (stood && !isGone)) return { kind: 'there' }
  return placeOf(text, first)
}

/** Where a block stands, said by what is before it. */
function placeOf(text: Node, block: Node): Place | null {
  const id = idOf(block)
  const found = id && findBlock(text, id)
  if (!found) return null
  const at = text.resolve(found.pos)
  const container = at.parent
  if (!isContainer(container)) return null
  const own = idOf(container)
  const before = at.index() > 0 ? idOf(container.child(at.index() - 1)) : null
  if (before) return { kind: 'after', block: before }
  if (at.index() > 0) return null
  return container.childCount > 1 ? { kind: 'first', within: own } : aloneIn(text, container, own)
}

/** Of the one block of a section, which goes with it, the section comes again; an annex does not. */
function aloneIn(text: Node, container: Node, section: BlockId | null): Place | null {
  const at = text.children.indexOf(container)
  const after = at > 0 ? idOf(text.child(at - 1)) : null
  const comesAgain = container.type.name === 'section' && section && after
  return comesAgain ? { kind: 'apart', after, section } : null
}
