import type { Log, Op } from './op'
import { sizeOf } from './op'

/** How a standby stands to this hub. */
export type Following =
  /** It has all: what is acknowledged from now on is on its disk as well. */
  | { readonly kind: 'in-step' }
  /** It has not answered in time, or is catching up: nobody waits for it until it has. */
  | { readonly kind: 'behind'; readonly by: number }
  | { readonly kind: 'gone' }

export interface OutboxOptions {
  /** Milliseconds that only ever count on. */
  readonly steady: () => number
  readonly changed: (following: Following) => void
  readonly waits?: Waits
}

/** Milliseconds. */
interface Waits {
  /** For which an acknowledgement waits for the standby before it goes without it. */
  readonly confirm: number
  /** For which a standby that asks is left without an answer if there is nothing new. */
  readonly quiet: number
  /** After which one that has not asked is gone. */
  readonly gone: number
}

const ordinary: Waits = { confirm: 1_500, quiet: 4_000, gone: 15_000 }
/** Bytes. A standby that is further behind copies the whole anew. */
const most = 64 * 1024 * 1024
/** Bytes of one answer. */
const mostAtOnce = 4 * 1024 * 1024

interface Slot {
  readonly number: number
  readonly op: Op
  /** `null` while it is being written. */
  kept: boolean | null
}

/**
 * What a hub writes, numbered in the order in which it does, for as long as a standby needs it.
 *
 * A standby asks for what comes after the last that it has on its disk, and by that confirms it. As
 * long as it keeps up, nothing is acknowledged to anybody before it has confirmed it.
 */
export class Outbox {
  #slots: Slot[] = []
  #bytes = 0
  #next = 1
  /** The number before the first that is here still. */
  #before = 0
  #confirmed = 0
  #isKept = false
  #following: Following = { kind: 'gone' }
  #heard = 0
  #asking = false
  /** The last of the newest answer, if that held all there was: whoever has it is in step. */
  #offered: number | null = null
  #waiting: { readonly number: number; readonly until: number; readonly go: () => void }[] = []
  readonly #fresh = new Set<() => void>()
  readonly #waits: Waits

  constructor(readonly options: OutboxOptions) {
    this.#waits = options.waits ?? ordinary
  }

  get following(): Following {
    return this.#following
  }

  /** The number of the last that has been begun. From here on what is written is kept. */
  begin(): number {
    this.#isKept = true
    this.#heard = this.options.steady()
    return this.#next - 1
  }

  /** Has it written, and resolves when the standby, if it is in step, has it too. */
  async add(op: Op, write: () => Promise<void>): Promise<void> {
    const slot: Slot = { number: this.#next++, op, kept: null }
    if (this.#isKept) this.#push(slot)
    else this.#before = slot.number
    try {
      await write()
      slot.kept = true
    } catch (error) {
      slot.kept = false
      throw error
    } finally {
      this.#wake()
    }
    await this.#isConfirmed(slot.number)
  }

  /** What comes after a number, which is thereby confirmed; waits a while if there is nothing. */
  async after(number: number, signal: AbortSignal): Promise<Log> {
    if (!this.#isKept || number < this.#before || number >= this.#next) {
      return { kind: 'begin-anew' }
    }
    this.#confirm(number)
    this.#asking = true
    try {
      let ops = this.#ready(number)
      if (ops.length === 0) {
        await this.#somethingNew(signal)
        ops = this.#ready(number)
      }
      if (number < this.#before) return { kind: 'begin-anew' }
      return { kind: 'ops', last: this.#next - 1, ops }
    } finally {
      this.#asking = false
      this.#heard = this.options.steady()
    }
  }

  /** To be called every so often: lets go whoever waits for a standby that does not answer. */
  look(): void {
    const now = this.options.steady()
    const isLate = this.#waiting.some(({ until }) => until <= now)
    if (isLate) this.#fall({ kind: 'behind', by: this.#next - 1 - this.#confirmed })
    if (this.#isKept && !this.#asking && now - this.#heard > this.#waits.gone) {
      this.#fall({ kind: 'gone' })
    }
  }

  /** Nobody follows any more, and nothing is kept for anyone. */
  end(): void {
    this.#isKept = false
    this.#before = this.#next - 1
    this.#slots = []
    this.#bytes = 0
    this.#fall({ kind: 'gone' })
    this.#wake()
  }

  #push(slot: Slot): void {
    this.#slots.push(slot)
    this.#bytes += sizeOf(slot.op)
    while (this.#bytes > most) {
      const first = this.#slots.shift()
      if (!first) return
      this.#bytes -= sizeOf(first.op)
      this.#before = first.number
    }
  }

  #confirm(number: number): void {
    this.#confirmed = number
    while (this.#slots[0] && this.#slots[0].number <= number) {
      const [first] = this.#slots.splice(0, 1)
      if (first) this.#bytes -= sizeOf(first.op)
      this.#before = first?.number ?? this.#before
    }
    const [done, still] = [
      this.#waiting.filter((each) => each.number <= number),
      this.#waiting.filter((each) => each.number > number),
    ]
    this.#waiting = still
    for (const { go } of done) go()
    const isLevel = this.#slots.every(({ kept }) => kept !== true)
    // Where much is written there is always something newer than what was just answered.
    if (isLevel || (this.#offered !== null && number >= this.#offered))
      this.#set({ kind: 'in-step' })
    else if (this.#following.kind === 'gone') this.#set({ kind: 'behind', by: this.#slots.length })
  }

  /** Those that are written, up to the first that is not yet. */
  #ready(after: number): { number: number; op: Op }[] {
    const ready: { number: number; op: Op }[] = []
    let bytes = 0
    this.#offered = null
    for (const { number, op, kept } of this.#slots) {
      if (number <= after) continue
      if (bytes > mostAtOnce) return ready
      if (kept === null) break
      if (!kept) continue
      bytes += sizeOf(op)
      ready.push({ number, op })
    }
    this.#offered = ready.at(-1)?.number ?? after
    return ready
  }

  #isConfirmed(number: number): Promise<void> {
    if (this.#following.kind !== 'in-step' || number <= this.#confirmed) return Promise.resolve()
    const until = this.options.steady() + this.#waits.confirm
    return new Promise((go) => this.#waiting.push({ number, until, go }))
  }

  #somethingNew(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        this.#fresh.delete(end)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, this.#waits.quiet)
      signal.addEventListener('abort', end, { once: true })
      this.#fresh.add(end)
    })
  }

  #wake(): void {
    for (const each of [...this.#fresh]) each()
  }

  #fall(to: Following): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.#set(to)
    for (const { go } of waiting) go()
  }

  #set(to: Following): void {
    if (this.#following.kind === to.kind) return
    this.#following = to
    this.options.changed(to)
  }
}
