import { z } from 'zod'
import { type BlockId, isId } from '../../shared/ids'
import type { TextEditor } from '../editor/contract'
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

/** Milliseconds in which one's own words that were not yet sent come back into the text. */
const soon = 10_000

/**
 * Goes there, and answers what is to be called with each update: as long as words before the caret
 * have yet to come back, and nobody has gone elsewhere, it goes there once more.
 */
export function returnTo(
  { block, into }: Spot,
  editor: Pick<TextEditor, 'goTo' | 'spot'>,
  now: () => number = () => performance.now(),
): () => void {
  const until = now() + soon
  let short: number | null = null
  const go = () => {
    // Going is an update as well.
    short = null
    editor.goTo(block, into)
    const here = editor.spot()
    short = here?.block === block && here.from < into ? here.from : null
  }
  go()
  return () => {
    if (short === null || now() > until) return
    const here = editor.spot()
    if (here?.block === block && here.from === short) go()
    else short = null
  }
}
