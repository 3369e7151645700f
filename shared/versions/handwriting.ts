import type { By } from '../amendments/by'
import type { BlockId, Instant } from '../ids'

/** How words came into the text. */
export type Source =
  /** Someone with the pen wrote them, at that time or in the minutes after it. */
  | { readonly kind: 'person'; readonly by: By; readonly at: Instant }
  /** The hub put them in with an act, by the number of its entry in the record. */
  | { readonly kind: 'act'; readonly entry: number; readonly at: Instant }

/**
 * Whose hand each word of a text is in. What it does not say is not known: words from before anyone
 * kept account of them.
 */
export interface Handwriting {
  readonly sources: readonly Source[]
  /**
   * For each block, runs of its content end to end: a length as ProseMirror counts it and the place
   * of its source in `sources`, -1 where it is not known.
   */
  readonly runs: Readonly<Partial<Record<BlockId, readonly number[]>>>
  /** Who took words out of a block, moved it, or made it another kind of block: by source, in time. */
  readonly touched: Readonly<Partial<Record<BlockId, readonly number[]>>>
}

/** Words of a block in one hand. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly source: Source | null
}

/** The runs of a block that has `size` positions; one unknown run if nothing is known that fits. */
export function runsOf(
  { runs, sources }: Handwriting,
  block: BlockId,
  size: number,
): readonly Run[] {
  const out: Run[] = []
  const kept = runs[block] ?? []
  let at = 0
  for (let index = 0; index < kept.length; index += 2) {
    const to = at + (kept[index] ?? 0)
    out.push({ from: at, to, source: sources[kept[index + 1] ?? -1] ?? null })
    at = to
  }
  // Whatever does not cover the block exactly is about another state of it.
  return at === size ? out : [{ from: 0, to: size, source: null }]
}

/** Whether both are the same person on one day by UTC, or the same act. */
export function isSameHand(one: Source | null, other: Source | null): boolean {
  if (one === null || other === null) return one === other
  if (one.kind === 'act') return other.kind === 'act' && one.entry === other.entry
  return (
    other.kind === 'person' &&
    one.by.person === other.by.person &&
    one.at.slice(0, 10) === other.at.slice(0, 10)
  )
}
