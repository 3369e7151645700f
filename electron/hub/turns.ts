/** Milliseconds for which a piece of work goes on before others have their turn. */
const longEnough = 8

/** To be awaited between two pieces of long work: lets the room be answered once in a while. */
export function inTurns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longEnough) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
