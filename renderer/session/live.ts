/** A value that changes over time, in the shape that React's `useSyncExternalStore` takes. */
export interface Live<T> {
  get(): T
  /** The listener is called after each change; the answer ends that. */
  subscribe(listener: () => void): () => void
}

export interface Cell<T> extends Live<T> {
  /** Unchanged means the same object: setting it again tells nobody. */
  set(value: T): void
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      // A wrapper for each subscription, so that one function may subscribe twice.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}

/** What follows from other values; computed when one of them changes, and kept while it is equal. */
export function derived<T>(
  sources: readonly Live<unknown>[],
  compute: () => T,
  same: (a: T, b: T) => boolean = Object.is,
): Live<T> {
  const out = cell(compute())
  const update = () => {
    const next = compute()
    if (!same(out.get(), next)) out.set(next)
  }
  for (const source of sources) source.subscribe(update)
  return out
}

/** Whether two lists hold the same things in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]))
}
