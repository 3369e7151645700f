import type { Node } from 'prosemirror-model'
import { type BlockEdit, containerIn, type Spot, strokesOf, topIn } from '../document/block-edits'
import { findBlock, idOf, isContainer } from '../document/blocks'
import { type Stroke, strike } from '../document/strokes'
import type { BlockId } from '../ids'
import { attributesThatDiffer, blockIdOf, type Change, isSame, type Place, toBlock } from './change'
import { leastEdits } from './diff'
import { type Across, dividedByOthers, dividedIn, mergeAcross } from './divided'
import { type Among, nobody, putInOrder } from './in-order'
import { joinedIn } from './joined'
import { type Joined, withJoined } from './judge-joined'
import { mergeBlock } from './merge-block'
import { type Reorder, reorderIn } from './reorder'
import { joinedBy, type Turn, turnsIn } from './turns'
import type { Within } from './where-words-are'

/**
 * What adopting a change would come to in the text as it stands.
 *
 * - `clean`: all it touches is as its sponsors saw it.
 * - `reworded`: others changed other words of it; both changes stand.
 * - `collides`: others changed the same words; for the president to settle, never for us.
 * - `moot`: the text already says it.
 * - `target-gone`: what it would change, or stand beside, is no longer in the text.
 */
export const verdicts = ['clean', 'reworded', 'collides', 'moot', 'target-gone'] as const
export type Verdict = (typeof verdicts)[number]

export interface Judgement {
  readonly kind: Verdict
  /** What adoption does; nothing where it cannot. */
  readonly edits: readonly BlockEdit[]
}

/**
 * A function of the two alone, so that no order in which changes arrived has a say in it. Among what
 * others have put in at the same place only the place differs, and never the verdict.
 */
export function judge(text: Node, change: Change, others: Among = nobody): Judgement {
  const stays = change.place.kind === 'there' || change.proposed.length === 0
  const parts = stays ? inPlace(text, change) : elsewhere(text, change)
  const kinds = new Set(parts.map(({ kind }) => kind))
  if (kinds.has('target-gone')) return { kind: 'target-gone', edits: [] }
  if (kinds.has('collides')) return { kind: 'collides', edits: [] }
  if (parts.every(({ kind }) => kind === 'moot')) return { kind: 'moot', edits: [] }
  const kind = kinds.has('reworded') ? 'reworded' : 'clean'
  const edits = together(parts.flatMap((part) => part.edits))
  return { kind, edits: putInOrder(text, edits, others) }
}

/** What comes in at one place comes in at once, in the order of reading. */
function together(edits: readonly BlockEdit[]): readonly BlockEdit[] {
  const out: BlockEdit[] = []
  for (const edit of edits) {
    const at = edit.kind === 'put' ? out.findIndex((each) => isAtOne(each, edit)) : -1
    const before = out[at]
    if (edit.kind !== 'put' || before?.kind !== 'put') out.push(edit)
    else out[at] = { ...before, blocks: [...before.blocks, ...edit.blocks] }
  }
  return out
}

function isAtOne(one: BlockEdit, other: BlockEdit): boolean {
  if (one.kind !== 'put' || other.kind !== 'put' || one.at.kind !== other.at.kind) return false
  return 'block' in one.at && 'block' in other.at && one.at.block === other.at.block
}

export type Application =
  | {
      readonly kind: 'clean' | 'reworded'
      readonly text: Node
      readonly strokes: readonly Stroke[]
      readonly edits: readonly BlockEdit[]
    }
  | { readonly kind: 'collides' | 'moot' | 'target-gone' }

/** The text as it would be with a change in it. */
export function applyChange(text: Node, change: Change, others: Among = nobody): Application {
  const { kind, edits } = judge(text, change, others)
  if (kind !== 'clean' && kind !== 'reworded') return { kind }
  const strokes = strokesOf(text, edits)
  return { kind, text: strike(text, strokes), strokes, edits }
}

const gone: Judgement = { kind: 'target-gone', edits: [] }
const moot: Judgement = { kind: 'moot', edits: [] }
const collides: Judgement = { kind: 'collides', edits: [] }
const none: ReadonlySet<BlockId | null> = new Set()

/** A block of the base that is in the text, and what is new behind it. */
interface Group {
  readonly id: BlockId
  readonly was: Node
  readonly wants: Node
  readonly now: Node
  readonly fresh: Node[]
}

