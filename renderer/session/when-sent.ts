import type { DocumentState } from './document-state'
import type { Live } from './live'
import { soon } from './soon'

/** Milliseconds for which an act waits for one's own last words to be with the hub. */
export const patience = 5_000

/**
 * Waits until nothing typed here is on its way any more, so that what is tabled or printed is what
 * one sees; `false` if that does not happen soon. Of all the documents those count that `awaited`
 * says.
 */
export async function whenSent(
  states: Live<readonly DocumentState[]>,
  awaited: () => readonly DocumentState[],
  ms: number,
): Promise<boolean> {
  const sent = () => awaited().every((state) => !('unsent' in state) || state.unsent === 0)
  return (await soon(states, () => (sent() ? true : null), ms)) ?? false
}
