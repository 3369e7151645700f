/**
 * Gathers what arrives from others, so that the window is redrawn once for many of their keystrokes
 * and a person's own typing never waits behind them.
 *
 * - What comes after a quiet moment is passed on with the next frame.
 * - A steady stream is passed on every 50 ms, in one go.
 * - While a person types, it is passed on right after the frame that shows their key: the next key
 *   is then furthest away. Without another key it waits for 120 ms at most.
 * - Nothing is ever reordered, and nobody asks for frames only to wait: each of them costs drawing.
 */
export interface Gathered<T> {
  push(item: T): void
  /** Pass on what waits now. */
  flush(): void
  /** The person typed: the next frame is theirs. */
  typed(): void
  /** Forget what waits; nothing is passed on any more. */
  stop(): void
}

/** Milliseconds. */
export const longestWait = 50
export const longestWhileTyping = 120

export interface Clock {
  now(): number
  /** Runs with the next frame, or a little later where no frames are drawn; the answer cancels. */
  frame(run: () => void): () => void
  /** Runs after so many milliseconds; the answer cancels. */
  later(ms: number, run: () => void): () => void
}

export function gather<T>(apply: (items: readonly T[]) => void, clock = windowClock): Gathered<T> {
  let waiting: T[] = []
  let since = 0
  let passedOn = Number.NEGATIVE_INFINITY
  let typedAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  function plan(): void {
    cancel?.()
    const now = clock.now()
    if (now - typedAt >= longestWhileTyping) {
      const wait = passedOn + longestWait - now
      cancel = wait > 0 ? clock.later(wait, flush) : clock.frame(flush)
    } else if (now - since >= longestWhileTyping) {
      cancel = clock.frame(flush)
    } else if (passedOn < typedAt) {
      cancel = clock.frame(() => {
        cancel = clock.later(0, flush)
      })
    } else {
      cancel = clock.later(since + longestWhileTyping - now, flush)
    }
  }

  function flush(): void {
    cancel?.()
    cancel = null
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
      if (cancel === null) plan()
    },
    flush,
    typed() {
      typedAt = clock.now()
      if (waiting.length > 0) plan()
    },
    stop() {
      waiting = []
      cancel?.()
      cancel = null
    },
  }
}

/** A hidden window draws no frames, and Node has none at all: a timer stands in for both. */
export const windowClock: Clock = {
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
  later(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
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
