/**
 * Who has the floor: many may write at once, an act has it alone.
 *
 * So the stage cannot change between the moment an update is found allowed and the moment it is in
 * the document, what is tabled holds every word that was taken before, and nobody types into a
 * paragraph while it is being adopted. An act that waits goes before updates that come after it.
 */
export class Floor {
  #acts: Promise<unknown> = Promise.resolve()
  #waitingActs = 0
  #writing = 0
  #emptied: (() => void) | null = null

  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.#waitingActs > 0) await this.#acts
    this.#writing++
    try {
      return await work()
    } finally {
      if (--this.#writing === 0) this.#emptied?.()
    }
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    this.#waitingActs++
    const turn = this.#acts.then(async () => {
      try {
        await this.#empty()
        return await work()
      } finally {
        this.#waitingActs--
      }
    })
    this.#acts = turn.catch(() => {}) // Whoever asked for the turn is told; the next one goes on.
    return turn
  }

  async #empty(): Promise<void> {
    if (this.#writing === 0) return
    await new Promise<void>((resolve) => {
      this.#emptied = resolve
    })
    this.#emptied = null
  }
}
