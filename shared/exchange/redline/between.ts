import type { Node } from 'prosemirror-model'
import { diff } from '../../amendments/diff'
import type { BlockEdit, Spot } from '../../document/block-edits'
import { idOf, isContainer } from '../../document/blocks'
import type { BlockId } from '../../ids'
import { inOrder } from '../../versions/in-order'
import { build } from '../build'
import { distinct } from '../distinct'
import type { FinalDocument } from '../final-document'
import { type Hand, Plan } from './plan'
import { buildRedline, type RedlineSource } from './redline'

export interface BetweenSource
  extends Pick<RedlineSource, 'conference' | 'stage' | 'at' | 'digest'> {
  readonly before: Node
  readonly after: Node
  /** Who proposed what differs in a block, as it was and as it is, and when. */
  readonly handOf: (before: Node | null, after: Node | null) => Hand
}

/**
 * One version as a redline of an earlier one, under its own masthead. Sections, annexes, titles and
 * blocks are known by their ids; one that has gone to another place goes there and comes here.
 */
export function redlineBetween({
  before: was,
  after: is,
  handOf,
  ...rest
}: BetweenSource): FinalDocument {
  const [before, after] = [distinct(was), distinct(is)]
  const plan = new Plan()
  const put = (was: Node | null, is: Node | null, edit: BlockEdit) =>
    plan.add(before, [edit], handOf(was, is))
  const stay = staying(before.children.filter(isTop), after.children.filter(isTop))
  const kept = new Set(stay.values())
  for (const top of before.children) {
    if (kept.has(top) || !isTop(top)) continue
    plan.gone.set(top, handOf(top, null))
    if (isContainer(top)) for (const node of top.children) taken(node, put)
  }
  let above: BlockId | null = null
  for (const top of after.children) {
    if (!isTop(top)) continue
    const was = stay.get(top)
    if (!was) {
      const blocks = isContainer(top) ? top.children : []
      const hands = new Map(blocks.map((node) => [idOf(node), handOf(null, node)] as const))
      plan.tops.push({ after: above, top, hand: handOf(null, top), hands })
      continue
    }
    above = idOf(was)
    if (isContainer(top)) between(was, top, put)
    else if (above && !was.content.eq(top.content)) put(was, top, words(above, was, top))
  }
  const redline = buildRedline({ ...rest, base: before, after, plan, remarks: [], beside: [] })
  const { masthead, marking, name } = build({ ...rest, text: after })
  return { ...redline, masthead, marking, name }
}

/** What stands in the text by itself and can come and go: the list of contents does by its lines. */
function isTop({ type: { name } }: Node): boolean {
  return name !== 'masthead' && name !== 'contents'
}

/** Those of the later text that keep their order, with what they were. */
function staying(before: readonly Node[], after: readonly Node[]): ReadonlyMap<Node, Node> {
  const places = new Map(before.map((top, at) => [`${top.type.name} ${idOf(top)}`, at] as const))
  const placed = after.flatMap((top) => {
    const at = places.get(`${top.type.name} ${idOf(top)}`)
    return at === undefined ? [] : [{ top, at }]
  })
  const stay = inOrder(placed.map(({ at }) => at))
  return new Map(
    placed.flatMap(({ top, at }) => {
      const was = before[at]
      return was && stay.has(at) ? [[top, was] as const] : []
    }),
  )
}

type Put = (was: Node | null, is: Node | null, edit: BlockEdit) => void

/** The blocks of one section or annex: those that keep their order stay. */
function between(was: Node, is: Node, put: Put): void {
  const places = new Map(was.children.map((node, at) => [idOf(node), at] as const))
  const order = is.children.flatMap((node) => places.get(idOf(node)) ?? [])
  const stay = inOrder([...new Set(order)])
  const seen = new Set<number>()
  let spot: Spot = { kind: 'first', within: idOf(was) }
  let coming: Node[] = []
  const come = () => {
    for (const node of coming.reverse()) put(null, node, { kind: 'put', at: spot, blocks: [node] })
    coming = []
  }
  for (const node of is.children) {
    const at = places.get(idOf(node))
    const old = at === undefined ? undefined : was.child(at)
    const id = old && idOf(old)
    if (
      at === undefined ||
      !old ||
      !id ||
      !stay.has(at) ||
      seen.has(at) ||
      old.type !== node.type
    ) {
      coming.push(node)
      continue
    }
    come()
    seen.add(at)
    if (!old.eq(node)) put(old, node, words(id, old, node))
    spot = { kind: 'after', block: id }
  }
  come()
  for (const [at, node] of was.children.entries()) if (!seen.has(at)) taken(node, put)
}

function words(block: BlockId, was: Node, becomes: Node): BlockEdit {
  return { kind: 'words', block, becomes, edits: was.isTextblock ? diff(was, becomes) : [] }
}

function taken(node: Node, put: Put): void {
  const block = idOf(node)
  if (block) put(node, null, { kind: 'take', block })
}
