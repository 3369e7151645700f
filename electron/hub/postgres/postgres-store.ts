import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { type Lock, Pen } from '../several/pen'
import { isWhole, sumOf, toBytes } from '../sqlite-value'
import {
  type DocumentUpdate,
  type JournalRow,
  type KeptAct,
  type LeftOver,
  type Store,
  StoreError,
} from '../store'
import { copyDatabase } from './copy'
import { faultIn, isAnswer } from './fault'
import { Session } from './session'
import { makeTables } from './tables'
import { Transaction } from './transaction'

/** One thing to be written, and whom to tell. */
interface Waiting {
  readonly write: (to: Transaction) => void | Promise<void>
  readonly resolve: () => void
  readonly reject: (error: StoreError) => void
}

type Take = (row: DocumentUpdate) => Promise<void>

/** Rows that are read at once of what others have written. */
const mostRows = 1_000
/** Milliseconds for which a hub tries to learn whether its last transaction came through. */
const patience = 20_000

/**
 * A conference in a PostgreSQL database that several hubs write to, one at a time: see
 * ../several/SCALING.md. What is written outside of work that holds the pen takes it for itself.
 */
export class PostgresStore implements Store {
  /** PostgreSQL sees to what a killed hub leaves behind. */
  readonly leftOver: LeftOver | null = null
  readonly pen: Pen
  /** Told when there is something for other hubs to read. */
  written: () => void = () => {}
  readonly #run = randomUUID()
  readonly #reading: Pool
  #session: Session | null
  /** All rows up to this one are in the documents of this hub. */
  #at: number
  #take: Take = async () => {}
  #catchingUp: Promise<void> = Promise.resolve()
  #isCatchingUp = false
  #waiting: Waiting[] = []
  #writing: Promise<void> = Promise.resolve()
  #open = true

