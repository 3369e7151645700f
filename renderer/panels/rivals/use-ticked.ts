import { useCallback, useState } from 'react'
import type { Amendment } from '../../../shared/amendments/amendment'
import type { AmendmentId, BlockId } from '../../../shared/ids'

/** Those that are ticked for a block; none as soon as it is another one. What is decided is not among them. */
export function useTicked(
  block: BlockId,
  about: readonly Amendment[],
): readonly [ReadonlySet<AmendmentId>, (id: AmendmentId, isTicked: boolean) => void] {
  const [{ of, ids }, setTicked] = useState({ of: block, ids: new Set<AmendmentId>() })
  const tick = useCallback(
    (id: AmendmentId, isTicked: boolean) =>
      setTicked((before) => {
        const now = new Set(before.of === block ? before.ids : [])
        if (isTicked) now.add(id)
        else now.delete(id)
        return { of: block, ids: now }
      }),
    [block],
  )
  const here = of === block ? about.filter(({ id }) => ids.has(id)).map(({ id }) => id) : []
  return [new Set(here), tick]
}
