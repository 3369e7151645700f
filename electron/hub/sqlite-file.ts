import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'libsql'
import { toStoreError } from './sqlite-fault'
import { type LeftOver, StoreError } from './store'
import { readWal } from './wal'

/** "RAPP", in the header of the file, so that `file` and we know a conference from another database. */
const applicationId = 0x52415050
/** The second keeps sums of the hub's own values, which a hub of the first would not keep right. */
const version = 2

/** Opens a conference's file, or makes it, and looks through the whole of it before it is used. */
export function openFile(path: string): Database.Database {
  return openLooked(path).db
}

/** The same, with what a hub that was not stopped has left. */
export function openLooked(path: string): { db: Database.Database; leftOver: LeftOver | null } {
  const file = resolve(path)
  try {
    // Before SQLite opens it: where there is no room to keep it, all is left as it was.
    const leftOver = leftIn(besideOf(file), file)
    return { db: openBeside(file, leftOver), leftOver }
  } catch (error) {
    throw toStoreError(error)
  }
}

/** What looks cut short may be what somebody else is just writing: a hub, or another program. */
function openBeside(file: string, leftOver: LeftOver | null): Database.Database {
  try {
    return open(file)
  } catch (error) {
    const isOurs = toStoreError(error).why === 'damaged'
    if (leftOver?.keptIn && !isOurs) rmSync(leftOver.keptIn)
    throw error
  }
}

/** Its bytes, before SQLite recovers from them; empty where there is none. */
function besideOf(file: string): Uint8Array {
  const beside = `${file}-wal`
  return existsSync(beside) ? readFileSync(beside) : new Uint8Array()
}

/**
 * SQLite leaves out what is unfinished without a word, and writes over it. Where that does not hold
 * together it is kept: what tells a cut from damage can then still be looked for.
 */
function leftIn(beside: Uint8Array, file: string): LeftOver | null {
  if (beside.byteLength === 0) return null
  const { unfinished, isTorn } = readWal(beside)
  if (!isTorn) return { unfinished, keptIn: null }
  const keptIn = freeName(file)
  try {
    writeFileSync(keptIn, beside)
  } catch (error) {
    rmSync(keptIn, { force: true })
    throw error
  }
  return { unfinished, keptIn }
}

function freeName(file: string): string {
  for (let count = 1; ; count++) {
    const name = `${file}-torn-${count}`
    if (!existsSync(name)) return name
  }
}

function open(file: string): Database.Database {
  // SQLite would open what it may not write, and libsql tells that apart from nothing else.
  accessSync(existsSync(file) ? file : dirname(file), constants.R_OK | constants.W_OK)
  const db = new Database(file)
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    check(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    // In pages. Bringing over what is beside the file holds up whoever writes just then: the store
    // does it when nobody does, and this is for where somebody always does.
    db.pragma('wal_autocheckpoint = 1000')
    // Says so if the file system is mounted read-only.
    db.exec('BEGIN IMMEDIATE')
    if (pragma(db, 'application_id') === 0) create(db)
    if (pragma(db, 'user_version') !== version) db.exec(`PRAGMA user_version = ${version}`)
    db.exec('COMMIT')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Takes the lock, reads, and writes nothing: what is not as it should be stays as it is. */
function check(db: Database.Database): void {
  const id = pragma(db, 'application_id')
  if (id === 0 && tables(db) === 0) return
  if (id !== applicationId) throw new StoreError('not-a-conference')
  if (Number(pragma(db, 'user_version')) > version) throw new StoreError('later-version')
  if (!hasTables(db)) throw new StoreError('damaged')
  // With its indexes: a row that one of them does not lead to would be missed by nobody.
  if (pragma(db, 'integrity_check(1)') !== 'ok') throw new StoreError('damaged')
}

/**
 * Rows carry a sum of their own: SQLite finds a damaged page by its structure, not by its words.
 * What is set aside keeps the number it had, so that a person can put it back.
 */
function create(db: Database.Database): void {
  db.exec(`
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${version};
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL,
      bytes BLOB NOT NULL,
      sum BLOB NOT NULL
    );
    CREATE INDEX journal_of_document ON journal (document, seq);
    CREATE TABLE acts (number INTEGER PRIMARY KEY, entry TEXT NOT NULL);
    CREATE TABLE set_aside (
      document TEXT NOT NULL,
      seq INTEGER NOT NULL,
      bytes BLOB,
      why TEXT NOT NULL
    );
  `)
}

/** Also where SQLite itself finds nothing wrong: the name of a table may be another. */
function hasTables(db: Database.Database): boolean {
  try {
    db.prepare('SELECT key, value FROM meta')
    db.prepare('SELECT seq, document, bytes, sum FROM journal')
    db.prepare('SELECT number, entry FROM acts')
    db.prepare('SELECT document, seq, bytes, why FROM set_aside')
    return true
  } catch {
    return false // It says which, and nobody could do anything with that.
  }
}

function tables(db: Database.Database): number {
  const found = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").all([])
  return (found[0] as { n: number }).n
}

function pragma(db: Database.Database, name: string): unknown {
  const rows = db.pragma(name) as Record<string, unknown>[]
  return Object.values(rows[0] ?? {})[0]
}
