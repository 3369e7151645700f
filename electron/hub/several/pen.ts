/** How work comes by the pen. */
export interface Holding {
  hold<T>(work: () => Promise<T>): Promise<T>
  /** For what belongs to work that holds it already; for anything else it is taken. */
  within<T>(work: () => Promise<T>): Promise<T>
}

export interface Lock {
  /** Resolves when no other hub has it, and all that others wrote has been read. */
  take(): Promise<void>
  /** Does not fail: a lock that cannot be given back has been lost. */
  giveBack(): Promise<void>
}

interface Held {
  readonly taken: Promise<void>
  readonly ended: Promise<void>
  readonly end: () => void
  readonly since: number
  users: number
  isEnding: boolean
}

/** Milliseconds after which what comes new waits until other hubs have had the pen. */
const longest = 25

/**
 * The right to judge and to write, which one hub has at a time. All who need it here share one
 * taking, until it has lasted so long that the others are owed a turn.
 */
export class Pen implements Holding {
  #held: Held | null = null

  constructor(
    readonly lock: Lock,
    readonly now: () => number = () => performance.now(),
  ) {}

  get isHeld(): boolean {
    return this.#held !== null
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    while (this.#held && this.now() - this.#held.since >= longest) await this.#held.ended
    return this.within(work)
  }

  async within<T>(work: () => Promise<T>): Promise<T> {
    while (this.#held?.isEnding) await this.#held.ended
    this.#held ??= this.#take()
    const held = this.#held
    held.users++
    try {
      await held.taken
      return await work()
    } finally {
      if (--held.users === 0) await this.#end(held)
    }
  }

  #take(): Held {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const taken = this.lock.take()
    return { taken, ended, end, since: this.now(), users: 0, isEnding: false }
  }

  async #end(held: Held): Promise<void> {
    held.isEnding = true
    await this.lock.giveBack()
    this.#held = null
    held.end()
  }
}
