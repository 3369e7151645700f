import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import Database from 'libsql'
import { tlsKey } from './certificate'
import { secretKey } from './founding'
import { toStoreError } from './sqlite-fault'
import { openFile } from './sqlite-file'
import { SqliteMeta } from './sqlite-meta'
import { asBytes, isWhole, textOf, toBytes } from './sqlite-value'
import { StoreError } from './store'
import { textSealKey } from './text-seal'

export interface Rescued {
  /** Rows of journals that are in the new file. */
  readonly saved: number
  /** Rows that were found and could not be read; a page that is gone may have held more. */
  readonly lost: number
}

/**
 * Saves what can be read of a damaged conference into a new file, row by row, and leaves the old
 * one as it is. What depended on a lost row waits in its document, and shows again when a window
 * that still has it comes back.
 *
 * @throws StoreError where not even the list of rows can be read, or the new file not be written.
 */
export function rescue(damaged: string, into: string): Rescued {
  if (!existsSync(damaged)) throw new StoreError('not-a-conference')
  if (existsSync(into)) throw new StoreError('disk-read-only')
  const copy = `${into}.reading`
  try {
    // SQLite writes to what it opens, if only to bring in what was left beside it.
    for (const beside of besides) {
      if (existsSync(damaged + beside)) copyFileSync(damaged + beside, copy + beside)
    }
    return copyRows(new Database(copy), openFile(into))
  } catch (error) {
    throw toStoreError(error)
  } finally {
    for (const beside of [...besides, '-shm']) rmSync(copy + beside, { force: true })
  }
}

/** A database is its file and what a hub that was killed has left beside it. */
const besides = ['', '-wal', '-journal']

function copyRows(from: Database.Database, to: Database.Database): Rescued {
  let saved = 0
  let lost = 0
  const read = (sql: string, key: string | number) => {
    try {
      return from.prepare(sql).all([key])[0] as Record<string, unknown> | undefined
    } catch {
      lost++
      return undefined
    }
  }
  to.exec('BEGIN IMMEDIATE')
  const insert = to.prepare('INSERT INTO journal (seq, document, bytes, sum) VALUES (?, ?, ?, ?)')
  const last = lastOf(from)
  for (let seq = 1; seq <= last; seq++) {
    const row = read(
      `SELECT ${asBytes('document', 'bytes', 'sum')} FROM journal WHERE seq = ?`,
      seq,
    )
    if (!row) continue
    const document = textOf(row.document)
    const bytes = toBytes(row.bytes)
    if (bytes && isWhole(document, bytes, row.sum)) {
      insert.run([seq, document, bytes, toBytes(row.sum)])
      saved++
    } else {
      lost++
    }
  }
  const keep = to.prepare('INSERT INTO acts (number, entry) VALUES (?, ?)')
  for (let number = 1; ; number++) {
    const row = read(`SELECT ${asBytes('entry')} FROM acts WHERE number = ?`, number)
    if (!row) break
    keep.run([number, textOf(row.entry)])
  }
  const [had, has] = [new SqliteMeta(from), new SqliteMeta(to)]
  const value = (key: string) => {
    try {
      return had.get(key)
    } catch {
      lost++
      return null
    }
  }
  // Without it nobody could come in; with another one everybody needs a new invitation.
  has.put(secretKey, value(secretKey) ?? randomBytes(32))
  // By the one those who are invited know the hub, by the other those who read what was adopted; a
  // hub that has none yet makes one.
  for (const key of [tlsKey, textSealKey]) {
    const kept = value(key)
    if (kept) has.put(key, kept)
  }
  to.exec('COMMIT; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL')
  to.pragma('user_version')
  for (const db of [from, to]) db.close()
  return { saved, lost }
}

/** SQLite counts the rows it has given out in a table of its own. */
function lastOf(db: Database.Database): number {
  const rows = db
    .prepare("SELECT CAST(seq AS INTEGER) AS seq FROM sqlite_sequence WHERE name = 'journal'")
    .all([])
  return (rows[0] as { seq: number } | undefined)?.seq ?? 0
}