function inPlace(text: Node, change: Change): readonly Judgement[] {
  const { base, proposed } = change
  const before = new Map(base.map(toBlock).map((node) => [idOf(node), node]))
  const all = [...before.values()]
  const joinedAs = (was: Node) => joinedIn(text, was, change.twins)
  const there = [...before.keys()].find((id) => id && findBlock(text, id))
  const turns = turnsIn(text, change)
  const turned = new Set([...turns.values()].flatMap((turn) => turn.proposed.slice(1)))
  const parts: Judgement[] = []
  const first: Node[] = []
  const groups: Group[] = []
  const joined: (Joined & { readonly fresh: Node[] })[] = []
  let last: { readonly fresh: Node[] } | undefined
  for (const node of proposed.map(toBlock)) {
    if (turned.has(node)) continue
    const id = idOf(node)
    const was = before.get(id)
    const now = id && findBlock(text, id)?.node
    const within = was && !now ? joinedAs(was) : null
    if (id && was && now) {
      const group = { id, was, wants: node, now, fresh: [] }
      groups.push(group)
      last = group
    } else if (!id || !was) (last?.fresh ?? first).push(node)
    else if (within) {
      const group = { within, was, wants: node, fresh: [] }
      joined.push(group)
      last = group
    } else if (!isSame(was, node)) parts.push(gone)
    before.delete(id)
    for (const each of (id && turns.get(id)?.bases) || []) before.delete(idOf(each))
  }
  const top: Spot | null = there ? { kind: 'before', block: there } : null
  if (first.length > 0) parts.push(putting(text, top, first, none))
  const dividedAs = (was: Node) => dividedByOthers(text, was, change)
  parts.push(...standing(text, groups, turns, reorderIn(text, change), dividedAs))
  for (const [id, was] of before) {
    if (joinedAs(was) && !joinedBy(change).has(was)) return [collides]
    if (id) parts.push(taking(text, id, was))
  }
  const comesBefore = first.length > 0 && all[0] && joinedAs(all[0])
  if (comesBefore || groups.some((group) => isParted(group, all, joinedAs))) return [collides]
  return joined.length > 0 ? withJoined(joined, parts) : parts
}

/** Whether what is new would come in where others have joined two: there is no place any more. */
function isParted(
  { was, now, fresh }: Group,
  all: readonly Node[],
  joinedAs: (was: Node) => Within | null,
): boolean {
  if (fresh.length === 0) return false
  const behind = all.slice(all.indexOf(was) + 1)
  return behind.some((each) => joinedAs(each)?.parts.includes(now))
}

/** Blocks that go on in the text, each at its place or behind the one that it is to follow. */
function standing(
  text: Node,
  groups: readonly Group[],
  turns: ReadonlyMap<BlockId, Turn>,
  reorder: Reorder | null,
  dividedAs: (was: Node) => readonly Node[] | null,
): readonly Judgement[] {
  const parts: Judgement[] = []
  const order = reorder?.kind === 'ordered' ? reorder.order : []
  const moved = reorder?.kind === 'ordered' ? reorder.moved : none
  if (reorder?.kind === 'gone') parts.push(gone)
  if (reorder?.kind === 'collides') parts.push(collides)
  if (moved.size > 0 && reorder?.kind === 'ordered' && reorder.others) {
    parts.push({ kind: 'reworded', edits: [] })
  }
  const [own, ordered] = [
    groups.filter(({ id }) => !order.includes(id)),
    order.flatMap((id) => groups.find((each) => each.id === id) ?? []),
  ]
  const stays = ordered.find(({ id }) => !moved.has(id))
  let spot: Spot | null = stays ? { kind: 'before', block: stays.id } : null
  for (const { id, was, wants, now, fresh } of [...ordered, ...own]) {
    const turn = turns.get(id)
    const isChanged = !isSame(was, wants)
    const across = turn ? null : dividedAs(was)
    const becomes = turn
      ? turning(text, id, turn, now)
      : isChanged
        ? ((across && acrossParts(across, was, wants)) ?? rewording(id, was, wants, now))
        : null
    if (moved.has(id)) parts.push(moving(id, now, becomes, spot))
    else {
      if (becomes) parts.push(becomes)
      spot = { kind: 'after', block: lastOf(across) ?? id }
    }
    if (fresh.length > 0) parts.push(putting(text, spot, fresh, none))
  }
  return parts
}

