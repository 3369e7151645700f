import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type Database from 'libsql'
import { toStoreError } from './sqlite-fault'
import { openLooked } from './sqlite-file'
import { SqliteMeta } from './sqlite-meta'
import { asBytes, isWhole, sumOf, textOf, toBytes } from './sqlite-value'
import {
  type DocumentUpdate,
  type JournalRow,
  type KeptAct,
  type LeftOver,
  type Store,
  StoreError,
} from './store'
import { tryDisk } from './try-disk'

/**
 * A conference in one SQLite file, written ahead (WAL) and synchronised at every commit.
 *
 * Opening checks the whole file first. One hub holds it at a time: the lock is the operating
 * system's, so a hub that was killed leaves none behind.
 *
 * @throws StoreError
 */
export function openSqliteStore(path: string): SqliteStore {
  const { db, leftOver } = openLooked(path)
  try {
    return new SqliteStore(db, leftOver)
  } catch (error) {
    db.close()
    throw toStoreError(error)
  }
}

/** Milliseconds without a write after which nobody is held up by what is brought over. */
const quiet = 500

/** One thing to be written, and whom to tell. */
interface Waiting {
  readonly write: () => void
  readonly resolve: () => void
  readonly reject: (error: StoreError) => void
}

export class SqliteStore implements Store {
  readonly #insert: Database.Statement
  readonly #insertAt: Database.Statement
  readonly #insertAct: Database.Statement
  readonly #select: Database.Statement
  readonly #deleteThrough: Database.Statement
  readonly #isAt: Database.Statement
  readonly #delete: Database.Statement
  readonly #quarantine: Database.Statement
  #bringingOver: NodeJS.Timeout | null = null
  readonly #meta: SqliteMeta
  #waiting: Waiting[] = []
  #open = true

