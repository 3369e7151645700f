import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openSqliteStore } from './sqlite-store'
import { mayMount, smallDisk } from './testing/small-disk'
import { readWal } from './wal'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-wal-'))
afterAll(() => rmSync(folder, { recursive: true }))

let file: string
let count = 0
beforeEach(() => {
  file = join(folder, `${count++}.rapporteur`)
})

const row = (value: number) => ({ document: 'text/t', update: new Uint8Array(500).fill(value) })

/** Copies a conference while its hub runs, as the disk has it when the power goes. */
async function cut(rows: number): Promise<Buffer> {
  const running = join(folder, `${count}-running.rapporteur`)
  const store = openSqliteStore(running)
  expect(store.leftOver).toBeNull()
  for (let value = 0; value < rows; value++) await store.append(row(value))
  copyFileSync(running, file)
  copyFileSync(`${running}-wal`, `${file}-wal`)
  await store.close()
  return readFileSync(`${file}-wal`)
}

async function rowsOf(path: string): Promise<number[]> {
  const store = openSqliteStore(path)
  const rows = await store.load('text/t')
  await store.close()
  return rows.map(({ update }) => update[0] ?? -1)
}

describe('a write-ahead log', () => {
  it('is read to its last commit', async () => {
    const wal = readWal(await cut(9))
    expect(wal).toEqual({ commits: expect.any(Number), unfinished: 0, isTorn: false })
    // Each append is a commit; the founding of the file adds its own.
    expect(wal.commits).toBeGreaterThanOrEqual(9)
  })

  it('cut anywhere is read as SQLite reads it', async () => {
    const bytes = await cut(6)
    const whole = readWal(bytes).commits
    for (let end = 0; end < bytes.length; end += 1_001) {
      writeFileSync(`${file}-wal`, bytes.subarray(0, end))
      rmSync(`${file}-journal`, { force: true })
      const { commits, unfinished } = readWal(bytes.subarray(0, end))
      const lost = whole - commits
      const copy = `${file}-copy`
      copyFileSync(file, copy)
      copyFileSync(`${file}-wal`, `${copy}-wal`)
      if (lost <= 6) expect(await rowsOf(copy)).toEqual([0, 1, 2, 3, 4, 5].slice(0, 6 - lost))
      expect(unfinished).toBeLessThanOrEqual(end)
      rmSync(copy, { force: true })
      rmSync(`${copy}-wal`, { force: true })
    }
  })
})

it('is brought into the file as soon as nobody writes', async () => {
  const running = join(folder, `${count}-running.rapporteur`)
  const store = openSqliteStore(running)
  for (const value of [0, 1, 2]) await store.append(row(value))
  await vi.waitFor(
    async () => {
      copyFileSync(running, file)
      expect(await rowsOf(file)).toEqual([0, 1, 2])
    },
    { timeout: 10_000, interval: 100 },
  )
  await store.append(row(3))
  await store.close()
  expect(await rowsOf(running)).toEqual([0, 1, 2, 3])
})

describe('a conference whose hub was not stopped', () => {
  it('has all that was kept, and says that nothing was cut short', async () => {
    await cut(5)
    const store = openSqliteStore(file)
    expect(store.leftOver).toEqual({ unfinished: 0, keptIn: null })
    await store.close()
    expect(await rowsOf(file)).toEqual([0, 1, 2, 3, 4])
  })

  it('has all but the write that was torn, and keeps that aside', async () => {
    const bytes = await cut(5)
    const torn = Buffer.from(bytes)
    torn.fill(0, torn.length - 3_000)
    writeFileSync(`${file}-wal`, torn)
    const store = openSqliteStore(file)
    expect(store.leftOver).toEqual({
      unfinished: expect.any(Number),
      keptIn: `${file}-torn-1`,
    })
    expect(store.leftOver?.unfinished).toBeGreaterThan(0)
    expect(readFileSync(`${file}-torn-1`).equals(torn)).toBe(true)
    await store.close()
    expect(await rowsOf(file)).toEqual([0, 1, 2, 3])
    expect(existsSync(`${file}-torn-2`)).toBe(false)
  })

  it('leaves nothing behind where another hub is just writing', async () => {
    await cut(5)
    const running = openSqliteStore(file)
    await running.append(row(5))
    const beside = readFileSync(`${file}-wal`)
    writeFileSync(`${file}-wal`, beside.subarray(0, beside.length - 100))
    expect(() => openSqliteStore(file)).toThrow('locked')
    expect(existsSync(`${file}-torn-1`)).toBe(false)
    writeFileSync(`${file}-wal`, beside)
    await running.close()
  })

  it.runIf(mayMount())(
    'is left as it was where there is no room to keep what was torn',
    async () => {
      const bytes = await cut(5)
      const disk = smallDisk('1m')
      onTestFinished(() => disk.remove())
      const full = join(disk.folder, 'c.rapporteur')
      copyFileSync(file, full)
      writeFileSync(`${full}-wal`, Buffer.concat([bytes, Buffer.alloc(100, 7)]))
      expect(() => writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(1_100_000))).toThrow(
        'ENOSPC',
      )
      const before = readFileSync(`${full}-wal`)
      expect(() => openSqliteStore(full)).toThrow('disk-full')
      expect(readdirSync(disk.folder).sort()).toEqual([
        'c.rapporteur',
        'c.rapporteur-wal',
        'filler',
      ])
      expect(readFileSync(`${full}-wal`).equals(before)).toBe(true)
      rmSync(join(disk.folder, 'filler'))
      const store = openSqliteStore(full)
      expect(store.leftOver?.keptIn).toBe(`${full}-torn-1`)
      expect(readFileSync(`${full}-torn-1`).equals(before)).toBe(true)
      expect(await store.load('text/t')).toHaveLength(5)
      await store.close()
    },
  )

  it('says nothing when it has been stopped since', async () => {
    await cut(2)
    await openSqliteStore(file).close()
    const store = openSqliteStore(file)
    expect(store.leftOver).toBeNull()
    await store.close()
  })
})
