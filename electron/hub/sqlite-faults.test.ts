import { randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rescue } from './rescue'
import { openFile } from './sqlite-file'
import { openSqliteStore, SqliteStore } from './sqlite-store'
import { type Store, StoreError } from './store'
import { mayMount, type SmallDisk, smallDisk } from './testing/small-disk'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-faults-'))
afterAll(() => rmSync(folder, { recursive: true }))

let file: string
let count = 0
beforeEach(() => {
  file = join(folder, `${count++}.rapporteur`)
})

const row = (size = 4_000) => ({ document: 'text/t', update: new Uint8Array(randomBytes(size)) })

/** Appends until the disk takes no more. Answers what it has taken. */
async function fill(store: Store): Promise<Uint8Array[]> {
  const taken: Uint8Array[] = []
  for (;;) {
    const next = row()
    try {
      await store.append(next)
    } catch (error) {
      expect(error).toEqual(new StoreError('disk-full'))
      expect((error as StoreError).tryAgain).toBe(true)
      return taken
    }
    taken.push(next.update)
  }
}

const kept = async (store: Store) =>
  (await store.load('text/t')).map(({ update }) => Buffer.from(update))

describe('a full disk', () => {
  it('takes no more, keeps what it has, and takes again when there is room', async () => {
    const db = openFile(file)
    const store = new SqliteStore(db)
    db.pragma('max_page_count = 60')
    const taken = await fill(store)
    expect(taken.length).toBeGreaterThan(10)
    expect(await kept(store)).toEqual(taken.map((each) => Buffer.from(each)))
    db.pragma('max_page_count = 600')
    const later = row()
    await store.append(later)
    await store.close()
    const again = openSqliteStore(file)
    expect(await kept(again)).toEqual([...taken, later.update].map((each) => Buffer.from(each)))
    await again.close()
  })

  it('takes an act as a whole or not at all', async () => {
    const db = openFile(file)
    const store = new SqliteStore(db)
    db.pragma('max_page_count = 60')
    const taken = await fill(store)
    const updates = Array.from({ length: 40 }, () => ({ ...row(100), document: 'register' }))
    await expect(store.commit({ updates, entry: null })).rejects.toEqual(
      new StoreError('disk-full'),
    )
    expect(await store.load('register')).toEqual([])
    expect(await kept(store)).toHaveLength(taken.length)
    await store.close()
  })
})

describe.runIf(mayMount())('a disk of its own', () => {
  let disk: SmallDisk
  beforeEach(() => {
    disk = smallDisk('1m')
    file = join(disk.folder, 'c.rapporteur')
  })
  afterEach(() => disk.remove())

  it('that is full takes no more, keeps what it has, and takes again when there is room', async () => {
    const ballast = join(disk.folder, 'ballast')
    writeFileSync(ballast, randomBytes(600_000))
    const store = openSqliteStore(file)
    const taken = await fill(store)
    expect(taken.length).toBeGreaterThan(10)
    rmSync(ballast)
    const later = row()
    await store.append(later)
    await store.close()
    const again = openSqliteStore(file)
    expect(await kept(again)).toEqual([...taken, later.update].map((each) => Buffer.from(each)))
    await again.close()
  })

  it('that is read-only is said to be so', async () => {
    const elsewhere = join(folder, 'written.rapporteur')
    const store = openSqliteStore(elsewhere)
    await store.append(row())
    await store.close()
    copyFileSync(elsewhere, file)
    disk.makeReadOnly()
    expect(() => openSqliteStore(file)).toThrow(new StoreError('disk-read-only'))
  })
})

describe('a damaged file', () => {
  /** Overwrites the file where these bytes stand, or where the function says. */
  function damage(bytes: Uint8Array, at: number): void {
    const open = openSync(file, 'r+')
    writeSync(open, bytes, 0, bytes.length, at)
    closeSync(open)
  }

  async function written(): Promise<Uint8Array[]> {
    const store = openSqliteStore(file)
    const rows = Array.from({ length: 60 }, () => row(2_000))
    for (const each of rows) await store.append(each)
    await store.close()
    return rows.map(({ update }) => update)
  }

  it('in the words of one row, loses that row and no other', async () => {
    const rows = await written()
    const hit = rows[30] ?? new Uint8Array()
    damage(new Uint8Array(50), readFileSync(file).indexOf(hit.subarray(100, 150)))
    const store = openSqliteStore(file)
    const whole = rows.filter((each) => each !== hit).map((each) => Buffer.from(each))
    expect(await kept(store)).toEqual(whole)
    expect(await store.setAside()).toBe(1)
    await store.close()
    const again = openSqliteStore(file)
    expect(await kept(again)).toEqual(whole)
    expect(await again.setAside()).toBe(1)
    await again.close()
  })

  it('in its structure, is refused and left as it was', async () => {
    const rows = await written()
    const at = readFileSync(file).indexOf((rows[30] ?? new Uint8Array()).subarray(100, 150))
    damage(new Uint8Array(4096).fill(0xa5), at - (at % 4096))
    const before = readFileSync(file)
    expect(() => openSqliteStore(file)).toThrow(new StoreError('damaged'))
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('in its structure, gives up what can still be read of it', async () => {
    const rows = await written()
    const at = readFileSync(file).indexOf((rows[30] ?? new Uint8Array()).subarray(100, 150))
    damage(new Uint8Array(4096).fill(0xa5), at - (at % 4096))
    const into = `${file}-rescued`
    const { saved, lost } = rescue(file, into)
    expect(saved).toBeGreaterThan(50)
    expect(lost).toBeGreaterThan(0)
    const store = openSqliteStore(into)
    const found = await kept(store)
    expect(found).toHaveLength(saved)
    const originals = new Set(rows.map((each) => Buffer.from(each).toString('hex')))
    expect(found.every((each) => originals.has(each.toString('hex')))).toBe(true)
    await store.close()
    expect(() => rescue(file, into)).toThrow(new StoreError('disk-read-only'))
  })

  it('in its first page, is no conference any more', async () => {
    await written()
    damage(new Uint8Array(100).fill(1), 0)
    expect(() => openSqliteStore(file)).toThrow(new StoreError('not-a-conference'))
  })
})

describe('a file', () => {
  it('that another hub has open is refused, and free when that one has closed it', async () => {
    const store = openSqliteStore(file)
    expect(() => openSqliteStore(file)).toThrow(new StoreError('locked'))
    await store.close()
    await openSqliteStore(file).close()
  })

  it('of another program is refused and left as it was', () => {
    const db = openFile(file)
    db.exec('PRAGMA application_id = 1')
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL')
    db.pragma('user_version')
    db.close()
    expect(() => openSqliteStore(file)).toThrow(new StoreError('not-a-conference'))
  })
})
