import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import {
  attributesThatDiffer,
  type Change,
  isReordered,
  isSame,
  isSameValue,
  toBlock,
} from './change'
import { type Across, dividedByOthers, mergeAcross } from './divided'
import { joinedIn, mergeWithin } from './joined'
import type { Verdict } from './judge'
import { mergeBlock } from './merge-block'
import { type Clash, mergeWords } from './merge-words'
import type { Reorder } from './reorder'
import { standingIn } from './standing'
import type { MergedTurn } from './turned'
import { joinedBy, type Turn, turnsIn } from './turns'
import type { Within } from './where-words-are'

/** What becomes of one block that a change is about. */
export interface BlockVerdict {
  readonly block: BlockId
  /** The paragraphs in which its words are, where others have joined it to another. */
  readonly into?: readonly BlockId[]
  readonly verdict: Verdict
  readonly base: Node
  /** `null` if it is to go. */
  readonly proposed: Node | null
  /** `null` if it is no longer in the text. */
  readonly now: Node | null
  /** The block with both changes in it; `null` where there is none. */
  readonly merged: Node | null
  /** Where both change the same words: `one` is the proposal, `other` the block as it stands. */
  readonly clashes: readonly Clash[]
  /** Places that only others changed, and places that say already what is proposed. */
  readonly others: number
  readonly shared: number
}

/** Why a verdict is what it is; the sentences are in the locales. */
export type Reason =
  /** All that the change is about is as its sponsors saw it. */
  | { readonly code: 'as-seen' }
  /** Others changed other words of these blocks, in so many places. */
  | {
      readonly code: 'others-changed'
      readonly blocks: readonly BlockId[]
      readonly places: number
    }
  /** Others have joined one to these paragraphs. */
  | { readonly code: 'others-joined'; readonly blocks: readonly BlockId[] }
  /** So many of the places that it changes say already what it proposes. */
  | { readonly code: 'partly-there'; readonly places: number }
  /** Others changed the same words, in so many places. */
  | { readonly code: 'same-words'; readonly block: BlockId; readonly places: number }
  /** Others set the addressee, or the caption of a table, otherwise. */
  | {
      readonly code: 'same-attributes'
      readonly block: BlockId
      readonly names: readonly string[]
    }
  /** A table has other rows or columns now, or the block is of another kind. */
  | { readonly code: 'other-shape'; readonly block: BlockId }
  /** Others have put these blocks in another order, or one of them elsewhere. */
  | { readonly code: 'others-moved'; readonly blocks: readonly BlockId[] }
  /** It would delete words that its sponsors did not see. */
  | { readonly code: 'unseen-words'; readonly block: BlockId }
  | { readonly code: 'said-already'; readonly blocks: readonly BlockId[] }
  | { readonly code: 'gone-already'; readonly blocks: readonly BlockId[] }
  /** What it would insert stands there. */
  | { readonly code: 'there-already' }
  | { readonly code: 'block-gone'; readonly block: BlockId }
  /** What it would stand beside is gone. */
  | { readonly code: 'place-gone' }

/** The blocks of the base that a change changes, moves or takes away. */
export function blockVerdicts(text: Node, change: Change): readonly BlockVerdict[] {
  const wanted = new Map(change.proposed.map(toBlock).map((node) => [idOf(node), node]))
  const moves = change.place.kind !== 'there'
  const find = (id: BlockId) => standingIn(text).get(id)?.node ?? null
  const turns = moves ? new Map<BlockId, Turn>() : turnsIn(text, change)
  const joined = new Set([...turns.values()].flatMap(({ bases }) => bases.slice(1).map(idOf)))
  return change.base.map(toBlock).flatMap((base): readonly BlockVerdict[] => {
    const block = idOf(base)
    if (!block || joined.has(block)) return []
    const proposed = wanted.get(block) ?? null
    const stays = proposed !== null && isSame(base, proposed)
    if (stays && !moves) return []
    const now = find(block)
    const turn = turns.get(block)
    const within = now ? null : joinedIn(text, base, change.twins)
    if (within) return verdictWithin(change, block, base, proposed, within)
    if (turn?.merged.kind === 'gone') return [joinedWithGone(turn.merged.block)]
    const divided = proposed ? dividedByOthers(text, base, change) : null
    const across = proposed && divided ? mergeAcross(divided, base, proposed) : null
    const on =
      turn && now
        ? verdictOnTurn(turn.merged, now)
        : across && now
          ? verdictAcross(across, now, moves)
          : verdictOn(base, proposed, now, stays)
    return [{ block, base, proposed, now, ...on }]
  })
}