/** A block that is taken out where it stands and put in elsewhere, with all that it becomes. */
function moving(block: BlockId, now: Node, becomes: Judgement | null, at: Spot | null): Judgement {
  if (!at) return gone
  if (becomes?.kind === 'collides') return collides
  const edits = becomes?.edits ?? []
  const words = edits.flatMap((edit) => (edit.kind === 'words' ? [edit.becomes] : []))
  const behind = edits.flatMap((edit) => (edit.kind === 'put' ? edit.blocks : []))
  const goes = edits.filter(({ kind }) => kind === 'take')
  const [first = now] = words
  return {
    kind: becomes?.kind === 'reworded' ? 'reworded' : 'clean',
    edits: [{ kind: 'take', block }, ...goes, { kind: 'put', at, blocks: [first, ...behind] }],
  }
}

/** Where a paragraph ends by now that others have divided; `null` where they have not. */
function lastOf(parts: readonly Node[] | null): BlockId | null {
  const last = parts?.at(-1)
  return last ? idOf(last) : null
}

/** The words of a paragraph that others have divided, each in the part in which it is by now. */
function acrossParts(parts: readonly Node[], was: Node, wants: Node): Judgement | null {
  const across = mergeAcross(parts, was, wants)
  if (!across) return null
  // What is set beside the words is not of one part more than of the others.
  if (across.kind === 'collides' || attributesThatDiffer(was, wants).length > 0) return collides
  if (across.kind === 'moot') return moot
  return {
    kind: 'reworded',
    edits: partsAfter(across).flatMap((part, at) => wordsEdit(parts[at] ?? part, part)),
  }
}

function partsAfter({ parts, contents }: Exclude<Across, { kind: 'collides' }>): readonly Node[] {
  return parts.map((part, at) => part.copy(contents[at] ?? part.content))
}

function wordsEdit(now: Node, becomes: Node): readonly BlockEdit[] {
  const block = idOf(now)
  return block ? [{ kind: 'words', block, becomes, edits: leastEdits(now, becomes) }] : []
}

/** A paragraph that is divided, or several that become one, with what others wrote in them. */
function turning(text: Node, block: BlockId, turn: Turn, now: Node): Judgement {
  const { merged, bases, proposed } = turn
  if (merged.kind === 'gone') return gone
  if (merged.kind === 'clashes') return collides
  const [words = now.content, ...more] = merged.contents
  const becomes = now.copy(words)
  const fresh = more.map((content, at) => (proposed[at + 1] ?? now).copy(content))
  const goes = bases.slice(1).flatMap((each) => idOf(each) ?? [])
  const there = goes.filter((id) => findBlock(text, id))
  if (there.length < goes.length && becomes.content.eq(now.content)) return moot
  const edits: readonly BlockEdit[] = [
    { kind: 'words', block, becomes, edits: leastEdits(now, becomes) },
    ...(fresh.length > 0
      ? [{ kind: 'put', at: { kind: 'after', block }, blocks: fresh } as const]
      : []),
    ...there.map((id) => ({ kind: 'take', block: id }) as const),
  ]
  return { kind: 'reworded', edits }
}

/** Blocks that come from elsewhere, or that are new and stand beside what the change does not touch. */
function elsewhere(text: Node, change: Change): readonly Judgement[] {
  const { base, proposed } = change
  const spot = spotNow(text, change)
  if (spot === 'within') return [collides]
  const before = new Map(base.map(toBlock).map((node) => [idOf(node), node]))
  const parts: Judgement[] = []
  const blocks: Node[] = []
  for (const node of proposed.map(toBlock)) {
    const id = idOf(node)
    const was = before.get(id)
    if (!id || !was) {
      blocks.push(node)
      continue
    }
    before.delete(id)
    const now = findBlock(text, id)?.node
    if (!now) return [joinedIn(text, was, change.twins) ? collides : gone]
    const divided = dividedByOthers(text, was, change)
    const across = divided && mergeAcross(divided, was, node)
    if (across) {
      if (across.kind === 'collides') return [collides]
      blocks.push(...partsAfter(across))
      parts.push({ kind: 'reworded', edits: takeAll(across.parts) })
      continue
    }
    const merged = isSame(was, node) ? null : mergeBlock(was, node, now)
    if (merged?.kind === 'collides') return [collides]
    if (merged?.kind === 'reworded') parts.push({ kind: 'reworded', edits: [] })
    blocks.push(merged && 'merged' in merged ? merged.merged : now)
    parts.push({ kind: 'clean', edits: [{ kind: 'take', block: id }] })
  }
  const goes = parts.flatMap(({ edits }) =>
    edits.flatMap((edit) => ('block' in edit ? [edit.block] : [])),
  )
  const come = putting(text, spot, blocks, new Set([...base.map(blockIdOf), ...goes]))
  if (come.kind === 'moot') return [moot]
  for (const [id, was] of before) {
    if (joinedIn(text, was, change.twins)) return [collides]
    if (id) parts.push(taking(text, id, was))
  }
  return [come, ...parts]
}

