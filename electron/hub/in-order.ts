/** Lets the work of each follow their own, and wait for nobody else's. */
export class InOrder {
  readonly #last = new Map<string, Promise<unknown>>()

  async of<T>(who: string, work: () => Promise<T>): Promise<T> {
    const own = (this.#last.get(who) ?? Promise.resolve()).then(work)
    const ended = own.then(
      () => {},
      () => {}, // Whoever asked is told; the next one goes on.
    )
    this.#last.set(who, ended)
    try {
      return await own
    } finally {
      if (this.#last.get(who) === ended) this.#last.delete(who)
    }
  }
}