type On = Omit<BlockVerdict, 'block' | 'base' | 'proposed' | 'now'>

function joinedWithGone(base: Node): BlockVerdict {
  const none = { proposed: null, now: null, merged: null, clashes: [], others: 0, shared: 0 }
  return { block: idOf(base) ?? ('' as BlockId), base, verdict: 'target-gone', ...none }
}

/** Of a paragraph that others have joined to another, by the one in which its words are. */
function verdictWithin(
  change: Change,
  block: BlockId,
  base: Node,
  proposed: Node | null,
  within: Within,
): readonly BlockVerdict[] {
  const into = within.parts.flatMap((part) => idOf(part) ?? [])
  const none = { now: within.parts[0] ?? null, merged: null, clashes: [], others: 0, shared: 0 }
  if (!proposed && joinedBy(change).has(base)) return []
  const isMoved = change.place.kind !== 'there' || isReordered(change)
  const across = proposed && !isMoved ? mergeWithin(within, base, proposed) : null
  if (!across || across.kind === 'collides') {
    return [{ block, base, proposed, into, verdict: 'collides', ...none }]
  }
  const { parts, contents, others } = across
  const at = Math.max(
    0,
    parts.findIndex((part, n) => !part.content.eq(contents[n] ?? part.content)),
  )
  const now = parts[at] ?? null
  const merged = now?.copy(contents[at] ?? now.content) ?? null
  return [{ ...none, block, base, proposed, into, verdict: across.kind, now, merged, others }]
}

/** Of a paragraph that others have divided, by the first of its parts. */
function verdictAcross(across: Across, now: Node, moves: boolean): On {
  const none = { clashes: [], shared: 0 }
  if (across.kind === 'collides') return { ...none, verdict: 'collides', merged: null, others: 0 }
  const { contents, others } = across
  const verdict = moves ? 'reworded' : across.kind
  return { ...none, verdict, merged: now.copy(contents[0] ?? now.content), others }
}

function verdictOnTurn(merged: MergedTurn, now: Node): On {
  const none = { clashes: [], shared: 0 }
  if (merged.kind === 'clashes') return { ...none, verdict: 'collides', merged: null, others: 0 }
  const { contents, others } = merged
  const [words = now.content, ...more] = contents
  const isThere = more.length === 0 && words.eq(now.content)
  return { ...none, verdict: isThere ? 'moot' : 'reworded', merged: now.copy(words), others }
}

function verdictOn(base: Node, proposed: Node | null, now: Node | null, stays: boolean): On {
  const only = (verdict: Verdict, merged: Node | null = null): On => {
    return { verdict, merged, clashes: [], others: 0, shared: 0 }
  }
  if (!proposed) {
    if (!now) return only('moot')
    return isSame(base, now) ? only('clean') : only('collides')
  }
  if (!now) return only('target-gone')
  if (stays) return only('clean', now)
  const found = mergeBlock(base, proposed, now)
  const merged = 'merged' in found ? found.merged : null
  if (found.kind === 'clean') return only(found.kind, merged)
  if (!base.isTextblock) return { ...only(found.kind, merged), others: cellsThatDiffer(base, now) }
  const words = mergeWords(base, proposed, now)
  if (words.kind === 'clashes') return { ...only(found.kind), clashes: words.clashes }
  const { others, shared } = words
  return { verdict: found.kind, merged, clashes: [], others, shared }
}

