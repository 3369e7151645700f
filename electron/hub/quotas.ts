import type { DelegationId } from '../../shared/ids'

export interface QuotaOptions {
  readonly bytesPerDay: number
  readonly now: () => Date
  /** Told of all who have reached it today, whenever there is one more. */
  readonly reached: (delegations: readonly DelegationId[]) => void
}

/** More than a delegation writes in a year, and less than fills a disk in a night. */
export const usualBytesPerDay = 256 * 1024 * 1024

/** More than people can do by hand, ten at once; a program that acts without end is held up. */
const actsPerMinute = 600
const minute = 60_000

/**
 * What each delegation may have kept in a day, so that nobody fills the secretariat's disk unnoticed.
 * It counts what is written, and not what is left of it: the journal keeps both. A day is one of the
 * hub's own clock in UTC, and begins anew with the hub.
 */
export class Quotas {
  readonly #kept = new Map<DelegationId, number>()
  readonly #reached = new Set<DelegationId>()
  readonly #acts = new Map<DelegationId, { since: number; count: number }>()
  #day = ''

  constructor(readonly options: QuotaOptions) {}

  /** `false` if so much more is too much for today. The secretariat's own disk is its own affair. */
  allows(delegation: DelegationId | null, bytes: number): boolean {
    if (delegation === null) return true
    this.#begin()
    if ((this.#kept.get(delegation) ?? 0) + bytes <= this.options.bytesPerDay) return true
    if (!this.#reached.has(delegation)) {
      this.#reached.add(delegation)
      this.options.reached([...this.#reached])
    }
    return false
  }

  kept(delegation: DelegationId | null, bytes: number): void {
    if (delegation === null) return
    this.#begin()
    this.#kept.set(delegation, (this.#kept.get(delegation) ?? 0) + bytes)
  }

  /** `false` if the delegation has asked for too many acts in this minute, done or not. */
  mayAct(delegation: DelegationId | null): boolean {
    if (delegation === null) return true
    const now = this.options.now().getTime()
    const known = this.#acts.get(delegation)
    // A clock that was put back begins a new minute as well.
    const isOver = !known || Math.abs(now - known.since) >= minute
    const acts = isOver ? { since: now, count: 0 } : known
    acts.count++
    this.#acts.set(delegation, acts)
    return acts.count <= actsPerMinute
  }

  #begin(): void {
    const day = this.options.now().toISOString().slice(0, 10)
    if (day === this.#day) return
    this.#day = day
    this.#kept.clear()
    this.#reached.clear()
  }
}
