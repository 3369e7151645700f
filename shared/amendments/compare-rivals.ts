import type { Node } from 'prosemirror-model'
import { containerIn } from '../document/block-edits'
import { idOf } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import { type Amendment, touches } from './amendment'
import { type Change, piecesOf, toBlock } from './change'
import { becomeBy } from './drawing'
import { type Drawn, draw, type Moved } from './drawn'
import { drawChange } from './drawn-change'
import { joinedIn, putWithin } from './joined'
import { type Ordered, orderOf } from './order'
import { proposedBy, type Rebased, rebaseAll } from './rebase'
import { standingIn } from './standing'
import { subjectsIn } from './subjects'

/** An amendment in the comparison of all to one block. */
export interface Rival extends Ordered {
  readonly rebased: Rebased
  /**
   * What becomes of the blocks that are compared: as they would stand with the amendment, or where
   * it cannot be merged as its sponsors propose them.
   */
  readonly drawn: readonly Drawn[]
}

/** All amendments to one block beside it, in the order of decision. */
export interface Comparison {
  /**
   * The block as it stands, and those that an amendment would join with it; if it is gone, as the
   * first of the sponsors saw it. None at the head of a section, where words only come in.
   */
  readonly bases: readonly Node[]
  readonly rivals: readonly Rival[]
}

/** `null` where nothing is proposed to the block, or at the head of the section with this id. */
export function compareRivals(
  text: Node,
  subject: BlockId,
  amendments: readonly Amendment[],
  placed: readonly AmendmentId[] = [],
): Comparison | null {
  const about = amendments.filter((each) => !each.amends && isAbout(text, each, subject))
  const ids = new Set(about.map(({ id }) => id))
  const deeper = amendments.filter(({ amends }) => amends && ids.has(amends))
  const verdicts = rebaseAll(text, [...about, ...deeper])
  const bases = basesOf(text, subject, about)
  if (!bases) return null
  const rivals = orderOf([...about, ...deeper], placed).flatMap((ordered): readonly Rival[] => {
    const { id, amends, change } = ordered.amendment
    const rebased = verdicts.get(id)
    if (!rebased) return []
    const parent = about.find((each) => each.id === amends)
    const under = parent ? asProposed(text, bases, parent.change) : bases
    const { others, moved } = become(parent ? proposedBy(parent) : text, under, change, rebased)
    return [{ ...ordered, rebased, drawn: draw(bases, others, moved) }]
  })
  return rivals.length === 0 ? null : { bases, rivals }
}

function isAbout(text: Node, { change }: Amendment, subject: BlockId): boolean {
  const { place, base } = change
  if (base.length > 0)
    return touches(change).has(subject) || subjectsIn(text, change).includes(subject)
  if (place.kind === 'first') return place.within === subject
  return place.kind === 'after' && place.block === subject
}

/** `null` where the block never was. */
function basesOf(
  text: Node,
  subject: BlockId,
  about: readonly Amendment[],
): readonly Node[] | null {
  const standing = standingIn(text).get(subject)
  if (standing) {
    const joined = new Set(about.flatMap(({ change }) => joinedWith(change, subject)))
    return around(standing.top.children, standing.node, (node) => joined.has(idOf(node)))
  }
  if (containerIn(text, subject)) return []
  const seen = about.flatMap(({ change }) => change.base.map(toBlock))
  const base = seen.find((node) => idOf(node) === subject)
  return base ? [base] : null
}

/** The blocks that a change would join with this one. */
function joinedWith(change: Change, subject: BlockId): readonly (BlockId | null)[] {
  const drawn = drawChange(change)
  const isSubject = (each: Drawn) => 'base' in each && idOf(each.base.block) === subject
  const own = drawn.find((each) => isSubject(each) && 'other' in each)
  if (!own || !('other' in own)) return []
  return drawn.flatMap((each) =>
    'edits' in each && each.other.block === own.other.block ? [idOf(each.base.block)] : [],
  )
}

/** A block with those before and behind it, as far as they are meant. */
function around(
  all: readonly Node[],
  block: Node,
  isMeant: (node: Node) => boolean,
): readonly Node[] {
  const at = all.indexOf(block)
  let [from, to] = [at, at + 1]
  const isIn = (index: number) => {
    const node = all[index]
    return node !== undefined && isMeant(node)
  }
  while (isIn(from - 1)) from--
  while (isIn(to)) to++
  return all.slice(from, to)
}

interface Become {
  readonly others: readonly Node[]
  readonly moved: Moved
}

/** What cannot be adopted is shown as its sponsors propose it, all of it (A54). */
function become(text: Node, blocks: readonly Node[], change: Change, rebased: Rebased): Become {
  switch (rebased.verdict) {
    case 'clean':
    case 'reworded':
      return becomeBy(text, blocks, rebased.edits)
    case 'moot':
      return { others: blocks, moved: new Map() }
    case 'collides':
    case 'target-gone':
      return { others: asProposed(text, blocks, change), moved: new Map() }
  }
}

function asProposed(text: Node, blocks: readonly Node[], change: Change): readonly Node[] {
  const { base, place, proposed } = change
  if (base.length === 0) {
    const fresh = proposed.map(toBlock)
    if (blocks.length === 0) return fresh
    return blocks.flatMap((node) =>
      place.kind === 'after' && place.block === idOf(node) ? [node, ...fresh] : [node],
    )
  }
  const pieces = new Map<BlockId | null, readonly Node[]>(
    piecesOf(change).map((piece) => [piece.target, piece.proposed.map(toBlock)]),
  )
  const joined = wordsJoined(text, change)
  return blocks.flatMap((node) => pieces.get(idOf(node)) ?? [joined.get(node) ?? node])
}

/** Of one that others have joined to another paragraph, that one with what is proposed in it. */
function wordsJoined(text: Node, { base, proposed, twins }: Change): ReadonlyMap<Node, Node> {
  const wanted = new Map(proposed.map(toBlock).map((node) => [idOf(node), node]))
  return new Map(
    base.map(toBlock).flatMap((was): readonly (readonly [Node, Node])[] => {
      const within = joinedIn(text, was, twins)
      const [into, ...more] = within?.parts ?? []
      const wants = wanted.get(idOf(was))
      const made = within && wants && more.length === 0 ? putWithin(within, wants) : null
      return into && made ? [[into, made]] : []
    }),
  )
}
