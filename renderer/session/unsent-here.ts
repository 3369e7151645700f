import type { Left, Unsent } from './unsent'

/** Milliseconds for which the hub may take a change before it is put down: mostly it has by then. */
const pause = 40
/** Milliseconds until what could not be put down is tried again. */
const retrying = 1_000

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
  /** `null` once the browser has closed it: it is opened again when it is needed. */
  #database: Promise<IDBDatabase | null> | null = null
  readonly #end = holdLock(this.#window)
  #waiting: Row[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Documents of which something is put down, or will be in a moment. */
  readonly #isDown = new Set<string>()
  /** Never rejects: what comes after goes on whatever became of what was before. */
  #work: Promise<unknown> = Promise.resolve()
  #isClosed = false

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
    void this.#drop(this.#window, document)
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
    void this.#drop(window, document)
  }

  async supersede(left: Left): Promise<void> {
    if (await this.#flush()) this.forget(left)
  }

  close(): void {
    this.#isClosed = true
    void this.#flush()
    for (const moment of ['pagehide', 'visibilitychange']) removeEventListener(moment, this.#flush)
    void this.#work.then(this.#end)
  }

  /** Whether all that waited is put down. */
  readonly #flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0) return true
    for (const { document } of waiting) this.#isDown.add(document)
    return this.#putDown(waiting)
  }

  /** What could not be put down waits again. */
  async #putDown(waiting: readonly Row[]): Promise<boolean> {
    const isDone = await this.#then(async (rows) => {
      for (const row of waiting) await answer(rows.add(row))
    })
    if (isDone) return true
    const missing = waiting.filter(({ document }) => this.#isDown.has(document))
    this.#waiting = [...missing, ...this.#waiting]
    if (!this.#isClosed) this.#timer ??= setTimeout(this.#flush, retrying)
    return false
  }

  #drop(window: string, document: string): Promise<boolean> {
    return this.#then(async (rows) => {
      const ofHolder = rows.index('holder')
      const keys = await answer(ofHolder.getAllKeys(this.whose.holder))
      const all = await answer<Row[]>(ofHolder.getAll(this.whose.holder))
      for (const [index, row] of all.entries()) {
        const key = keys[index]
        if (key === undefined || row.window !== window || row.document !== document) continue
        rows.delete(key)
      }
    })
  }

  /**
   * One thing after the other, each on the disk before the next; the answer is whether it is. A
   * storage that is full takes nothing; the words are still in the window, which goes on asking
   * before it is left.
   */
  #then(work: (rows: IDBObjectStore) => Promise<void>): Promise<boolean> {
    const done = this.#work.then(() => this.#do(work)).catch(() => false)
    this.#work = done
    return done
  }

  async #do(work: (rows: IDBObjectStore) => Promise<void>): Promise<boolean> {
    const transaction = (await this.#begin()) ?? (await this.#begin())
    if (!transaction) return false
    const ended = new Promise<boolean>((resolve) => {
      transaction.oncomplete = () => resolve(true)
      transaction.onabort = () => resolve(false)
      transaction.onerror = () => resolve(false)
    })
    await work(transaction.objectStore(store))
    return ended
  }

  /** `null` if the browser has closed the database, as it may at any time; the next one opens it anew. */
  async #begin(): Promise<IDBTransaction | null> {
    const opening = this.#database ?? opened()
    this.#database = opening
    const forgetIt = () => {
      if (this.#database === opening) this.#database = null
    }
    try {
      const db = await opening
      if (db) db.onclose = forgetIt
      else forgetIt()
      return db?.transaction(store, 'readwrite', { durability: 'strict' }) ?? null
    } catch {
      forgetIt()
      return null
    }
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
