import type { Node } from 'prosemirror-model'
import { type Beside, besidesOf } from '../amendments/besides'
import { type Drawn, type DrawnPair, draw, sideOf, stays, type Turn } from '../amendments/drawn'
import { eachBlock } from '../document/blocks'
import { type MastheadChange, mastheadChanges } from './masthead-changes'
import { tableEdits } from './tables'

/**
 * One block in a comparison of two versions, in reading order; what is gone stands where it stood.
 */
export interface Row {
  /** As it is drawn wherever changes are; only tables have cells that come and go as well (V14). */
  readonly drawn: Drawn
  /** The block it is about, in each version; `null` where that has none. */
  readonly before: Node | null
  readonly after: Node | null
  /** Whether it is another kind of block, or on another level. */
  readonly form: boolean
  /** What differs beside the words: an addressee, a caption. */
  readonly besides: readonly Beside[]
  /** It was one with the block before it, or the block before it has become one with it. */
  readonly turned: Turn | null
  /** The block after it that has become one with it, and is gone. */
  readonly joins: Node | null
}

export interface Comparison {
  /** What is printed above the text and says something else, the symbol of each with it. */
  readonly masthead: readonly MastheadChange[]
  readonly rows: readonly Row[]
  readonly counts: Readonly<
    Record<'changed' | 'inserted' | 'deleted' | 'moved' | 'split' | 'joined', number>
  >
}

/**
 * How one version came to be another, block by block. What was deleted and written anew elsewhere,
 * word for word, is one block that was moved.
 */
export function compare(before: Node, after: Node): Comparison {
  const rows = rowsOf(movedAgain(draw(blocksIn(before), blocksIn(after)).map(withCells)))
  return { masthead: mastheadChanges(before, after), rows, counts: countsOf(rows) }
}

/** Whether anything is to be shown of it. */
export function isChanged({ drawn, form, besides }: Row): boolean {
  return form || besides.length > 0 || !stays(drawn)
}

/** Whether anything other than its place and its ends has changed in it. */
export function hasChangedIn({ drawn, form, besides }: Row): boolean {
  return 'edits' in drawn && (drawn.edits.length > 0 || form || besides.length > 0)
}

/** How many blocks differ. The masthead is one; its symbol is of the version and not of the text. */
export function countChanged({ masthead, rows }: Comparison): number {
  const isMasthead = masthead.some(({ field }) => field !== 'symbol')
  // One that was moved is in two rows, and one block.
  const changed = rows.filter((row) => isChanged(row) && row.drawn.how !== 'moved-away')
  return changed.length + (isMasthead ? 1 : 0)
}

/**
 * In an amendment a row of a table that has other columns is another row, since it cannot be merged
 * with the one that was there; between two versions it is to be seen which cells came.
 */
function withCells(drawn: Drawn): Drawn {
  if (!('edits' in drawn)) return drawn
  const [base, other] = [drawn.base.block, drawn.other.block]
  const isTable = base.type.name === 'table' && other.type.name === 'table'
  return isTable ? { ...drawn, edits: tableEdits(base, other) } : drawn
}

/** Blocks that came and that are gone, and say the same, are one that went elsewhere. */
function movedAgain(all: readonly Drawn[]): readonly Drawn[] {
  const gone = new Map<string, Drawn[]>()
  for (const drawn of all) {
    if (drawn.how !== 'deleted' || drawn.base.block.content.size === 0) continue
    const said = wordsOf(drawn.base.block)
    gone.set(said, [...(gone.get(said) ?? []), drawn])
  }
  if (gone.size === 0) return all
  const away = new Map<Drawn, Drawn>()
  const here = all.map((drawn): Drawn => {
    if (drawn.how !== 'inserted') return drawn
    const was = gone.get(wordsOf(drawn.other.block))?.shift()
    if (was?.how !== 'deleted') return drawn
    away.set(was, { how: 'moved-away', base: was.base })
    return movedHere(was.base.block, drawn.other.block)
  })
  return here.map((drawn) => away.get(drawn) ?? drawn)
}

function movedHere(base: Node, other: Node): DrawnPair {
  const sides = { base: sideOf(base), other: sideOf(other) }
  return { how: 'moved-here', ...sides, edits: [], attributes: [], turn: null }
}

function wordsOf({ type, content }: Node): string {
  return `${type.name} ${JSON.stringify(content.toJSON())}`
}

function rowsOf(all: readonly Drawn[]): readonly Row[] {
  const stands = new Map(
    all.flatMap((drawn) =>
      drawn.how === 'moved-here' ? [[drawn.base.block, drawn.other.block] as const] : [],
    ),
  )
  return all.map((drawn, at): Row => {
    const above = all[at - 1]
    const turned = above && 'turn' in above ? above.turn : null
    if (!('edits' in drawn)) {
      const before = 'base' in drawn ? drawn.base.block : null
      const after = 'other' in drawn ? drawn.other.block : before && (stands.get(before) ?? null)
      return { drawn, before, after, form: false, besides: [], turned, joins: null }
    }
    const below = drawn.turn === 'joined' ? all[at + 1] : undefined
    const joins = below && 'base' in below ? below.base.block : null
    const [before, after] = [drawn.base.block, drawn.other.block]
    // Most blocks of a long text are as they were, and often the same object. Of what was divided
    // or joined, the first has the form of the whole.
    const isSame = before.eq(after) || turned !== null
    const form = !isSame && formOf(before) !== formOf(after)
    return { drawn, before, after, form, besides: isSame ? [] : besidesOf(drawn), turned, joins }
  })
}

/** What a reader sees of a block beside its words; its number follows from where it stands. */
function formOf({ type, attrs: { kind, level, alternative } }: Node): string {
  return JSON.stringify([type.name, kind, level, alternative], inOneOrder)
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

function countsOf(rows: readonly Row[]): Comparison['counts'] {
  const counts = { changed: 0, inserted: 0, deleted: 0, moved: 0, split: 0, joined: 0 }
  for (const row of rows) {
    const { drawn } = row
    if (drawn.how === 'inserted' || drawn.how === 'deleted') counts[drawn.how]++
    if (drawn.how === 'moved-here') counts.moved++
    if (hasChangedIn(row)) counts.changed++
    if ('turn' in drawn && drawn.turn) counts[drawn.turn]++
  }
  return counts
}
