import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from './sqlite-store'
import { type Store, StoreError } from './store'
import { afterCut, canCutPower, putFiles, recordWriter, toldBy } from './testing/power-cut'
import { chances } from './testing/told'

/** Kept: a seed that ever found something stays here. */
const seeds = [20261126, 3]
const cutsEach = 100

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-power-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function numbersIn(store: Store): Promise<readonly number[]> {
  const numbers: number[] = []
  for (const document of ['text/t', 'register']) {
    for (const { update } of await store.load(document)) {
      numbers.push(...JSON.parse(new TextDecoder().decode(update))[0])
    }
  }
  return numbers.sort((a, b) => a - b)
}

describe.runIf(canCutPower())('a power cut, which drops what was not synchronised,', () => {
  it.each(seeds)('leaves everything that was told to be kept, once (seed %i)', async (seed) => {
    const recorded = join(folder, `${seed}`)
    mkdirSync(recorded)
    const notes = recordWriter(recorded, seed)
    const chance = chances(seed)
    const disk = join(recorded, 'disk')
    const file = join(disk, 'c.rapporteur')
    let torn = 0
    for (let cut = 0; cut < cutsEach; cut++) {
      const count = Math.floor(chance() * notes.length)
      const told = toldBy(notes, count)
      const files = afterCut(notes, count, chance)
      files.delete('told')
      putFiles(disk, files)
      if (told.length === 0 && !existsSync(file)) continue
      const store = openSqliteStore(file)
      const numbers = await numbersIn(store)
      torn += store.leftOver?.keptIn ? 1 : 0
      const has = new Set(numbers)
      expect({
        cut: count,
        lost: told.filter((number) => !has.has(number)),
        twice: numbers.filter((number, index) => numbers[index - 1] === number),
        setAside: await store.setAside(),
      }).toEqual({ cut: count, lost: [], twice: [], setAside: 0 })
      await store.close()
    }
    // That the disk did lose things: otherwise this would show nothing.
    expect(torn).toBeGreaterThan(0)
  })

  it('is noticed in the test where a write is told of before it is synchronised', async () => {
    const recorded = join(folder, 'unsynchronised')
    mkdirSync(recorded)
    const notes = recordWriter(recorded, 1).filter(
      ({ kind, file }) => kind !== 'sync' || !file.endsWith('-wal'),
    )
    const chance = chances(1)
    let lost = 0
    for (let cut = 0; cut < 40; cut++) {
      const count = Math.floor((0.2 + chance() * 0.8) * notes.length)
      const disk = join(recorded, 'disk')
      const files = afterCut(notes, count, chance)
      files.delete('told')
      putFiles(disk, files)
      try {
        const store = openSqliteStore(join(disk, 'c.rapporteur'))
        const has = new Set(await numbersIn(store))
        if (toldBy(notes, count).some((number) => !has.has(number))) lost++
        await store.close()
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        lost++
      }
    }
    expect(lost).toBeGreaterThan(0)
  })
})
