import { useMemo, useRef } from 'react'
import { type Amendment, type Draft, isPending } from '../../../shared/amendments/amendment'
import type { BlockId } from '../../../shared/ids'
import { useConference, useLive, useRegister } from '../conference'
import { type Spot, spotsIn } from '../places'
import { useReading } from '../use-reading'
import { type Verdict, verdictOf } from './verdict'

/** What stands in the margin: what is still to be decided, and one's own drafts. */
export type MarginItem = {
  readonly id: string
  readonly target: BlockId
  /** `undefined` while the text has not been read, `null` where the block is gone. */
  readonly spot: Spot | null | undefined
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
    const spotOf = (target: BlockId) => (spots ? (spots.get(target) ?? null) : undefined)
    for (const each of amendments ?? []) if (isPending(each)) seen.current.add(each.id)
    const shown = (amendments ?? []).filter((each) => seen.current.has(each.id))
    const items: MarginItem[] = [
      ...drafts.map((draft) => ({
        kind: 'draft' as const,
        id: draft.id,
        target: draft.target,
        spot: spotOf(draft.target),
        draft,
      })),
      ...shown.map((amendment) => ({
        kind: 'amendment' as const,
        id: amendment.id,
        target: amendment.change.target,
        spot: spotOf(amendment.change.target),
        amendment,
        verdict: text ? verdictOf(text, amendment) : null,
      })),
    ]
    const order = ({ spot }: MarginItem) => spot?.order ?? -1
    return items.sort((a, b) => order(a) - order(b))
  }, [text, amendments, drafts])
}
