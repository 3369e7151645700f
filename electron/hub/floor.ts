import type { Holding } from './several/pen'

/** Lets everyone write while an act is made ready, and takes the floor back at its end. */
export type Meanwhile = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Who has the floor: many may write at once, an act has it alone.
 *
 * So the stage cannot change between the moment an update is found allowed and the moment it is in
 * the document, what is tabled holds every word that was taken before, and nobody types into a
 * paragraph while it is being adopted. An act that waits goes before updates that come after it. One
 * that takes long over what it has read lets others write meanwhile, but no other act in between.
 */
export class Floor {
  #acts: Promise<unknown> = Promise.resolve()
  #waitingActs = 0
  #isLent = false
  #writing = 0
  #emptied: (() => void) | null = null
  #outside: (() => void)[] = []

  /** Where several hubs serve a conference, only who has the pen may have the floor. */
  constructor(readonly pen: Holding | null = null) {}

  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.#isTaken) await new Promise<void>((resolve) => this.#outside.push(resolve))
    this.#writing++
    try {
      if (!this.pen) return await work()
      // What an act lends belongs to the act, and would wait in vain for its end.
      return await (this.#isLent ? this.pen.within(work) : this.pen.hold(work))
    } finally {
      if (--this.#writing === 0) this.#emptied?.()
    }
  }

  alone<T>(work: (meanwhile: Meanwhile) => Promise<T>): Promise<T> {
    this.#waitingActs++
    const turn = this.#acts.then(async () => {
      try {
        await this.#empty()
        const all = () => work((ready) => this.#lend(ready))
        return await (this.pen ? this.pen.hold(all) : all())
      } finally {
        this.#waitingActs--
        this.#letIn()
      }
    })
    this.#acts = turn.catch(() => {}) // Whoever asked for the turn is told; the next one goes on.
    return turn
  }

  get #isTaken(): boolean {
    return this.#waitingActs > 0 && !this.#isLent
  }

  async #lend<T>(work: () => Promise<T>): Promise<T> {
    this.#isLent = true
    this.#letIn()
    try {
      return await work()
    } finally {
      this.#isLent = false
      await this.#empty()
    }
  }

  #letIn(): void {
    if (this.#isTaken) return
    for (const enter of this.#outside.splice(0)) enter()
  }

  async #empty(): Promise<void> {
    if (this.#writing === 0) return
    await new Promise<void>((resolve) => {
      this.#emptied = resolve
    })
    this.#emptied = null
  }
}
