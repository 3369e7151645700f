import { Fragment, type Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'

/** A block as plain data, the way the register keeps it: `Node.toJSON()`. */
export type BlockJSON = { readonly type: string } & { readonly [key: string]: unknown }

/**
 * What an amendment would do, whatever its kind: put `proposed` in the place of `base`.
 *
 * A proposed block that bears the id of one of the base continues it, one that does not is new, and
 * a block of the base that none continues goes. So nobody has to say which kind of change it is: it
 * follows (`kindOf`), and cannot be said wrongly.
 */
export interface Change {
  readonly place: Place
  /** Blocks that stand together, as the sponsors saw them when they began to write. */
  readonly base: readonly BlockJSON[]
  readonly proposed: readonly BlockJSON[]
  /** Of what comes in behind a block, that block as the sponsors saw it. */
  readonly beside?: BlockJSON
  /** Other paragraphs that had the words of one of the base as well when the sponsors saw the text. */
  readonly twins?: readonly BlockId[]
}

/** Where the proposed blocks are to stand. */
export type Place =
  /** Where the base stands. */
  | { readonly kind: 'there' }
  | { readonly kind: 'after'; readonly block: BlockId }
  /** Before all others of a section or annex; `null` is what an amended amendment proposes. */
  | { readonly kind: 'first'; readonly within: BlockId | null }
  /** In a new section, after a section or annex, or at the end of the text. */
  | { readonly kind: 'apart'; readonly after: BlockId | null; readonly section: BlockId }

export const changeKinds = [
  'words',
  'heading',
  'footnote',
  'table-cell',
  'addressee',
  'insert',
  'delete',
  'move',
  /** Not an amendment, as it touches nothing that is there. */
  'proposal',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What kind of change it is: the most particular word that is true of all of it. */
export function kindOf({ place, base, proposed }: Change): ChangeKind {
  if (place.kind === 'apart') return 'proposal'
  if (base.length === 0) return 'insert'
  if (proposed.length === 0) return 'delete'
  if (place.kind !== 'there') return 'move'
  const befores = new Map(base.map((json) => [blockIdOf(json), toBlock(json)]))
  const kinds = new Set<ChangeKind>()
  for (const after of proposed.map(toBlock)) {
    const before = befores.get(idOf(after))
    befores.delete(idOf(after))
    if (!before) kinds.add('words')
    else if (!isSame(before, after)) kinds.add(kindOfBlock(before, after))
  }
  if (isReordered({ place, base, proposed })) kinds.add('move')
  if (befores.size > 0) kinds.add('words')
  const [only = 'words', ...others] = kinds
  return others.length === 0 ? only : 'words'
}

/** The blocks that go on, in the order in which they are proposed. */
export function goingOn({ base, proposed }: Pick<Change, 'base' | 'proposed'>): readonly BlockId[] {
  const old = new Set(base.map(blockIdOf))
  return [...new Set(proposed.flatMap((json) => blockIdOf(json) ?? []))].filter((id) => old.has(id))
}

/** Whether blocks that stay where they stand are to be in another order. */
export function isReordered({ place, base, proposed }: Change): boolean {
  if (place.kind !== 'there' || base.length < 2) return false
  const places = new Map(base.map((json, at) => [blockIdOf(json), at]))
  const wanted = goingOn({ base, proposed }).map((id) => places.get(id) ?? 0)
  return wanted.some((place, at) => at > 0 && place < (wanted[at - 1] ?? 0))
}

function kindOfBlock(before: Node, after: Node): ChangeKind {
  if (before.type.name === 'table') return 'table-cell'
  if (before.content.eq(after.content)) return 'addressee'
  if (emptied(before.content).eq(emptied(after.content))) return 'footnote'
  return before.type.name === 'heading' ? 'heading' : 'words'
}

/** The same words with nothing in their notes. */
function emptied(content: Fragment): Fragment {
  const children: Node[] = []
  content.forEach((child) => {
    children.push(child.type.name === 'footnote' ? child.copy(Fragment.empty) : child)
  })
  return Fragment.from(children)
}

/** What of a block may be amended beside its words; the rest is the secretariat's to lay out. */
export const amendableAttributes: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['recommendation'],
  table: ['caption'],
}

/** Whether two states of a block say the same, as far as an amendment can change it. */
export function isSame(one: Node, other: Node): boolean {
  return one.content.eq(other.content) && attributesThatDiffer(one, other).length === 0
}

export function attributesThatDiffer(one: Node, other: Node): readonly string[] {
  const names = one.type === other.type ? (amendableAttributes[one.type.name] ?? []) : []
  return names.filter((name) => !isSameValue(one.attrs[name], other.attrs[name]))
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

const blocks = new WeakMap<BlockJSON, Node>()

/** @throws RangeError for what the schema does not allow. */
export function toBlock(json: BlockJSON): Node {
  const known = blocks.get(json)
  if (known) return known
  const node = schema.nodeFromJSON(json)
  node.check()
  blocks.set(json, node)
  return node
}

export function blockIdOf(json: BlockJSON): BlockId | null {
  const { id } = Object(json.attrs)
  return typeof id === 'string' ? (id as BlockId) : null
}

/** Blocks of words, and tables. */
export function isAmendable(block: Node): boolean {
  return ['paragraph', 'heading', 'table'].includes(block.type.name)
}

/** The block beside which a change is shown; `null` for what stands apart from all of them. */
export function targetOf({ place, base }: Pick<Change, 'place' | 'base'>): BlockId | null {
  const [first] = base
  if (first) return blockIdOf(first)
  switch (place.kind) {
    case 'there':
      return null
    case 'after':
      return place.block
    case 'first':
      return place.within
    case 'apart':
      return place.after
  }
}

/** What becomes of one block: it goes, or it is continued by the first of `proposed`. */
export interface Piece {
  readonly target: BlockId
  readonly base: BlockJSON
  /** The others are new and follow it. */
  readonly proposed: readonly BlockJSON[]
}

/**
 * A change of blocks where they stand, block by block. New blocks that come before all of them are
 * in none of the pieces.
 */
export function piecesOf(change: Change): readonly Piece[] {
  const known = pieces.get(change)
  if (known) return known
  const made = cut(change)
  pieces.set(change, made)
  return made
}

const pieces = new WeakMap<Change, readonly Piece[]>()

function cut({ place, base, proposed }: Change): readonly Piece[] {
  if (place.kind !== 'there') return []
  const starts = new Map(proposed.map((json, at) => [blockIdOf(json), at]))
  const ids = new Set(base.map(blockIdOf))
  return base.flatMap((json): readonly Piece[] => {
    const target = blockIdOf(json)
    if (!target) return []
    const start = starts.get(target)
    if (start === undefined) return [{ target, base: json, proposed: [] }]
    const next = proposed.findIndex((each, at) => at > start && ids.has(blockIdOf(each)))
    return [{ target, base: json, proposed: proposed.slice(start, next < 0 ? undefined : next) }]
  })
}

/** The blocks of an amendment's document, which holds them in one section. */
export function proposedBlocks(content: Node): readonly BlockJSON[] {
  const blocks: BlockJSON[] = []
  content.forEach((top) => {
    if (!isContainer(top)) return
    top.forEach((block) => {
      blocks.push(block.toJSON() as BlockJSON)
    })
  })
  return blocks
}

/** What an amendment's document holds when it is opened. */
export function documentOf(blocks: readonly Node[]): Node {
  return schema.node('doc', null, [schema.node('section', null, [...blocks])])
}
