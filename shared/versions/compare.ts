import type { Node } from 'prosemirror-model'
import { diff, type Edit } from '../amendments/diff'
import { eachBlock, idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { inOrder } from './in-order'
import { type MastheadChange, mastheadChanges } from './masthead-changes'
import { type Turn, turning } from './splits'
import { tableEdits } from './tables'

/**
 * One block in a comparison of two versions, in reading order; what is gone stands where it stood.
 */
export interface Row {
  readonly kind: 'same' | 'changed' | 'inserted' | 'deleted'
  /** It stands elsewhere among the blocks that stayed. */
  readonly moved: boolean
  /** `null` where the block was not there. */
  readonly before: Node | null
  readonly after: Node | null
  /** Words of a changed block; of a table its rows and cells that came or went, and words in the others. */
  readonly edits: readonly Edit[]
  /** Whether it is another kind of block, or on another level. */
  readonly form: boolean
  /** It was one with the block before it, or the block before it has become one with it. */
  readonly turn: Turn | null
}

export interface Comparison {
  /** What is printed above the text and says something else, the symbol of each with it. */
  readonly masthead: readonly MastheadChange[]
  readonly rows: readonly Row[]
  readonly counts: Readonly<Record<'changed' | 'inserted' | 'deleted' | 'moved', number>>
}

/**
 * How one version came to be another, block by block. Blocks are known by their ids, and where those
 * are new, by saying exactly the same; so what was deleted and written anew elsewhere is one that
 * was moved.
 */
export function compare(before: Node, after: Node): Comparison {
  const [old, now] = [blocksIn(before), blocksIn(after)]
  const pairs = paired(old, now)
  const stayed = inOrder(now.flatMap((block) => pairs.get(block) ?? []))
  const placed = new Set(now.filter((block) => stayed.has(pairs.get(block) ?? -1)))

  const kept = new Set(pairs.values())
  const rows: Row[] = []
  let next = 0
  const gone = (upTo: number) => {
    for (; next < upTo; next++) {
      const block = old[next]
      if (block && !kept.has(next)) rows.push({ ...nothing, kind: 'deleted', before: block })
    }
  }
  for (const block of now) {
    const at = pairs.get(block)
    const was = at === undefined ? undefined : old[at]
    if (at === undefined || !was) {
      rows.push({ ...nothing, kind: 'inserted', after: block })
      continue
    }
    if (placed.has(block)) gone(at)
    rows.push({ ...changeOf(was, block), moved: !placed.has(block) })
  }
  gone(old.length)
  const turned = turning(rows)
  return { masthead: mastheadChanges(before, after), rows: turned, counts: countsOf(turned) }
}

/** Whether anything is to be shown of it. */
export function isChanged({ kind, moved }: Pick<Row, 'kind' | 'moved'>): boolean {
  return kind !== 'same' || moved
}

/** How many blocks differ. The masthead is one; its symbol is of the version and not of the text. */
export function countChanged({ masthead, rows }: Comparison): number {
  const isMasthead = masthead.some(({ field }) => field !== 'symbol')
  return rows.filter(isChanged).length + (isMasthead ? 1 : 0)
}

const nothing = {
  moved: false,
  before: null,
  after: null,
  edits: [],
  form: false,
  turn: null,
} as const

function changeOf(before: Node, after: Node): Row {
  // Most blocks of a long text are as they were, and often the same object.
  if (before.eq(after)) return { ...nothing, kind: 'same', before, after }
  const form = formOf(before) !== formOf(after)
  const same = !form && before.content.eq(after.content)
  const edits = same ? [] : editsOf(before, after)
  return { ...nothing, kind: same ? 'same' : 'changed', before, after, edits, form }
}

function editsOf(before: Node, after: Node): readonly Edit[] {
  if (before.inlineContent && after.inlineContent) return diff(before, after)
  return areTables(before, after) ? tableEdits(before, after) : []
}

export function areTables(before: Node, after: Node): boolean {
  return before.type.name === 'table' && after.type.name === 'table'
}

/** What a reader sees of a block beside its words; its number follows from where it stands. */
function formOf({ type, attrs }: Node): string {
  const { kind, level, caption, recommendation, alternative } = attrs
  return JSON.stringify([type.name, kind, level, caption, recommendation, alternative], inOneOrder)
}

/** What was kept has its keys in another order than what was not. */
function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function blocksIn(text: Node): readonly Node[] {
  const blocks: Node[] = []
  eachBlock(text, ({ node }) => {
    if (node.type.name !== 'contents') blocks.push(node)
  })
  return blocks
}

/** For each block of the later version its place in the earlier one. */
function paired(old: readonly Node[], now: readonly Node[]): ReadonlyMap<Node, number> {
  const pairs = new Map<Node, number>()
  const byId = new Map<BlockId, number>()
  for (const [at, block] of old.entries()) {
    const id = idOf(block)
    if (id && !byId.has(id)) byId.set(id, at)
  }
  const taken = new Set<number>()
  const pair = (block: Node, at: number | undefined) => {
    if (at === undefined || taken.has(at)) return
    pairs.set(block, at)
    taken.add(at)
  }
  for (const block of now) {
    const id = idOf(block)
    if (id) pair(block, byId.get(id))
  }
  const alike = new Map<string, number[]>()
  for (const [at, block] of old.entries()) {
    if (taken.has(at)) continue
    const said = wordsOf(block)
    alike.set(said, [...(alike.get(said) ?? []), at])
  }
  if (alike.size === 0) return pairs
  for (const block of now) {
    if (!pairs.has(block)) pair(block, alike.get(wordsOf(block))?.shift())
  }
  return pairs
}

function wordsOf({ type, content }: Node): string {
  return `${type.name} ${JSON.stringify(content.toJSON())}`
}

function countsOf(rows: readonly Row[]): Comparison['counts'] {
  const counts = { changed: 0, inserted: 0, deleted: 0, moved: 0 }
  for (const { kind, moved } of rows) {
    if (kind !== 'same') counts[kind]++
    if (moved) counts.moved++
  }
  return counts
}