/** The reasons that bear on the verdict on the whole. */
export function reasonsOf(
  verdict: Verdict,
  blocks: readonly BlockVerdict[],
  reorder: Reorder | null,
): readonly Reason[] {
  const order = orderReasons(verdict, reorder)
  const alike = blocks.filter((each) => each.verdict === verdict)
  const ids = alike.flatMap(({ block, into }) => into ?? [block])
  const into = [...new Set(alike.flatMap((each) => each.into ?? []))]
  const joined = into.length > 0 ? [{ code: 'others-joined', blocks: into } as const] : []
  switch (verdict) {
    case 'clean':
      return [{ code: 'as-seen' }]
    case 'reworded': {
      const [others, shared] = [
        sum(alike, (each) => each.others),
        sum(alike, (each) => each.shared),
      ]
      return [
        ...(others > 0 ? [{ code: 'others-changed', blocks: ids, places: others } as const] : []),
        ...(shared > 0 ? [{ code: 'partly-there', places: shared } as const] : []),
        ...joined,
        ...order,
      ]
    }
    case 'collides':
      return [...joined, ...alike.filter(({ into }) => !into).map(collision), ...order]
    case 'moot': {
      const gone = alike.filter((each) => !each.proposed).map(({ block }) => block)
      const said = alike
        .filter((each) => each.proposed)
        .flatMap(({ block, into }) => into ?? [block])
      if (alike.length === 0) return order.length > 0 ? order : [{ code: 'there-already' }]
      return [
        ...(said.length > 0 ? [{ code: 'said-already', blocks: said } as const] : []),
        ...(gone.length > 0 ? [{ code: 'gone-already', blocks: gone } as const] : []),
      ]
    }
    case 'target-gone':
      if (ids.length + order.length === 0) return [{ code: 'place-gone' }]
      return [...ids.map((block) => ({ code: 'block-gone', block }) as const), ...order]
  }
}

/** Those for what a change puts in another order. */
function orderReasons(verdict: Verdict, reorder: Reorder | null): readonly Reason[] {
  switch (reorder?.kind) {
    case undefined:
      return []
    case 'gone':
      return verdict === 'target-gone' ? [{ code: 'block-gone', block: reorder.block }] : []
    case 'collides':
      return verdict === 'collides' ? [{ code: 'others-moved', blocks: reorder.blocks }] : []
    case 'ordered': {
      const blocks = reorder.order
      if (verdict === 'moot') return [{ code: 'said-already', blocks }]
      return verdict === 'reworded' && reorder.others ? [{ code: 'others-moved', blocks }] : []
    }
  }
}

function collision({ block, base, proposed, now, clashes }: BlockVerdict): Reason {
  if (!proposed || !now) return { code: 'unseen-words', block }
  if (clashes.length > 0) return { code: 'same-words', block, places: clashes.length }
  const names = attributesThatDiffer(base, proposed).filter(
    (name) =>
      !isSameValue(now.attrs[name], base.attrs[name]) &&
      !isSameValue(now.attrs[name], proposed.attrs[name]),
  )
  if (names.length > 0) return { code: 'same-attributes', block, names }
  const cells = cellsThatClash(base, proposed, now)
  return cells > 0 ? { code: 'same-words', block, places: cells } : { code: 'other-shape', block }
}

/** Of a table whose rows and columns are the same in all three. */
function cellsThatClash(base: Node, proposed: Node, now: Node): number {
  if (base.isTextblock) return mergeWords(base, proposed, now).kind === 'clashes' ? 1 : 0
  const count = base.childCount
  if (proposed.childCount !== count || now.childCount !== count) return 0
  return sum(base.children, (child, at) =>
    child.eq(proposed.child(at)) ? 0 : cellsThatClash(child, proposed.child(at), now.child(at)),
  )
}

function cellsThatDiffer(base: Node, now: Node): number {
  if (base.eq(now)) return 0
  if (base.isTextblock || base.childCount !== now.childCount) return 1
  return sum(base.children, (child, at) => cellsThatDiffer(child, now.child(at)))
}

function sum<T>(all: readonly T[], of: (each: T, at: number) => number): number {
  return all.reduce((total, each, at) => total + of(each, at), 0)
}
