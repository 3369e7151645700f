import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import { knownPart } from '../document/known-part'
import type { BlockId } from '../ids'
import type { Change } from './change'
import { type Drawn, draw } from './drawn'
import { type DrawnLine, linesOf } from './segments'

const known = new WeakMap<Change, readonly DrawnLine[]>()

/** A change as its sponsors marked it, whatever has become of the text since. */
export function linesIn(change: Change): readonly DrawnLine[] {
  const before = known.get(change)
  if (before) return before
  const made = linesOf(drawChange(change))
  known.set(change, made)
  return made
}

export function drawChange({ place, base, proposed }: Change): readonly Drawn[] {
  const [bases, others] = [base.map(knownPart), proposed.map(knownPart)]
  if (place.kind === 'there') return draw(bases, others)
  const goOn = new Set(others.map(idOf))
  const moved = new Map<BlockId | null, Node>(
    bases.flatMap((node) => (goOn.has(idOf(node)) ? [[idOf(node), node] as const] : [])),
  )
  return [...draw(bases, [], moved), ...draw([], others, moved)]
}
