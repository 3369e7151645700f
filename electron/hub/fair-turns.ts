/** Milliseconds of work in one go, before the sockets are looked at again. */
const longEnough = 8

/**
 * Who is dealt with next.
 *
 * What one window sends is dealt with as it comes, as long as that is little. As soon as it is more,
 * everyone who waits has one message dealt with in turn, and the sockets are looked at in between:
 * so whoever sends a million messages waits for their own, and the others for one of them.
 */
export class FairTurns {
  /** By who it is that waits, the next one first. */
  readonly #waiting = new Map<string, (() => void)[]>()
  #since: number | null = null

  next(who: string): Promise<void> {
    if (this.#waiting.size === 0 && !this.#isLong()) return Promise.resolve()
    return new Promise((resolve) => {
      const own = this.#waiting.get(who)
      if (own) own.push(resolve)
      else this.#waiting.set(who, [resolve])
      if (this.#waiting.size === 1 && !own) setImmediate(() => this.#call())
    })
  }

  #call(): void {
    for (const [who, [first, ...more]] of this.#waiting) {
      this.#waiting.delete(who)
      if (more.length > 0) this.#waiting.set(who, more)
      first?.()
      break
    }
    if (this.#waiting.size > 0) setImmediate(() => this.#call())
  }

  #isLong(): boolean {
    const now = performance.now()
    if (this.#since !== null) return now - this.#since > longEnough
    this.#since = now
    setImmediate(() => {
      this.#since = null
    })
    return false
  }
}
