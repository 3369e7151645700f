import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { draft as beginOn } from '../../shared/testing/meeting'
import { openSqliteStore } from './sqlite-store'
import { asBytes, toBytes } from './sqlite-value'
import { StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { chances } from './testing/told'
import { verify } from './verify'

/** Kept: a seed that ever found something stays here. */
const seeds = [20261127, 77]
const flips = 60

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-damaged-'))
const whole = join(folder, 'whole.rapporteur')
afterAll(() => rmSync(folder, { recursive: true }))

/** With something in every table, and in journals that only the hub reads. */
beforeAll(async () => {
  const hub = await openTestHub(openSqliteStore(whole))
  const everyone = await seatEveryone(hub)
  const { secretariat, ardesia, belvane } = everyone
  await ardesia.text.synced()
  for (let count = 0; count < 20; count++) ardesia.text.type('met', ` w${count}`)
  await ardesia.text.sent()
  await secretariat.do({ kind: 'issue-version', symbol: 'CCW/AP.II/CONF.7/L.1' }, 'version')
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  for (const each of [ardesia, belvane]) {
    const { amendment } = await each.do(beginOn('b2'), 'draft')
    const words = await each.open({ kind: 'amendment', amendment }).synced()
    words.type('recommends', ' strongly')
    await words.sent()
    if (each === ardesia) await each.do({ kind: 'table-amendment', amendment }, 'nothing')
  }
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

/** All that a file holds, read past its indexes; but for what is counted and tried by the hub alone. */
function contentOf(file: string): readonly string[] {
  const db = new Database(file)
  const said = (value: unknown) => {
    const bytes = toBytes(value)
    return bytes ? Buffer.from(bytes).toString('hex') : String(value)
  }
  const rows = (sql: string) =>
    (db.prepare(sql).all([]) as Record<string, unknown>[]).map((row) =>
      [sql, ...Object.values(row).map(said)].join(),
    )
  try {
    return [
      ...rows(
        `SELECT seq, ${asBytes('document', 'bytes', 'sum')} FROM journal NOT INDEXED ORDER BY seq`,
      ),
      ...rows(`SELECT number, ${asBytes('entry')} FROM acts ORDER BY number`),
      ...rows(
        `SELECT ${asBytes('key', 'value')} FROM meta NOT INDEXED WHERE key NOT LIKE '%probe'`,
      ),
    ].sort()
  } finally {
    db.close()
  }
}

/** What `verify` has to say, and the hub with it, which opens no file that it cannot read. */
async function saidOf(file: string): Promise<string | null> {
  try {
    const store = openSqliteStore(file)
    try {
      const { findings } = await verify(store)
      return findings.length > 0 ? findings.map(({ kind }) => kind).join() : null
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof StoreError) return error.why
    throw error
  }
}

it.each(seeds)(
  'a bit that is another somewhere in the file is said, or changes nothing (%i)',
  async (seed) => {
    const chance = chances(seed)
    const bytes = readFileSync(whole)
    const copy = join(folder, 'copy.rapporteur')
    copyFileSync(whole, copy)
    const before = contentOf(copy)
    let said = 0
    for (let count = 0; count < flips; count++) {
      const at = Math.floor(chance() * bytes.length)
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(chance() * 8))
      // Whatever libsql still holds of one must not be found at the next.
      const [file, again] = ['a', 'b'].map((each) =>
        join(folder, `${seed}-${count}${each}.rapporteur`),
      )
      if (!file || !again) throw new Error('There are two')
      for (const each of [file, again]) writeFileSync(each, damaged)
      if (await saidOf(file)) said++
      else expect([at, contentOf(again)]).toEqual([at, before])
    }
    expect(said).toBeGreaterThan(flips / 4)
  },
  120_000,
)

it('a file whose tables have other names is opened by nobody', async () => {
  const bytes = readFileSync(whole)
  const words = [
    'meta',
    'journal',
    'acts',
    'set_aside',
    'bytes BLOB',
    'sum BLOB',
    'entry TEXT',
    'why',
  ]
  for (const [index, word] of words.entries()) {
    const damaged = Buffer.from(bytes)
    const at = damaged.indexOf(word)
    damaged[at] = 0xff
    const file = join(folder, `named-${index}.rapporteur`)
    writeFileSync(file, damaged)
    expect([at > 0, word, await saidOf(file)]).toEqual([true, word, 'damaged'])
  }
})

it('bytes that a damaged row takes for words are said, and end nothing', async () => {
  const copy = join(folder, 'words.rapporteur')
  copyFileSync(whole, copy)
  const db = new Database(copy)
  db.exec("UPDATE journal SET bytes = CAST(x'ff01' AS TEXT) WHERE seq = 3")
  db.exec("UPDATE meta SET value = CAST(x'ff01' AS TEXT) WHERE key NOT LIKE 'sum/%'")
  db.close()
  expect(await saidOf(copy)).not.toBeNull()
})
