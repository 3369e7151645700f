import type { AmendmentId } from '../../../shared/ids'
import type { MarginItem } from './margin-items'

/** What stands in the margin by itself: a card, or many about one paragraph as one. */
export type MarginEntry =
  | MarginItem
  | (Pick<MarginItem, 'id' | 'target' | 'spot'> & {
      readonly kind: 'stack'
      readonly items: readonly AmendmentItem[]
    })

export type AmendmentItem = Extract<MarginItem, { kind: 'amendment' }>

/** More than these to one paragraph are a stack; in a crowded margin two are one already. */
const mostCards = { usual: 3, crowded: 1 } as const
const crowd = 40

/** The selected one comes out of its stack and stands behind it; drafts stand by themselves. */
export function stacked(
  items: readonly MarginItem[],
  selected: AmendmentId | null,
): readonly MarginEntry[] {
  const most = items.length > crowd ? mostCards.crowded : mostCards.usual
  const byTarget = new Map<string, AmendmentItem[]>()
  for (const item of items) {
    if (item.kind === 'draft' || !item.target) continue
    byTarget.set(item.target, [...(byTarget.get(item.target) ?? []), item])
  }
  return items.flatMap((item): readonly MarginEntry[] => {
    const group = item.kind === 'amendment' ? (byTarget.get(item.target ?? '') ?? []) : []
    if (group.length <= most) return [item]
    const own = item.id === selected ? [item] : []
    if (group[0] !== item) return own
    const { target, spot } = item
    return [{ kind: 'stack', id: `stack ${target}`, target, spot, items: group }, ...own]
  })
}
