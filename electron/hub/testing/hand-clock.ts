import type { Clock } from '../gathering'

/** A clock that goes when the test says so. */
export class HandClock implements Clock {
  #now = 0
  #idle = 0
  #due: { at: number; run: () => void }[] = []

  now(): number {
    return this.#now
  }

  worked(): number {
    return this.#now - this.#idle
  }

  later(ms: number, run: () => void): () => void {
    const due = { at: this.#now + ms, run }
    this.#due.push(due)
    return () => {
      this.#due = this.#due.filter((each) => each !== due)
    }
  }

  /** Lets so much time go by in which others have the machine. */
  wait(ms: number): void {
    this.#idle += ms
    this.go(ms)
  }

  /** Lets so much time go by, and does what falls due. */
  go(ms: number): void {
    this.#now += ms
    for (const due of this.#due.filter(({ at }) => at <= this.#now)) {
      this.#due = this.#due.filter((each) => each !== due)
      due.run()
    }
  }
}