  private constructor(
    readonly url: string,
    session: Session,
    at: number,
  ) {
    this.#session = session
    this.#at = at
    this.#reading = new Pool({
      connectionString: url,
      max: 3,
      connectionTimeoutMillis: 5_000,
      query_timeout: 30_000,
      allowExitOnIdle: true,
      application_name: 'rapporteur reading',
    })
    // An idle connection that breaks is replaced with the next question.
    this.#reading.on('error', () => {})
    const lock: Lock = { take: () => this.#lock(), giveBack: () => this.#unlock() }
    this.pen = new Pen(lock)
  }

  /** @throws StoreError */
  static async open(url: string): Promise<PostgresStore> {
    const session = await Session.open(url)
    try {
      await makeTables(session.client)
      const head = await session.client.query('SELECT seq FROM head')
      return new PostgresStore(url, session, Number(head.rows[0]?.seq))
    } catch (error) {
      await session.end()
      throw faultIn(error)
    }
  }

  follow(take: Take): void {
    this.#take = take
  }

  /** Resolves when all that was committed by then has been taken. */
  async abreast(): Promise<void> {
    this.#check()
    await (this.pen.isHeld ? this.pen.within(async () => {}) : this.#catchUp())
  }

  async isFirst(nonce: string, ends: Date): Promise<boolean> {
    await this.#ask('DELETE FROM answered WHERE ends < now()')
    const sql =
      'INSERT INTO answered (nonce, ends) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1'
    return (await this.#ask(sql, [nonce, ends])).length === 1
  }

  append(update: DocumentUpdate): Promise<void> {
    return this.#enqueue((to) => to.add(update))
  }

  commit(act: KeptAct): Promise<void> {
    return this.#enqueue((to) => to.keep(act))
  }

  async load(document: string): Promise<readonly JournalRow[]> {
    const sql = 'SELECT seq, bytes, sum FROM journal WHERE document = $1 ORDER BY seq'
    const rows: JournalRow[] = []
    for (const { seq, bytes, sum } of await this.#ask(sql, [document])) {
      const update = toBytes(bytes)
      if (update && isWhole(document, update, sum)) {
        rows.push({ document, seq: Number(seq), update })
      } else {
        await this.#setAside(Number(seq), 'sum')
      }
    }
    return rows
  }

  async documents(): Promise<readonly string[]> {
    const rows = await this.#ask(
      'SELECT DISTINCT document COLLATE "C" AS d FROM journal ORDER BY d',
    )
    return rows.map(({ d }) => String(d))
  }

  putAside(row: JournalRow): Promise<void> {
    return this.#setAside(row.seq, 'meaning')
  }

  async setAside(): Promise<number> {
    const [row] = await this.#ask('SELECT count(*) AS n FROM set_aside')
    return Number(row?.n)
  }

  async compact(document: string, through: number, snapshot: Uint8Array): Promise<void> {
    // Whoever opens it next may do it: this hub is reading what others write.
    if (this.#isCatchingUp) return
    await this.#enqueue(async (to) => {
      const which = [document, through]
      const sql = 'SELECT 1 FROM journal WHERE document = $1 AND seq = $2'
      // Another hub has put it together since, or an act has ended it.
      if ((await to.query(sql, which)).length === 0) return
      await to.query('DELETE FROM journal WHERE document = $1 AND seq <= $2', which)
      const [kept] = await to.query(
        'INSERT INTO journal (seq, document, bytes, sum) VALUES ($1, $2, $3, $4) RETURNING bytes, sum',
        [through, document, Buffer.from(snapshot), sumOf(document, snapshot)],
      )
      const bytes = toBytes(kept?.bytes)
      if (!bytes || !isWhole(document, bytes, kept?.sum)) throw new StoreError('disk-failed')
    })
  }

  /** Of what PostgreSQL keeps elsewhere, its own logs and copies, this knows nothing. */
  async rewrite(): Promise<void> {
    await this.#ask('VACUUM FULL journal')
  }

  async acts(): Promise<readonly string[]> {
    const rows = await this.#ask('SELECT entry FROM acts ORDER BY number')
    return rows.map(({ entry }) => String(entry))
  }

  async getMeta(key: string): Promise<Uint8Array | null> {
    const [row] = await this.#ask('SELECT value FROM meta WHERE key = $1', [key])
    return toBytes(row?.value)
  }

  /** PostgreSQL has sums of its own pages. */
  async metaFaults(): Promise<readonly string[]> {
    return []
  }

  putMeta(key: string, value: Uint8Array): Promise<void> {
    const kept = Buffer.from(value)
    return this.#enqueue(async (to) => {
      const sql =
        'INSERT INTO meta VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
      await to.query(sql, [key, kept])
    })
  }

  /** Without the pen, which another hub may hold. What is left of it goes with the next nonce. */
  async probe(): Promise<void> {
    const sql =
      'INSERT INTO answered (nonce, ends) VALUES ($1, now()) ON CONFLICT (nonce) DO UPDATE SET ends = excluded.ends'
    await this.#ask(sql, [`probe of ${this.#run}`])
  }

  /** A copy in one file, as the conference is at this moment. */
  copyInto(path: string): Promise<void> {
    return copyDatabase(this.url, path)
  }

  async close(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#flush()
    await this.#session?.end()
    await this.#reading.end()
  }

  #enqueue(write: Waiting['write']): Promise<void> {
    if (!this.#open) return Promise.reject(new StoreError('closed'))
    return new Promise((resolve, reject) => {
      const isFirst = this.#waiting.push({ write, resolve, reject }) === 1
      if (isFirst) setImmediate(() => void this.#flush())
    })
  }

  /** All that waits goes into one transaction, in the order in which it came. */
  #flush(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const group = this.#waiting
      if (group.length === 0) return
      this.#waiting = []
      try {
        await this.pen.within(() => this.#write(group))
      } catch (error) {
        for (const { reject } of group) reject(faultIn(error))
        return
      }
      for (const { resolve } of group) resolve()
      this.written()
    })
    return this.#writing
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const session = this.#session
    if (!session || session.isLost) throw new StoreError('disk-failed')
    const { client } = session
    const transaction = new Transaction(client, this.#at)
    try {
      await client.query('BEGIN')
      for (const { write } of group) await write(transaction)
      await transaction.finish(this.#run)
    } catch (error) {
      await client.query('ROLLBACK').catch(() => session.end())
      throw error
    }
    try {
      await client.query('COMMIT')
    } catch (error) {
      // What else is being judged goes by this session, and is refused.
      await session.end()
      if (isAnswer(error) || !(await this.#cameThrough(transaction.last))) throw error
    }
    this.#at = transaction.last
  }

  /** Whether a transaction of which nothing was heard is there, once its session has ended. */
  async #cameThrough(last: number): Promise<boolean> {
    const until = performance.now() + patience
    for (;;) {
      try {
        const session = await Session.open(this.url)
        try {
          await session.lock()
          const found = await session.client.query('SELECT seq FROM hubs WHERE run = $1', [
            this.#run,
          ])
          return Number(found.rows[0]?.seq ?? 0) >= last
        } finally {
          await session.end()
        }
      } catch (error) {
        if (performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }

  async #lock(): Promise<void> {
    // One that was idle for long has been ended by the server, which shows only when it is used.
    for (let again = true; ; again = false) {
      try {
        if (!this.#session || this.#session.isLost) this.#session = await Session.open(this.url)
        await this.#session.lock()
        break
      } catch (error) {
        await this.#session?.end()
        if (!again) throw faultIn(error)
      }
    }
    try {
      await this.#catchUp()
    } catch (error) {
      await this.#session.end()
      throw error
    }
  }

  async #unlock(): Promise<void> {
    await this.#session?.unlock()
  }

  /** One after the other, so that each row is taken once. */
  #catchUp(): Promise<void> {
    const caughtUp = this.#catchingUp.then(async () => {
      this.#isCatchingUp = true
      try {
        await this.#readOn()
      } finally {
        this.#isCatchingUp = false
      }
    })
    this.#catchingUp = caughtUp.catch(() => {}) // Whoever asked is told; the next one tries again.
    return caughtUp
  }

  async #readOn(): Promise<void> {
    const [head] = await this.#query('SELECT seq FROM head')
    const to = Number(head?.seq)
    const sql =
      'SELECT seq, document, bytes, sum FROM journal WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3'
    while (this.#at < to) {
      const rows = await this.#query(sql, [this.#at, to, mostRows])
      for (const { seq, document: named, bytes, sum } of rows) {
        const document = String(named)
        const update = toBytes(bytes)
        // What is damaged is set aside when its document is opened.
        if (update && isWhole(document, update, sum)) await this.#take({ document, update })
        this.#at = Number(seq)
      }
      // Of journals that have ended since, and of what was put together, there are no rows.
      if (rows.length < mostRows) this.#at = to
    }
  }

  async #setAside(seq: number, why: string): Promise<void> {
    if (this.#isCatchingUp) return
    try {
      await this.#enqueue(async (to) => {
        const sql =
          'INSERT INTO set_aside SELECT document, seq, bytes, $2::text FROM journal WHERE seq = $1'
        await to.query(sql, [seq, why])
        await to.query('DELETE FROM journal WHERE seq = $1', [seq])
      })
    } catch (error) {
      if (!(error instanceof StoreError && error.why.startsWith('disk-'))) throw error
    }
  }

  async #ask(sql: string, values: readonly unknown[] = []) {
    this.#check()
    return this.#query(sql, values)
  }

  /** Also of a store that is closing, and has yet to write what waits. */
  async #query(sql: string, values: readonly unknown[] = []) {
    try {
      const found = await this.#reading.query<Record<string, unknown>>(sql, [...values])
      return found.rows
    } catch (error) {
      throw faultIn(error)
    }
  }

  #check(): void {
    if (!this.#open) throw new StoreError('closed')
  }
}
