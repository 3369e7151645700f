import type { Node } from 'prosemirror-model'
import type { BlockEdit, Spot } from '../document/block-edits'
import { findBlock, idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import type { Change } from './change'
import { type Drawn, draw, type Moved, stays } from './drawn'
import type { Verdict } from './judge'
import { type Rebased, rebase } from './rebase'
import { subjectsIn } from './subjects'

/** What an amendment comes to in the text as it stands, in the form in which it is shown there (A54). */
export type Drawing =
  /** Its paragraphs, and beside what those stand that come in. */
  | { readonly kind: 'fits'; readonly paragraphs: readonly DrawnThere[] }
  /** It cannot be adopted as the text stands: no part of it is drawn, and its blocks say why. */
  | { readonly kind: 'stuck'; readonly verdict: Verdict; readonly blocks: readonly BlockId[] }
  /** The text says it already. */
  | { readonly kind: 'moot' }

export interface DrawnThere {
  readonly drawn: Drawn
  /** Beside what it comes in, where it is not in the text. */
  readonly at: Spot | null
}

const known = new WeakMap<Rebased, Drawing>()

/** The same object for as long as the verdict holds. */
export function drawingOf(text: Node, change: Change): Drawing {
  const rebased = rebase(text, change)
  const before = known.get(rebased)
  if (before) return before
  const made = drawing(text, change, rebased)
  known.set(rebased, made)
  return made
}

function drawing(text: Node, change: Change, { verdict, edits }: Rebased): Drawing {
  switch (verdict) {
    case 'moot':
      return { kind: 'moot' }
    case 'collides':
    case 'target-gone':
      return { kind: 'stuck', verdict, blocks: blocksThere(text, change) }
    case 'clean':
    case 'reworded':
      return { kind: 'fits', paragraphs: drawEdits(text, edits) }
  }
}

/** Those that it is about; of what comes in beside another block that one. */
function blocksThere(text: Node, change: Change): readonly BlockId[] {
  const { place } = change
  const named = subjectsIn(text, change)
  const about = named.length > 0 || place.kind !== 'after' ? named : [place.block]
  return about.filter((id) => findBlock(text, id) !== null)
}

/** What edits come to, in the order of reading; blocks that stay as they are are left out. */
export function drawEdits(text: Node, edits: readonly BlockEdit[]): readonly DrawnThere[] {
  const deeds = new Deeds(edits)
  const moved = deeds.moved(text)
  const out: DrawnThere[] = []
  const add = (start: Spot, all: readonly Drawn[]) => {
    let at = start
    for (const drawn of all) {
      const comes = drawn.how === 'inserted' || drawn.how === 'moved-here'
      if (!stays(drawn)) out.push({ drawn, at: comes ? at : null })
      const above = comes ? null : idOf(drawn.base.block)
      if (above) at = { kind: 'after', block: above }
    }
  }
  for (const run of runsIn(text, deeds.named)) {
    const [first] = run
    const id = first && idOf(first)
    const becomes = run.flatMap((node) => deeds.become(node))
    if (id) add({ kind: 'before', block: id }, draw(run, becomes, moved))
  }
  for (const { at, blocks } of deeds.apart) add(at, draw([], blocks, moved))
  return out
}

/**
 * What blocks become by edits, and those of them that go elsewhere or come from there; of none what
 * comes in beside no block.
 */
export function becomeBy(
  text: Node,
  blocks: readonly Node[],
  edits: readonly BlockEdit[],
): { readonly others: readonly Node[]; readonly moved: Moved } {
  const deeds = new Deeds(edits)
  if (blocks.length === 0) {
    return { others: deeds.apart.flatMap((each) => each.blocks), moved: deeds.moved(text) }
  }
  return { others: blocks.flatMap((node) => deeds.become(node)), moved: deeds.moved(text) }
}

/** The blocks with these ids, in the order of the text, each run of neighbours by itself. */
function runsIn(text: Node, ids: ReadonlySet<BlockId>): readonly (readonly Node[])[] {
  const placed = [...ids].flatMap((id) => findBlock(text, id) ?? [])
  placed.sort((one, other) => one.pos - other.pos)
  const runs: Node[][] = []
  let end = -1
  for (const { node, pos } of placed) {
    if (pos === end) runs.at(-1)?.push(node)
    else runs.push([node])
    end = pos + node.nodeSize
  }
  return runs
}

/** What edits do to each block, and beside it. */
class Deeds {
  readonly named = new Set<BlockId>()
  /** What comes in beside no block. */
  readonly apart: { readonly at: Spot; readonly blocks: readonly Node[] }[] = []
  readonly #becomes = new Map<BlockId, Node>()
  readonly #gone = new Set<BlockId>()
  readonly #before = new Map<BlockId, readonly Node[]>()
  readonly #after = new Map<BlockId, readonly Node[]>()

  constructor(edits: readonly BlockEdit[]) {
    for (const edit of edits) {
      switch (edit.kind) {
        case 'words':
          this.named.add(edit.block)
          this.#becomes.set(edit.block, edit.becomes)
          break
        case 'take':
          this.named.add(edit.block)
          this.#gone.add(edit.block)
          break
        case 'put':
          this.#put(edit.at, edit.blocks)
      }
    }
  }

  /** The block as it becomes, with what comes in beside it; nothing if it goes. */
  become(node: Node): readonly Node[] {
    const id = idOf(node)
    if (!id) return [node]
    const own = this.#gone.has(id) ? [] : [this.#becomes.get(id) ?? node]
    return [...(this.#before.get(id) ?? []), ...own, ...(this.#after.get(id) ?? [])]
  }

  /** What goes from its place and comes in at another. */
  moved(text: Node): Moved {
    const put = [...this.#before.values(), ...this.#after.values()].flat()
    const coming = [...put, ...this.apart.flatMap(({ blocks }) => blocks)].map(idOf)
    const moved = new Map<BlockId | null, Node>()
    for (const id of coming) {
      const base = id && this.#gone.has(id) ? findBlock(text, id) : null
      if (base) moved.set(id, base.node)
    }
    return moved
  }

  #put(at: Spot, blocks: readonly Node[]): void {
    if (at.kind === 'first' || at.kind === 'apart') {
      this.apart.push({ at, blocks })
      return
    }
    this.named.add(at.block)
    const beside = at.kind === 'after' ? this.#after : this.#before
    beside.set(at.block, [...(beside.get(at.block) ?? []), ...blocks])
  }
}
