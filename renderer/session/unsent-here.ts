import type { Left, Unsent } from './unsent'

/** Milliseconds for which the hub may take a change before it is put down: mostly it has by then. */
const pause = 40

const database = 'rapporteur'
const store = 'unsent'

interface Row {
  readonly holder: string
  readonly person: string
  readonly window: string
  readonly document: string
  readonly update: Uint8Array
}

export interface Whose {
  /** Whose it is, whichever window or seat they come with: `conference/role/delegation/name`. */
  readonly holder: string
  readonly person: string
}

/** In the browser's own database; `null` outside a browser. */
export function unsentHere(whose: Whose): Unsent | null {
  return typeof indexedDB === 'undefined' ? null : new UnsentHere(whose)
}

class UnsentHere implements Unsent {
  readonly #window = newWindow()
  readonly #database = opened()
  readonly #end = holdLock(this.#window)
  #waiting: Row[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Documents of which something is put down, or will be in a moment. */
  readonly #isDown = new Set<string>()
  /** The keys of what is put down, by document. */
  readonly #keys = new Map<string, IDBValidKey[]>()
  #work: Promise<unknown> = this.#database

  constructor(readonly whose: Whose) {
    for (const moment of ['pagehide', 'visibilitychange']) addEventListener(moment, this.#flush)
  }

  put(document: string, update: Uint8Array): void {
    this.#waiting.push({ ...this.whose, window: this.#window, document, update })
    this.#timer ??= setTimeout(this.#flush, pause)
  }

  clear(document: string): void {
    this.#waiting = this.#waiting.filter((row) => row.document !== document)
    // Nearly always the hub was quicker, and nothing has been put down.
    if (!this.#isDown.delete(document)) return
    this.#then(async (rows) => {
      const keys = this.#keys.get(document) ?? []
      this.#keys.delete(document)
      for (const key of keys) rows.delete(key)
    })
  }

  async left(): Promise<readonly Left[]> {
    const living = await livingWindows()
    const lefts = new Map<string, Left>()
    await this.#then(async (rows) => {
      for (const row of await answer<Row[]>(rows.index('holder').getAll(this.whose.holder))) {
        const { window, person, document, update } = row
        if (window === this.#window || living?.has(window)) continue
        const key = `${window}/${document}`
        const updates = [...(lefts.get(key)?.updates ?? []), update]
        lefts.set(key, { window, person, document, updates, isGone: living !== null })
      }
    })
    return [...lefts.values()]
  }

  forget({ window, document }: Left): void {
    this.#then((rows) =>
      this.#delete(rows, (row) => row.window === window && row.document === document),
    )
  }

  close(): void {
    this.#flush()
    for (const moment of ['pagehide', 'visibilitychange']) removeEventListener(moment, this.#flush)
    void this.#work.then(this.#end)
  }

  readonly #flush = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0) return
    for (const { document } of waiting) this.#isDown.add(document)
    this.#then(async (rows) => {
      for (const row of waiting) {
        const key = await answer(rows.add(row))
        this.#keys.set(row.document, [...(this.#keys.get(row.document) ?? []), key])
      }
    })
  }

  async #delete(rows: IDBObjectStore, is: (row: Row) => boolean): Promise<void> {
    const ofHolder = rows.index('holder')
    const keys = await answer(ofHolder.getAllKeys(this.whose.holder))
    const all = await answer<Row[]>(ofHolder.getAll(this.whose.holder))
    for (const [index, row] of all.entries()) {
      const key = keys[index]
      if (key !== undefined && is(row)) rows.delete(key)
    }
  }

  /**
   * One thing after the other, each on the disk before the next. A storage that is full takes
   * nothing; the words are still in the window, which goes on asking before it is left.
   */
  #then(work: (rows: IDBObjectStore) => Promise<void>): Promise<void> {
    const done = this.#work.then(async () => {
      const db = await this.#database
      if (!db) return
      const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
      const ended = new Promise<void>((resolve) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => resolve()
        transaction.onerror = () => resolve()
      })
      await work(transaction.objectStore(store)).catch(() => {})
      await ended
    })
    this.#work = done
    return done
  }
}

function opened(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const asked = indexedDB.open(database, 1)
    asked.onupgradeneeded = () => {
      const rows = asked.result.createObjectStore(store, { autoIncrement: true })
      rows.createIndex('holder', 'holder')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(null)
    asked.onblocked = () => resolve(null)
  })
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** A page on plain HTTP has no `randomUUID`. */
function newWindow(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('')
}

const lockOf = (window: string) => `rapporteur/window/${window}`

/** Held for as long as the window lives, whatever ends it. */
function holdLock(window: string): () => void {
  if (!('locks' in navigator)) return () => {}
  let end = () => {}
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  void navigator.locks.request(lockOf(window), () => held)
  return end
}

/** `null` where a browser does not say: it knows no locks on plain HTTP. */
async function livingWindows(): Promise<ReadonlySet<string> | null> {
  if (!('locks' in navigator)) return null
  const { held = [] } = await navigator.locks.query()
  const prefix = lockOf('')
  return new Set(held.flatMap(({ name }) => (name ? [name.slice(prefix.length)] : [])))
}
