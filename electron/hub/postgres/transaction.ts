import type { ClientBase } from 'pg'
import { sumOf } from '../sqlite-value'
import { type DocumentUpdate, type KeptAct, StoreError } from '../store'

/**
 * What a hub writes at once, all of it or nothing. It begins behind the last row that the hub has read
 * and is refused if another hub has written since, whatever became of the lock.
 */
export class Transaction {
  #rows: (DocumentUpdate & { readonly seq: number })[] = []
  #last: number

  constructor(
    readonly client: ClientBase,
    readonly from: number,
  ) {
    this.#last = from
  }

  /** The number of its last row, or its own if it has none. */
  get last(): number {
    return this.#last
  }

  add(update: DocumentUpdate): void {
    this.#rows.push({ ...update, seq: ++this.#last })
  }

  async keep({ updates, entry, ends = [] }: KeptAct): Promise<void> {
    for (const update of updates) this.add(update)
    if (ends.length > 0) await this.query('DELETE FROM journal WHERE document = ANY($1)', [ends])
    if (!entry) return
    const act = [entry.number, JSON.stringify(entry)]
    await this.query('INSERT INTO acts (number, entry) VALUES ($1, $2)', act)
  }

  /** Rows that wait are written first, as they came before. */
  async query(
    sql: string,
    values: readonly unknown[],
  ): Promise<readonly Record<string, unknown>[]> {
    await this.#writeRows()
    return (await this.client.query(sql, [...values])).rows
  }

  /** What has no row takes a number all the same: by it, it can be told whether it came through. */
  async finish(run: string): Promise<void> {
    await this.#writeRows()
    if (this.#last === this.from) this.#last++
    const moved = await this.client.query('UPDATE head SET seq = $2 WHERE seq = $1', [
      this.from,
      this.#last,
    ])
    // Another hub has the pen by now, and this one has judged by what is no longer so.
    if (moved.rowCount !== 1) throw new StoreError('disk-failed')
    await this.client.query(
      `INSERT INTO hubs (run, seq, at) VALUES ($1, $2, now())
       ON CONFLICT (run) DO UPDATE SET seq = excluded.seq, at = excluded.at`,
      [run, this.#last],
    )
  }

  async #writeRows(): Promise<void> {
    const rows = this.#rows
    if (rows.length === 0) return
    this.#rows = []
    await this.client.query(
      `INSERT INTO journal (seq, document, bytes, sum)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[])`,
      [
        rows.map(({ seq }) => seq),
        rows.map(({ document }) => document),
        rows.map(({ update }) => Buffer.from(update)),
        rows.map(({ document, update }) => sumOf(document, update)),
      ],
    )
  }
}
