import type { Node } from 'prosemirror-model'
import { isPending } from '../amendments/amendment'
import { type Negotiation, type Open, type Outstanding, outstandingIn } from './outstanding'

/** Kinds of what can be open, in the order in which a meeting takes them up. */
export const pointKinds = [
  'amendment',
  'bracket',
  'alternatives',
  'stray',
  'changed',
  'reference',
  'states',
] as const satisfies readonly Open['kind'][]

/** How many points of one kind stand in the way of adoption. */
export interface Points {
  readonly kind: Open['kind']
  readonly count: number
}

/** Kind by kind, without those of which there is none. */
export function pointsOf({ open, adReferendum }: Outstanding): readonly Points[] {
  const all = [...open, ...adReferendum]
  return pointKinds
    .map((kind) => ({ kind, count: all.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
}

/** The president's reason for adopting over what is open, as the record keeps it. */
export interface Over {
  readonly open: number
  /** Hubs of earlier versions did not write them down. */
  readonly points?: readonly Points[]
  readonly reason: string
}

/**
 * Why the text cannot be adopted yet; `null` if nothing is open. The president may adopt over what is
 * open, and the record then has what it was and why. Amendments are decided first whatever the
 * reason: after the seal nobody could answer those who tabled them.
 */
export function adoption(
  override: { readonly reason: string } | undefined,
  text: Node,
  negotiation: Negotiation,
): 'amendments-pending' | 'points-open' | Over | null {
  if (negotiation.amendments.some(isPending)) return 'amendments-pending'
  const points = pointsOf(outstandingIn(text, negotiation))
  if (points.length === 0) return null
  const open = points.reduce((sum, { count }) => sum + count, 0)
  return override ? { open, points, reason: override.reason } : 'points-open'
}
