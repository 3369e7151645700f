import type Database from 'libsql'
import { asBytes, isWhole, sumOf, textOf, toBytes } from './sqlite-value'
import { StoreError } from './store'

/** Under which the sum of a value stands beside it. Files of earlier versions have none. */
const sumKey = (key: string) => `${prefix}${key}`
const prefix = 'sum of '

/** A few values of the hub's own, with a sum of each: by some of them everybody knows the hub. */
export class SqliteMeta {
  constructor(readonly db: Database.Database) {}

  /** @throws StoreError where it is not what was put there. */
  get(key: string): Uint8Array | null {
    const value = this.#value(key)
    const sum = this.#value(sumKey(key))
    if (sum && !(value && isWhole(key, value, sum))) throw new StoreError('damaged')
    return value
  }

  /** Within a transaction. */
  put(key: string, value: Uint8Array): void {
    const put = this.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    put.run([key, value])
    put.run([sumKey(key), sumOf(key, value)])
  }

  /** The names of those that are not what was put there. */
  faults(): readonly string[] {
    const sql = `SELECT ${asBytes('key', 'value')} FROM meta ORDER BY key`
    const rows = this.db.prepare(sql).all([]) as { key: unknown; value: unknown }[]
    const values = new Map(rows.map(({ key, value }) => [textOf(key), toBytes(value)]))
    return [...values].flatMap(([named, sum]) => {
      if (!named.startsWith(prefix)) return []
      const key = named.slice(prefix.length)
      const value = values.get(key)
      return value && isWhole(key, value, sum) ? [] : [key]
    })
  }

  #value(key: string): Uint8Array | null {
    const sql = `SELECT ${asBytes('value')} FROM meta WHERE key = ?`
    const found = this.db.prepare(sql).all([key]) as { value: unknown }[]
    return toBytes(found[0]?.value)
  }
}
