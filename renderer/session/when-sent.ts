import type { Live } from './live'
import type { DocumentState } from './shared-document'

/** Milliseconds for which an act waits for one's own last words to be with the hub. */
export const patience = 5_000

/**
 * Waits until nothing typed here is on its way any more, so that what is tabled or printed is what
 * one sees; `false` if that does not happen soon.
 */
export function whenSent(states: Live<readonly DocumentState[]>, ms: number): Promise<boolean> {
  const sent = () => states.get().every((state) => !('unsent' in state) || state.unsent === 0)
  if (sent()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (all: boolean) => {
      clearTimeout(late)
      unsubscribe()
      resolve(all)
    }
    const late = setTimeout(() => end(false), ms)
    const unsubscribe = states.subscribe(() => {
      if (sent()) end(true)
    })
  })
}
