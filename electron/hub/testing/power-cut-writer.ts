import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteStore } from '../sqlite-store'
import type { DocumentUpdate } from '../store'
import { chances } from './told'

/**
 * Writes a conference as a hub would, several at a time, with acts and compaction, and closes and
 * opens it between. What it has been told is kept is noted beside, in the same moment.
 */
const [folder = '', seed = '0'] = process.argv.slice(2)
const chance = chances(Number(seed))
const names = ['text/t', 'register'] as const
let written = 0

const rowOf = (numbers: readonly number[]) =>
  new TextEncoder().encode(JSON.stringify([numbers, 'x'.repeat(Math.floor(chance() * 3_000))]))

for (let opened = 0; opened < 3; opened++) {
  const store = openSqliteStore(join(folder, 'c.rapporteur'))
  for (let round = 0; round < 25; round++) {
    const waiting: Promise<void>[] = []
    for (let many = Math.ceil(chance() * 4); many > 0; many--) {
      const numbers = Array.from({ length: chance() < 0.3 ? 3 : 1 }, () => written++)
      const updates: DocumentUpdate[] = numbers.map((number) => ({
        document: names[number % 2] ?? names[0],
        update: rowOf([number]),
      }))
      const [only] = updates
      const kept =
        only && updates.length === 1 ? store.append(only) : store.commit({ updates, entry: null })
      const told = () => appendFileSync(join(folder, 'told'), `${numbers.join(' ')}\n`)
      waiting.push(kept.then(told))
    }
    await Promise.all(waiting)
    if (round % 10 === 9) await compact()
  }
  await store.close()

  async function compact(): Promise<void> {
    const rows = await store.load('text/t')
    const numbers = rows.flatMap(({ update }) => numbersIn(update))
    await store.compact('text/t', rows.at(-1)?.seq ?? 0, rowOf(numbers))
  }
}

function numbersIn(update: Uint8Array): readonly number[] {
  return JSON.parse(new TextDecoder().decode(update))[0]
}
