import type { Node } from 'prosemirror-model'
import { findBlock, isContainer } from '../document/blocks'
import type { BlockId, NewId } from '../ids'
import type { Act } from '../protocol'
import { type BlockJSON, type Change, isAmendable, type Place, toBlock } from './change'
import { twinsIn } from './joined'
import { spotIn } from './judge'
import type { AmendmentRefusal } from './refusals'

/** What an act names: where something is to be proposed, and the blocks in whose place. */
export interface Subject {
  readonly place: Place
  readonly base: readonly Node[]
  /** As a change keeps it. */
  readonly seen: Seen
}

/** What of the text around it a change keeps, as the sponsors saw it. */
export type Seen = Pick<Change, 'beside' | 'twins'>

export type Named = Pick<Extract<Act, { kind: 'draft-amendment' }>, 'place' | 'blocks'>

/** Ids come from a window and mean nothing until they are found in the text (A40). */
export function subjectIn(
  text: Node,
  { place: named, blocks }: Named,
  newId: NewId,
): Subject | AmendmentRefusal {
  const place: Place = named.kind === 'apart' ? { ...named, section: newId() as BlockId } : named
  const base = together(text, blocks)
  if (typeof base === 'string') return base
  const seen = seenIn(text, place, base)
  if (place.kind === 'there') return base.length > 0 ? { place, base, seen } : 'no-such-block'
  if (!spotIn(text, place)) return 'no-such-block'
  const isItself = place.kind === 'after' && blocks.includes(place.block)
  const isElsewhere = place.kind === 'apart' && blocks.length > 0
  return isItself || isElsewhere ? 'place-not-possible' : { place, base, seen }
}

/** The block behind which something comes in, as it stands, and the twins of all that is named. */
export function seenIn(text: Node, place: Place, base: readonly Node[]): Seen {
  const found = place.kind === 'after' ? findBlock(text, place.block) : null
  const twins = twinsIn(text, found ? [...base, found.node] : base)
  return {
    ...(found && { beside: found.node.toJSON() as BlockJSON }),
    twins,
  }
}

/** Blocks that follow one another in one section or annex. */
function together(text: Node, ids: readonly BlockId[]): readonly Node[] | AmendmentRefusal {
  const found = ids.map((id) => findBlock(text, id))
  const base: Node[] = []
  let end: number | null = null
  for (const each of found) {
    if (!each) return 'no-such-block'
    if (!isAmendable(each.node)) return 'block-not-amendable'
    if (!isContainer(text.resolve(each.pos).parent)) return 'block-not-amendable'
    if (end !== null && each.pos !== end) return 'blocks-not-together'
    end = each.pos + each.node.nodeSize
    base.push(each.node)
  }
  return base
}

/** Blocks that came as plain data, `null` if the schema does not allow one of them (A41). */
export function blocksFrom(given: readonly unknown[]): readonly Node[] | null {
  try {
    const blocks = given.map((json) => toBlock(json as Parameters<typeof toBlock>[0]))
    return blocks.every(isAmendable) ? blocks : null
  } catch {
    return null // The schema's own sentence is for programmers; the refusal names the rule.
  }
}
