import type { Shelf } from '../kept-asides'
import type { Left, Unsent } from '../unsent'
import type { Whose } from '../unsent-here'

/** A machine with windows of several people, which a test closes and opens again. */
export class Machine {
  #rows: (Whose & {
    readonly window: number
    readonly document: string
    readonly update: Uint8Array
  })[] = []
  #windows = 0
  readonly #living = new Set<number>()
  /** Whether it says which of its windows still live, as a browser does over TLS. */
  saysWhoLives = true
  readonly shelf = memoryShelf()

  /** A window's own part of it, which ends with `close`. */
  readonly open = (whose: Whose): Unsent => {
    const window = ++this.#windows
    this.#living.add(window)
    const drop = (is: (row: { window: number; document: string }) => boolean) => {
      this.#rows = this.#rows.filter((row) => !is(row))
    }
    const forget = (left: Left) =>
      drop((row) => `${row.window}` === left.window && row.document === left.document)
    return {
      put: (document, update) => void this.#rows.push({ ...whose, window, document, update }),
      clear: (document) => drop((row) => row.window === window && row.document === document),
      left: async () => this.#left(whose.holder, window),
      forget,
      supersede: forget,
      close: () => void this.#living.delete(window),
    }
  }

  /** How many changes are kept for anyone. */
  get size(): number {
    return this.#rows.length
  }

  #left(holder: string, own: number): readonly Left[] {
    const lefts = new Map<string, Left>()
    for (const row of this.#rows) {
      if (row.holder !== holder || row.window === own || this.#living.has(row.window)) continue
      const { person, document, update } = row
      const window = `${row.window}`
      const updates = [...(lefts.get(`${window}/${document}`)?.updates ?? []), update]
      const isGone = this.saysWhoLives
      lefts.set(`${window}/${document}`, { window, person, document, updates, isGone })
    }
    return [...lefts.values()]
  }
}

/** A storage that a test may fill, so that it takes nothing more. */
export function memoryShelf(): Shelf & { isFull: boolean } {
  const kept = new Map<string, string>()
  return {
    isFull: false,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (this.isFull) throw new Error('full')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
  }
}
