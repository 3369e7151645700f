import type { Node } from 'prosemirror-model'
import { diff } from '../../amendments/diff'
import type { BlockEdit, Spot } from '../../document/block-edits'
import { idOf, isContainer } from '../../document/blocks'
import type { BlockId } from '../../ids'
import { inOrder } from '../../versions/in-order'
import { build } from '../build'
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
 * One version as a redline of an earlier one, under its own masthead. Blocks are known by their ids; one that has gone to
 * another place goes there and comes here.
 */
export function redlineBetween({ before, after, handOf, ...rest }: BetweenSource): FinalDocument {
  const plan = new Plan()
  const put = (was: Node | null, is: Node | null, edit: BlockEdit) =>
    plan.add(before, [edit], handOf(was, is))
  const kept = new Set<Node>()
  let above: BlockId | null = null
  for (const top of after.children) {
    const was = before.children.find((each) => each.type === top.type && idOf(each) === idOf(top))
    if (!was) {
      if (top.type.name !== 'contents')
        plan.tops.push({ after: above, top, hand: handOf(null, top) })
      continue
    }
    kept.add(was)
    above = idOf(was)
    if (isContainer(top)) between(was, top, put)
    else if (above && !was.content.eq(top.content)) put(was, top, words(above, was, top))
  }
  for (const top of before.children) {
    if (kept.has(top) || !isContainer(top)) continue
    for (const node of top.children) taken(node, put)
  }
  const redline = buildRedline({ ...rest, base: before, after, plan, remarks: [], beside: [] })
  const { masthead, marking, name } = build({ ...rest, text: after })
  return { ...redline, masthead, marking, name }
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
