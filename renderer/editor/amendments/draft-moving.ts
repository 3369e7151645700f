import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { blockIdOf } from '../../../shared/amendments/change'
import { findBlock } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { OpenDraft, Subject } from '../contract'
import { type Lot, mayStand, nextPlace, type Place, withSubs } from '../moving/move'
import { isThere, placeOf } from './draft-places'
import { placeAt } from './whole-blocks'

type Standing = Pick<OpenDraft, 'place' | 'base' | 'amends'>

/**
 * Where a draft comes to stand that goes one place up or down; `null` if there is none, or if what it
 * is about does not go alone. `blocks` are those that it proposes.
 */
export function placeBeyond(
  doc: Node,
  draft: Standing,
  blocks: readonly Node[],
  by: 1 | -1,
): Subject['place'] | null {
  const now = asItWouldStand(doc, draft, blocks)
  const next = now && nextPlace(now.doc, now.lot, by)
  return next ? calledIn(doc, draft, placeAt(next, now.doc)) : null
}

/** Where it comes to stand when it is let go between two blocks of the text. */
export function placeBetween(
  doc: Node,
  draft: Standing,
  blocks: readonly Node[],
  between: Place,
): Subject['place'] | null {
  const lot = lotOf(doc, draft, blocks)
  if (!lot || !mayStand(lot, between)) return null
  const isOwn = lot.start === between.start && lot.from <= between.index && between.index <= lot.to
  return calledIn(doc, draft, isOwn ? { kind: 'there' } : placeAt(between, doc))
}

/** What of the text it is that would move; of something new, the blocks by themselves. */
export function lotOf(doc: Node, draft: Standing, blocks: readonly Node[]): Lot | null {
  if (draft.amends || draft.place.kind === 'apart') return null
  return draft.base.length > 0 ? ownLot(doc, draft) : newLot(blocks)
}

/** The text with the draft where it would stand now: from there it goes on. */
function asItWouldStand(doc: Node, draft: Standing, blocks: readonly Node[]) {
  const lot = lotOf(doc, draft, blocks)
  if (!lot || !isThere(doc, draft.place)) return null
  if (draft.place.kind === 'there') return { doc, lot }
  const moved = new Transform(doc)
  const at = placeOf(doc, draft.place)
  const count = lot.to - lot.from
  const goes = lot.parent.children.slice(lot.from, lot.to)
  if (draft.base.length > 0) {
    const $start = doc.resolve(lot.start)
    moved.delete($start.posAtIndex(lot.from), $start.posAtIndex(lot.to))
  }
  const to = moved.mapping.map(at)
  moved.insert(to, goes)
  const $to = moved.doc.resolve(to)
  const from = $to.index()
  return {
    doc: moved.doc,
    lot: { start: $to.start(), parent: $to.parent, from, to: from + count },
  }
}

/** Blocks of the text that follow one another, and take none of their sub-paragraphs from them. */
function ownLot(doc: Node, { base }: Standing): Lot | null {
  const ids = base.map(blockIdOf)
  const first = ids[0] ? findBlock(doc, ids[0]) : null
  if (!first) return null
  const $first = doc.resolve(first.pos)
  const from = $first.index()
  const lot = { start: $first.start(), parent: $first.parent, from, to: from + ids.length }
  const found = lot.parent.children.slice(lot.from, lot.to)
  const isWhole = ids.length === found.length && ids.every((id, at) => found[at]?.attrs.id === id)
  return isWhole && withSubs(lot).to === lot.to ? lot : null
}

/** In a section that is nowhere in the text. */
function newLot(blocks: readonly Node[]): Lot | null {
  if (blocks.length === 0) return null
  return { start: -1, parent: schema.node('section', null, blocks), from: 0, to: blocks.length }
}

/** Back where its words are it moves nothing, and where it stands already it does not go. */
function calledIn(
  doc: Node,
  draft: Standing,
  place: Subject['place'] | null,
): Subject['place'] | null {
  const lot = draft.base.length > 0 ? ownLot(doc, draft) : null
  const own = lot && placeAt({ ...lot, index: lot.from }, doc)
  const called = place && isSame(place, own) ? ({ kind: 'there' } as const) : place
  return isSame(called, draft.place) ? null : called
}

function isSame(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
