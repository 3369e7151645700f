export interface Clock {
  /** Milliseconds that only ever count on. */
  now(): number
  /** Milliseconds for which this process has worked; while others have the machine it stands. */
  worked(): number
  /** Runs after so many milliseconds, with 0 once what is at hand is done; the answer cancels. */
  later(ms: number, run: () => void): () => void
}

/**
 * Does something once for all who ask: soon after a quiet moment, and in a crowd after a rest. The
 * rest may depend on how much work it was the last time, so that what is costly is done more rarely.
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
    const { clock } = this
    const [began, worked] = [clock.now(), clock.worked()]
    this.work()
    const ended = clock.now()
    // The work of other threads counts in, and some systems count in long steps.
    const took = Math.min(ended - began, clock.worked() - worked)
    this.#ready = ended + this.rest(took)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}

const machineClock: Clock = {
  now: () => performance.now(),
  worked() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  },
  later(ms, run) {
    if (ms > 0) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    }
    // Before the sockets are looked at again: what has come in there would hold this up.
    let isCalledOff = false
    process.nextTick(() => {
      if (!isCalledOff) run()
    })
    return () => {
      isCalledOff = true
    }
  },
}
