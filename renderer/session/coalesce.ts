/**
 * Gathers what arrives from others, so that the window is redrawn once for many of their keystrokes
 * and a person's own typing never waits behind them.
 *
 * - What comes after a quiet moment is passed on with the next frame.
 * - A steady stream is passed on every 50 ms, in one go.
 * - A frame in which the person types is left to the typing; what waits goes with a later one.
 * - Nothing waits longer than 50 ms and a frame, and nothing is ever reordered.
 */
export interface Gathered<T> {
  push(item: T): void
  /** Pass on what waits now. */
  flush(): void
  /** The person typed: this frame is theirs. */
  typed(): void
  /** Forget what waits; nothing is passed on any more. */
  stop(): void
}

/** Milliseconds. */
export const longestWait = 50

export interface Clock {
  now(): number
  /** Runs with the next frame, or a little later where no frames are drawn; the answer cancels. */
  frame(run: () => void): () => void
}

export function gather<T>(apply: (items: readonly T[]) => void, clock = windowClock): Gathered<T> {
  let waiting: T[] = []
  let since = 0
  let passedOn = Number.NEGATIVE_INFINITY
  let typing = false
  let cancel: (() => void) | null = null

  function onFrame(): void {
    cancel = null
    const now = clock.now()
    const mayWait = now - since < longestWait
    if (mayWait && (typing || now - passedOn < longestWait)) {
      typing = false
      cancel = clock.frame(onFrame)
    } else {
      flush()
    }
  }

  function flush(): void {
    cancel?.()
    cancel = null
    typing = false
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    passedOn = clock.now()
    apply(items)
  }

  return {
    push(item) {
      if (waiting.length === 0) since = clock.now()
      waiting.push(item)
      cancel ??= clock.frame(onFrame)
    },
    flush,
    typed() {
      typing = waiting.length > 0
    },
    stop() {
      waiting = []
      cancel?.()
      cancel = null
    },
  }
}

/** A hidden window draws no frames, and Node has none at all: a timer stands in for both. */
const windowClock: Clock = {
  now: () => performance.now(),
  frame(run) {
    const cancel = () => {
      clearTimeout(timer)
      if (frame !== null) cancelAnimationFrame(frame)
    }
    const once = () => {
      cancel()
      run()
    }
    const frame =
      typeof requestAnimationFrame === 'function' ? requestAnimationFrame(() => once()) : null
    const timer = setTimeout(once, frame === null ? 16 : longestWait)
    return cancel
  },
}

/** Runs at once, and again at most every `ms` while asked; the last asking is never lost. */
export function atMostEvery(ms: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let asked = false
  const rest = () => {
    timer = asked ? setTimeout(rest, ms) : null
    if (asked) run()
    asked = false
  }
  return {
    ask() {
      if (timer !== null) {
        asked = true
        return
      }
      timer = setTimeout(rest, ms)
      run()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      asked = false
    },
  }
}