function takeAll(parts: readonly Node[]): readonly BlockEdit[] {
  return parts.flatMap((part) => {
    const block = idOf(part)
    return block ? [{ kind: 'take', block } as const] : []
  })
}

/** What each proposed block last came to: a block that nobody touched is the same object. */
const reworded = new WeakMap<Node, { was: Node; now: Node; made: Judgement }>()

function rewording(block: BlockId, was: Node, wants: Node, now: Node): Judgement {
  const known = reworded.get(wants)
  if (known?.was === was && known.now === now) return known.made
  const made = reword(block, was, wants, now)
  reworded.set(wants, { was, now, made })
  return made
}

function reword(block: BlockId, was: Node, wants: Node, now: Node): Judgement {
  const merged = mergeBlock(was, wants, now)
  if (!('merged' in merged)) return { kind: merged.kind, edits: [] }
  const becomes = merged.merged
  const edits = becomes.isTextblock ? leastEdits(now, becomes) : []
  return { kind: merged.kind, edits: [{ kind: 'words', block, becomes, edits }] }
}

/** A block whose words others have changed does not go without anyone having seen them. */
function taking(text: Node, block: BlockId, was: Node): Judgement {
  const now = findBlock(text, block)?.node
  if (!now) return moot
  if (!isSame(was, now)) return collides
  return { kind: 'clean', edits: [{ kind: 'take', block }] }
}

/** `moving` are those of them that are in the text, and are taken out where they stand. */
function putting(
  text: Node,
  at: Spot | null,
  blocks: readonly Node[],
  moving: ReadonlySet<BlockId | null>,
): Judgement {
  if (!at) return gone
  if (isThere(text, at, blocks)) return moot
  // It was put there before, and others have moved it since.
  const isElsewhere = (id: BlockId | null) => id && !moving.has(id) && findBlock(text, id)
  if (blocks.some((block) => isElsewhere(idOf(block)))) return collides
  return { kind: 'clean', edits: [{ kind: 'put', at, blocks }] }
}

/** Whether the text says these blocks at this place already. */
function isThere(text: Node, at: Spot, blocks: readonly Node[]): boolean {
  if (at.kind === 'before') return false
  if (at.kind === 'apart') return containerIn(text, at.section) !== null
  const beside = at.kind === 'after' ? findBlock(text, at.block) : null
  const top = beside ? text.resolve(beside.pos).parent : firstIn(text, at)
  if (!top) return false
  const from = beside ? indexIn(top, beside.node) + 1 : 0
  return blocks.every((block, n) => {
    const now = top.maybeChild(from + n)
    return now?.type === block.type && isSame(now, block)
  })
}

function firstIn(text: Node, at: Spot): Node | null {
  return at.kind === 'first' ? (containerIn(text, at.within)?.node ?? null) : null
}

function indexIn(parent: Node, child: Node): number {
  return parent.children.indexOf(child)
}

/**
 * What comes in behind a paragraph that others have divided since, comes in behind all of it. Behind
 * one that they have joined to another there is no place any more: it is within words.
 */
function spotNow(text: Node, { place, beside, twins }: Change): Spot | 'within' | null {
  const spot = spotIn(text, place)
  if (!spot && beside && joinedIn(text, toBlock(beside), twins)) return 'within'
  const last = spot?.kind === 'after' && beside ? lastOf(dividedIn(text, toBlock(beside))) : null
  return last ? { kind: 'after', block: last } : spot
}

/** `null` where what it names is no longer in the text. */
export function spotIn(text: Node, place: Place): Spot | null {
  switch (place.kind) {
    case 'there':
      return null
    case 'after': {
      const found = findBlock(text, place.block)
      return found && isContainer(text.resolve(found.pos).parent) ? place : null
    }
    case 'first':
      return containerIn(text, place.within) ? place : null
    case 'apart':
      return place.after === null || topIn(text, place.after) ? place : null
  }
}
