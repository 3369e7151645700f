import type { HubStart, RunningHub } from './hub-process'

export interface KeptHub {
  /** The one that runs, or was the last to. What it has told holds for no other start. */
  latest(): RunningHub
  /** Ends the hub for good. */
  stop(): Promise<void>
}

export type Keeping =
  | { readonly kind: 'kept'; readonly hub: KeptHub }
  | Extract<HubStart, { kind: 'failed' }>

/** Milliseconds before each new attempt; the last one is for all that follow. */
export const usualPauses: readonly number[] = [0, 250, 1000, 2000, 5000, 10_000]

/**
 * Starts a hub, and starts it again whenever it dies, until it is stopped: the windows that were
 * connected find it at the same address and with the same file, and need do nothing.
 *
 * Only the first start may fail. Later ones are tried for ever, because people are in the meeting
 * and the cause (a full disk, a port taken meanwhile) can be removed while they wait.
 */
export async function keepHub(
  start: () => Promise<HubStart>,
  pauses: readonly number[] = usualPauses,
): Promise<Keeping> {
  const first = await start()
  if (first.kind === 'failed') return first

  let stopping = false
  let latest = first.hub
  let running: RunningHub | null = latest
  let interrupt = () => {}
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const watch = async () => {
    for (let attempt = 0; !stopping; attempt++) {
      if (running) {
        const since = Date.now()
        await running.gone
        running = null
        if (Date.now() - since > steady) attempt = 0
      }
      if (stopping) return
      await pause(pauses[Math.min(attempt, pauses.length - 1)] ?? 0)
      if (stopping) return
      const next = await start()
      if (next.kind === 'running') running = latest = next.hub
    }
  }
  const watching = watch()

  return {
    kind: 'kept',
    hub: {
      latest: () => latest,
      async stop() {
        stopping = true
        interrupt()
        await running?.stop()
        await watching
        // One may have been starting just then.
        await running?.stop()
      },
    },
  }
}

/** A hub that has run so long, in milliseconds, did not die of its start: pauses begin anew. */
const steady = 60_000
