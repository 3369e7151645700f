import type { Node } from 'prosemirror-model'
import { useMemo, useSyncExternalStore } from 'react'
import type { BlockId } from '../../shared/ids'
import { useConference } from './conference'
import { type Spot, spotsIn } from './places'

const nobody = () => () => {}

/** The text as a value, followed only while it is needed. */
export function useReading(needed: boolean): Node | null {
  const { reading } = useConference().session
  return useSyncExternalStore(needed ? reading.subscribe : nobody, reading.get)
}

/** Where each block stands; `null` until the text is here. */
export function useSpots(needed: boolean): ReadonlyMap<BlockId, Spot> | null {
  const text = useReading(needed)
  return useMemo(() => (text ? spotsIn(text) : null), [text])
}
