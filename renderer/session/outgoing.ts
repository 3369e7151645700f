import { type Clock, windowClock } from './coalesce'

/** Milliseconds, in which a frame is laid out and painted, and drawn by other threads. */
const drawing = 8

/**
 * What is typed here goes on its way right after the frame that shows it: sending it, and the hub's
 * work with it, would otherwise stand between the key and its picture.
 *
 * Each change is sent by itself and in order. What still waits when the window goes is sent then.
 */
export interface Outgoing {
  push(update: Uint8Array): void
  /** Send what waits now. */
  flush(): void
  /** Forget what waits: it goes another way. */
  clear(): void
  /** Nothing is sent any more. */
  stop(): void
}

export function outgoing(send: (update: Uint8Array) => void, clock: Clock = windowClock): Outgoing {
  let waiting: Uint8Array[] = []
  let cancel: (() => void) | null = null
  const page = typeof window === 'undefined' ? null : window
  page?.addEventListener('pagehide', flush)

  function flush(): void {
    const updates = waiting
    clear()
    for (const update of updates) send(update)
  }

  function clear(): void {
    cancel?.()
    cancel = null
    waiting = []
  }

  return {
    push(update) {
      waiting.push(update)
      cancel ??= clock.frame(() => {
        cancel = clock.later(drawing, flush)
      })
    },
    flush,
    clear,
    stop() {
      clear()
      page?.removeEventListener('pagehide', flush)
    },
  }
}
