import type { z } from 'zod'
import { type Cell, cell } from '../session/live'

/** What of a browser's storage is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/**
 * A value of a person's own that outlives the window: it is kept by this machine and goes nowhere
 * else. What cannot be read is set aside and the value begins anew; a storage that is full or
 * forbidden takes nothing, and the value then lasts as long as the window.
 */
export function keptValue<T>(
  key: string,
  schema: z.ZodType<T>,
  nothing: T,
  shelf: Shelf | null,
): Cell<T> {
  const kept = cell(read())
  return {
    ...kept,
    set(value) {
      kept.set(value)
      try {
        shelf?.setItem(key, JSON.stringify(value))
      } catch {
        return
      }
    },
  }

  function read(): T {
    try {
      const stored = shelf?.getItem(key) ?? null
      if (stored === null) return nothing
      const parsed = schema.safeParse(jsonIn(stored))
      if (parsed.success) return parsed.data
      // Perhaps a later version's, which will look for it here.
      shelf?.setItem(`${key}.set-aside`, stored)
      return nothing
    } catch {
      return nothing // A storage that may not be used at all.
    }
  }
}

function jsonIn(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return undefined // Another program's, or cut short.
  }
}

/** That of this window, for all conferences; a page that is locked away has none. */
export function shelfHere(): Shelf | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    return null
  }
}

/** That of this window alone, which goes with it. */
export function shelfOfWindow(): Shelf | null {
  try {
    return typeof sessionStorage === 'undefined' ? null : sessionStorage
  } catch {
    return null
  }
}