  constructor(
    readonly db: Database.Database,
    readonly leftOver: LeftOver | null = null,
  ) {
    this.#meta = new SqliteMeta(db)
    this.#insert = db.prepare('INSERT INTO journal (document, bytes, sum) VALUES (?, ?, ?)')
    this.#insertAt = db.prepare(
      'INSERT INTO journal (seq, document, bytes, sum) VALUES (?, ?, ?, ?)',
    )
    this.#insertAct = db.prepare('INSERT INTO acts (number, entry) VALUES (?, ?)')
    this.#select = db.prepare(
      `SELECT seq, ${asBytes('bytes', 'sum')} FROM journal WHERE document = ? ORDER BY seq`,
    )
    this.#deleteThrough = db.prepare('DELETE FROM journal WHERE document = ? AND seq <= ?')
    this.#isAt = db.prepare('SELECT 1 FROM journal WHERE seq = ? AND document = ?')
    this.#delete = db.prepare('DELETE FROM journal WHERE seq = ?')
    this.#quarantine = db.prepare(
      'INSERT INTO set_aside (document, seq, bytes, why) SELECT document, seq, bytes, ? FROM journal WHERE seq = ?',
    )
  }

  append(update: DocumentUpdate): Promise<void> {
    return this.#enqueue(() => this.#write(update))
  }

  commit({ updates, entry, ends = [] }: KeptAct): Promise<void> {
    return this.#enqueue(() => {
      for (const update of updates) this.#write(update)
      for (const document of ends) this.#deleteThrough.run([document, Number.MAX_SAFE_INTEGER])
      if (entry) this.#insertAct.run([entry.number, JSON.stringify(entry)])
    })
  }

  async load(document: string): Promise<readonly JournalRow[]> {
    const found = this.#try(() => this.#select.all([document]) as StoredRow[])
    const rows: JournalRow[] = []
    for (const { seq, bytes, sum } of found) {
      const update = toBytes(bytes)
      const row = { document, seq, update }
      if (update && isWhole(document, update, sum)) {
        rows.push({ ...row, update })
      } else {
        await this.#setAside(seq, 'sum')
      }
    }
    return rows
  }

  async documents(): Promise<readonly string[]> {
    const sql = 'SELECT DISTINCT CAST(document AS BLOB) AS name FROM journal ORDER BY document'
    const found = this.#try(() => this.db.prepare(sql).all([])) as { name: unknown }[]
    const names: string[] = []
    for (const { name } of found) {
      const text = textOf(name)
      if (text.includes('\ufffd')) await this.#setAsideAll(toBytes(name))
      else names.push(text)
    }
    return names
  }

  async putAside(row: JournalRow): Promise<void> {
    await this.#setAside(row.seq, 'meaning')
  }

  async setAside(): Promise<number> {
    const counted = this.#try(() => this.db.prepare('SELECT count(*) AS n FROM set_aside').get([]))
    return (counted as { n: number }).n
  }

  compact(document: string, through: number, snapshot: Uint8Array): Promise<void> {
    return this.#enqueue(() => {
      // Put together or ended meanwhile by somebody else: what is gone is not to come back.
      if (!this.#isAt.get([through, document])) return
      this.#deleteThrough.run([document, through])
      this.#insertAt.run([through, document, snapshot, sumOf(document, snapshot)])
      // Within the transaction: what does not come back as it was given brings the rows back.
      const kept = this.#select.all([document])[0] as StoredRow | undefined
      const bytes = toBytes(kept?.bytes)
      if (!bytes || !isWhole(document, bytes, sumOf(document, snapshot))) {
        throw new StoreError('disk-failed')
      }
    })
  }

  /** Into the file itself: what is written ahead of it is emptied as well. */
  async rewrite(): Promise<void> {
    this.#flush()
    this.#try(() => {
      this.db.exec('VACUUM')
      this.db.pragma('wal_checkpoint(TRUNCATE)')
    })
  }

  /** Nothing, in the place of an entry whose number is another one. */
  async acts(): Promise<readonly string[]> {
    const sql = `SELECT number, ${asBytes('entry')} FROM acts ORDER BY number`
    const found = this.#try(() => this.db.prepare(sql).all([])) as Record<string, unknown>[]
    return found.map(({ number, entry }, index) => (number === index + 1 ? textOf(entry) : ''))
  }

  async getMeta(key: string): Promise<Uint8Array | null> {
    return this.#try(() => this.#meta.get(key))
  }

  putMeta(key: string, value: Uint8Array): Promise<void> {
    return this.#enqueue(() => this.#meta.put(key, value))
  }

  async metaFaults(): Promise<readonly string[]> {
    return this.#try(() => this.#meta.faults())
  }

  /** On the disk, and then in the file itself: a lock that was lost or a bad page shows there alone. */
  async probe(): Promise<void> {
    if (!this.#open) throw new StoreError('closed')
    await tryDisk(this.db.name)
    await this.putMeta('probe', new Uint8Array(1))
  }

  /**
   * A copy in one file, as the conference is at this moment. It has its name only once it has been
   * read back whole.
   */
  async copyInto(path: string): Promise<void> {
    const part = `${path}.part`
    rmSync(part, { force: true })
    this.#flush()
    try {
      this.#try(() => this.db.prepare('VACUUM INTO ?').run([part]))
      await lookThrough(part, await this.setAside())
      renameSync(part, path)
    } catch (error) {
      rmSync(part, { force: true })
      throw toStoreError(error)
    }
  }

  async close(): Promise<void> {
    if (!this.#open) return
    this.#flush()
    if (this.#bringingOver) clearTimeout(this.#bringingOver)
    this.#open = false
    try {
      // Into the one file that people copy and send. Closing alone would keep the lock for as long
      // as libsql keeps its statements; reading once without it lets it go.
      this.db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL')
      this.db.pragma('user_version')
    } catch (error) {
      // Everything is on disk already, in the file beside it; the next opening brings it over.
      const fault = toStoreError(error)
      if (fault.why === 'damaged') throw fault
    } finally {
      this.db.close()
    }
  }

  #write({ document, update }: DocumentUpdate): void {
    this.#insert.run([document, update, sumOf(document, update)])
  }

  #enqueue(write: () => void): Promise<void> {
    if (!this.#open) return Promise.reject(new StoreError('closed'))
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ write, resolve, reject }) === 1) setImmediate(() => this.#flush())
    })
  }

  /** All that waits goes to disk in one transaction, in the order in which it came. */
  #flush(): void {
    const group = this.#waiting
    if (group.length === 0) return
    this.#waiting = []
    try {
      this.#try(() => this.#transact(() => group.forEach(({ write }) => void write())))
    } catch (error) {
      for (const { reject } of group) reject(error as StoreError)
      return
    }
    this.#bringOverLater()
    for (const { resolve } of group) resolve()
  }

  /** For this alone no process need stay. */
  #bringOverLater(): void {
    this.#bringingOver ??= setTimeout(() => this.#bringOver(), quiet).unref()
    this.#bringingOver.refresh()
  }

  /** Into the file itself, so that a plain copy of a running hub's file has nearly everything. */
  #bringOver(): void {
    try {
      this.db.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // It stays beside the file as durably as before, and a later write brings it over.
    }
  }

  /** libsql's own hides why: it rolls back what a full disk has rolled back already, and throws. */
  #transact(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.db.exec('COMMIT')
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw error
    }
  }

  /** On a full disk the row cannot be moved; it stays where it is and is passed over again. */
  async #setAside(seq: number, why: string): Promise<void> {
    try {
      await this.#enqueue(() => {
        this.#quarantine.run([why, seq])
        this.#delete.run([seq])
      })
    } catch (error) {
      if (!(error instanceof StoreError && error.why.startsWith('disk-'))) throw error
    }
  }

  /** What stands under a name that is none any more. */
  async #setAsideAll(name: Uint8Array | null): Promise<void> {
    const sql = 'SELECT seq FROM journal WHERE document = CAST(? AS TEXT)'
    const found = this.#try(() => this.db.prepare(sql).all([name])) as { seq: number }[]
    for (const { seq } of found) await this.#setAside(seq, 'sum')
  }

  #try<T>(work: () => T): T {
    if (!this.#open) throw new StoreError('closed')
    try {
      return work()
    } catch (error) {
      throw toStoreError(error)
    }
  }
}

/** Opening looks at the structure of the file, loading at each row; closing writes it out. */
export async function lookThrough(path: string, aside: number): Promise<void> {
  const copy = openSqliteStore(path)
  try {
    for (const document of await copy.documents()) await copy.load(document)
    if ((await copy.setAside()) !== aside) throw new StoreError('disk-failed')
  } finally {
    await copy.close()
  }
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

interface StoredRow {
  readonly seq: number
  readonly bytes: unknown
  readonly sum: unknown
}
