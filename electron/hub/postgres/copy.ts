import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { lookThrough, openSqliteStore } from '../sqlite-store'
import { toBytes } from '../sqlite-value'
import { StoreError } from '../store'
import { faultIn } from './fault'
import { Session } from './session'

const mostRows = 2_000

/**
 * The conference in a database at one moment, as one file that any hub opens. It has its name only
 * once it has been read back whole. Hubs that write meanwhile are not held up.
 *
 * @throws StoreError
 */
export async function copyDatabase(url: string, path: string): Promise<void> {
  const part = `${path}.part`
  rmSync(part, { force: true })
  // It holds the secrets of its hub.
  writeFileSync(part, '', { mode: 0o600 })
  const session = await Session.open(url)
  try {
    const { client } = session
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const there = await client.query("SELECT to_regclass('rapporteur') IS NOT NULL AS there")
    if (!there.rows[0]?.there) throw new StoreError('not-a-conference')
    const store = openSqliteStore(part)
    const file = store.db
    let aside = 0
    try {
      const each = async (table: string, columns: string, order: string) => {
        const names = columns.split(', ')
        const into = file.prepare(
          `INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join()})`,
        )
        await client.query(
          `DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns} FROM ${table} ORDER BY ${order}`,
        )
        for (;;) {
          const { rows } = await client.query(`FETCH ${mostRows} FROM copied`)
          if (rows.length === 0) break
          file.exec('BEGIN')
          for (const row of rows) into.run(names.map((name) => plain(name, row[name])))
          file.exec('COMMIT')
        }
        await client.query('CLOSE copied')
      }
      await each('journal', 'seq, document, bytes, sum', 'seq')
      await each('acts', 'number, entry', 'number')
      await each('meta', 'key, value', 'key')
      await each('set_aside', 'document, seq, bytes, why', 'seq')
      const found = file.prepare('SELECT count(*) AS n FROM set_aside').get([]) as { n: number }
      aside = found.n
    } finally {
      await store.close()
    }
    await client.query('COMMIT')
    await lookThrough(part, aside)
    renameSync(part, path)
  } catch (error) {
    for (const beside of ['', '-wal', '-shm']) {
      if (existsSync(part + beside)) rmSync(part + beside)
    }
    throw faultIn(error)
  } finally {
    await session.end()
  }
}

/** PostgreSQL answers numbers of 64 bits as words. */
function plain(name: string, value: unknown): unknown {
  return name === 'seq' || name === 'number' ? Number(value) : (toBytes(value) ?? value)
}
