import { median } from './figures'

export interface Timed<T> {
  readonly by: string
  readonly ms: number
  readonly made: T
}

const rounds = 9

/** Whoever needs longer than this is measured once: some would take minutes for a long text. */
const longMs = 2000

/** Each in turns, so that what else the machine does falls on all; the first round warms up. */
export function timed<F, T>(
  all: Readonly<Record<string, F>>,
  measure: (each: F) => T,
): readonly Timed<T>[] {
  const times = new Map<string, number[]>()
  const made = new Map<string, T>()
  for (let round = 0; round < rounds; round++) {
    for (const [by, each] of Object.entries(all)) {
      const before = times.get(by) ?? []
      if (before.some((ms) => ms > longMs)) continue
      const began = performance.now()
      made.set(by, measure(each))
      const taken = performance.now() - began
      times.set(by, round === 1 ? [taken] : [...before, taken])
    }
  }
  return [...made].map(([by, result]) => ({ by, ms: median(times.get(by) ?? []), made: result }))
}
