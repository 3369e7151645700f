export interface Clock {
  /** Milliseconds that only ever count on. */
  now(): number
  /** Runs after so many milliseconds, with 0 once what is at hand is done; the answer cancels. */
  later(ms: number, run: () => void): () => void
}

/**
 * Does something once for all who ask: soon after a quiet moment, and in a crowd after a rest. The
 * rest may depend on how long it took the last time, so that what is costly is done more rarely.
 */
export class Gathering {
  #ready = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(
    readonly work: () => void,
    /** Milliseconds, for so many that it took. */
    readonly rest: (took: number) => number,
    readonly clock: Clock = machineClock,
  ) {}

  ask(): void {
    if (this.#cancel) return
    const wait = Math.max(0, this.#ready - this.clock.now())
    this.#cancel = this.clock.later(wait, () => this.now())
  }

  /** Does it at once, whoever has asked. */
  now(): void {
    this.stop()
    const began = this.clock.now()
    this.work()
    const ended = this.clock.now()
    this.#ready = ended + this.rest(ended - began)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}

const machineClock: Clock = {
  now: () => performance.now(),
  later(ms, run) {
    if (ms > 0) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    }
    const immediate = setImmediate(run)
    return () => clearImmediate(immediate)
  },
}
