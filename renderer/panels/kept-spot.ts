import { z } from 'zod'
import { type BlockId, isId } from '../../shared/ids'
import { keptValue, type Shelf } from '../host/kept'
import type { Cell } from '../session/live'

/** Where the caret was: a block of the text, and an offset in what it says. */
export interface Spot {
  readonly block: BlockId
  readonly into: number
}

const SpotSchema = z.object({ block: z.custom<BlockId>(isId), into: z.int().min(0) }).nullable()

/**
 * Where somebody wrote in this window when its page was left, so that a page that is loaded anew,
 * as after a takeover, goes on there. A block of another conference is in no text but its own.
 */
export function keptSpot(shelf: Shelf | null): Cell<Spot | null> {
  return keptValue<Spot | null>('rapporteur.spot', SpotSchema, null, shelf)
}
