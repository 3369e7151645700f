import type { Node } from 'prosemirror-model'
import type { BlockEdit, Spot } from '../document/block-edits'
import { findBlock, idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Amendment, changeIn, isOpen } from './amendment'
import { blockIdOf, type Change } from './change'

/** What others put in, by which it is known on which side of it something is to stand. */
export interface Among {
  readonly before: ReadonlySet<BlockId | null>
  readonly behind: ReadonlySet<BlockId | null>
}

export const nobody: Among = { before: new Set(), behind: new Set() }

type Numbered = Pick<Amendment, 'id' | 'number' | 'amends' | 'tabled'>

/**
 * What amendments with lower numbers put in stands before what this one does at the same place, and
 * what those with higher ones put in behind it (A66). What was in the text already when it was tabled
 * is none of these: its sponsors chose their place beside it.
 */
export function among(own: Numbered, amendments: readonly Amendment[]): Among {
  const [before, behind] = [new Set<BlockId | null>(), new Set<BlockId | null>()]
  for (const each of amendments) {
    if (each.id === own.id || each.amends !== own.amends) continue
    const { state } = each
    const isLater = 'at' in state && state.at >= own.tabled
    const isAdopted = state.kind === 'adopted' || state.kind === 'adopted-orally'
    if (!isOpen(each) && !(isAdopted && isLater)) continue
    const side = each.number < own.number ? before : behind
    for (const id of freshIn(changeIn(each))) side.add(id)
  }
  return { before, behind }
}

/** Blocks and sections that a change brings. */
function freshIn({ place, base, proposed }: Change): readonly (BlockId | null)[] {
  const old = new Set(base.map(blockIdOf))
  const fresh = proposed.map(blockIdOf).filter((id) => !old.has(id))
  return place.kind === 'apart' ? [place.section, ...fresh] : fresh
}

/** What comes in, at the place in the order that it is to have among what others have put in there. */
export function putInOrder(
  text: Node,
  edits: readonly BlockEdit[],
  { before, behind }: Among,
): readonly BlockEdit[] {
  if (before.size + behind.size === 0) return edits
  const taken = new Set<BlockId | null>(
    edits.flatMap((edit) => (edit.kind === 'take' ? [edit.block] : [])),
  )
  const stays = (all: ReadonlySet<BlockId | null>) => (node: Node | undefined) =>
    node !== undefined && idOf(node) !== null && all.has(idOf(node)) && !taken.has(idOf(node))
  return edits.map((edit) =>
    edit.kind === 'put'
      ? { ...edit, at: spotAmong(text, edit.at, stays(before), stays(behind)) }
      : edit,
  )
}

type Is = (node: Node | undefined) => boolean

function spotAmong(text: Node, at: Spot, isBefore: Is, isBehind: Is): Spot {
  switch (at.kind) {
    case 'after':
    case 'before': {
      const found = findBlock(text, at.block)
      const all = found ? text.resolve(found.pos).parent.children : []
      const own = found ? all.indexOf(found.node) : -1
      const place =
        own < 0
          ? own
          : at.kind === 'after'
            ? over(all, own + 1, isBefore) - 1
            : under(all, own, isBehind)
      const id = all[place] && idOf(all[place])
      return id ? { kind: at.kind, block: id } : at
    }
    case 'first': {
      const top = text.children.find((each) => idOf(each) === at.within && each.childCount > 0)
      const last = top?.child(0) && over(top.children, 0, isBefore) - 1
      const id = last !== undefined && last >= 0 && top ? idOf(top.child(last)) : null
      return id ? { kind: 'after', block: id } : at
    }
    case 'apart': {
      const { children } = text
      if (at.after === null) {
        const end = under(children, children.length, isBehind)
        const last = end < children.length ? children[end - 1] : undefined
        return { ...at, after: (last && idOf(last)) ?? null }
      }
      const own = children.findIndex((each) => idOf(each) === at.after)
      const last = own < 0 ? undefined : children[over(children, own + 1, isBefore) - 1]
      return { ...at, after: (last && idOf(last)) ?? at.after }
    }
  }
}

/** From a place on, as far as they are of a kind. */
function over(all: readonly Node[], from: number, is: Is): number {
  let at = from
  while (is(all[at])) at++
  return at
}

/** Up to a place, from where on they are of a kind. */
function under(all: readonly Node[], to: number, is: Is): number {
  let at = to
  while (is(all[at - 1])) at--
  return at
}
