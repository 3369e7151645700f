import { useMemo, useRef } from 'react'
import { type Amendment, type Draft, isPending } from '../../../shared/amendments/amendment'
import { targetOf } from '../../../shared/amendments/change'
import type { Verdict } from '../../../shared/amendments/judge'
import { aboutIn } from '../../../shared/amendments/subjects'
import type { BlockId } from '../../../shared/ids'
import { sayWhere } from '../board/say-row'
import { useConference, useLive, useRegister } from '../conference'
import { type Spot, spotOf, spotsIn } from '../places'
import { useReading } from '../use-reading'
import { verdictOf } from './verdict'

/** What stands in the margin: what is still to be decided, and one's own drafts. */
export type MarginItem = {
  readonly id: string
  readonly target: BlockId | null
  /** `undefined` while the text has not been read, `null` where the block is gone. */
  readonly spot: Spot | null | undefined
  /** The same in words, from the first of its blocks to the last; empty while it is not known. */
  readonly where: string
} & (
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'amendment'; readonly amendment: Amendment; readonly verdict: Verdict | null }
)

/**
 * In reading order. An amendment that was decided before one's eyes stays, with a line of what
 * became of it; those that were decided before the window was opened are on the board.
 */
export function useMarginItems(): readonly MarginItem[] {
  const { session } = useConference()
  const amendments = useRegister()?.amendments
  const { drafts } = useLive(session.folder)
  const seen = useRef(new Set<string>())
  const text = useReading((amendments?.some(isPending) ?? false) || drafts.length > 0)

  return useMemo(() => {
    const spots = text ? spotsIn(text) : null
    for (const each of amendments ?? []) if (isPending(each)) seen.current.add(each.id)
    const shown = (amendments ?? []).filter((each) => seen.current.has(each.id))
    const items: MarginItem[] = [
      ...drafts.map((draft) => ({
        kind: 'draft' as const,
        id: draft.id,
        target: targetOf(draft),
        spot: spotOf(spots, draft),
        where: sayWhere(draft, spots),
        draft,
      })),
      ...shown.map((amendment) => {
        const isOnText = text !== null && amendment.amends === null
        const about = isOnText ? aboutIn(text, amendment.change) : amendment.change
        return {
          kind: 'amendment' as const,
          id: amendment.id,
          target: targetOf(about),
          spot: spotOf(spots, about),
          where: sayWhere(about, spots),
          amendment,
          verdict: text && amendments ? verdictOf(text, amendment, { amendments }) : null,
        }
      }),
    ]
    const order = ({ spot }: MarginItem) => spot?.order ?? -1
    return items.sort((a, b) => order(a) - order(b))
  }, [text, amendments, drafts])
}
