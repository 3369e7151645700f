import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Register, readRegister, writeRegister } from '../../shared/amendments/register'
import { draft as beginOn } from '../../shared/testing/meeting'
import { replay } from './journal'
import { openSqliteStore } from './sqlite-store'
import type { Store } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Finding, verify } from './verify'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-verify-'))
const whole = join(folder, 'whole.rapporteur')
let count = 0
afterAll(() => rmSync(folder, { recursive: true }))

/** A conference in which an amendment was tabled and withdrawn, and a version issued. */
beforeAll(async () => {
  const hub = await openTestHub(openSqliteStore(whole))
  const everyone = await seatEveryone(hub)
  const { secretariat, ardesia } = everyone
  await secretariat.do({ kind: 'accredit-delegation', name: 'Corvia' }, 'delegation')
  await secretariat.do({ kind: 'issue-version', symbol: 'CCW/AP.II/CONF.7/L.1' }, 'version')
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
  const words = await ardesia.open({ kind: 'amendment', amendment }).synced()
  words.type('met', ' at length')
  await words.sent()
  await ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
  await ardesia.do({ kind: 'withdraw-amendment', amendment }, 'nothing')
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

/** A copy in which somebody has changed something by hand. */
async function changed(
  change: (file: string) => Promise<void> | void,
): Promise<readonly Finding[]> {
  const file = join(folder, `${count++}.rapporteur`)
  copyFileSync(whole, file)
  await change(file)
  return withStore(file, async (store) => (await verify(store)).findings)
}

async function withStore<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore(file)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function sql(file: string, statement: string, ...values: unknown[]): void {
  const db = new Database(file)
  db.prepare(statement).run(values)
  db.close()
}

/** A register written anew by whoever can make all sums right but those of the chain. */
async function forged(file: string, forge: (register: Register) => Register): Promise<void> {
  await withStore(file, async (store) => {
    const doc = new Y.Doc()
    await replay(store, 'register', doc)
    const register = readRegister(doc)
    const rows = await store.load('register')
    if (!register) throw new Error('The conference has a register')
    const other = new Y.Doc()
    writeRegister(other, forge(register))
    await store.compact('register', rows.at(-1)?.seq ?? 0, Y.encodeStateAsUpdate(other))
  })
}

const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind)

it('finds nothing in what a hub has written', async () => {
  expect(await changed(() => {})).toEqual([])
})

describe('finds and names', () => {
  it('a flipped byte in the journal', async () => {
    const findings = await changed((file) =>
      sql(
        file,
        "UPDATE journal SET bytes = X'00' || substr(bytes, 2) WHERE document LIKE 'version/%'",
      ),
    )
    expect(findings).toEqual([
      { kind: 'rows', count: 1 },
      { kind: 'version', version: expect.objectContaining({ symbol: 'CCW/AP.II/CONF.7/L.1' }) },
    ])
  })

  it('a flipped byte in what was written of an act', async () => {
    const findings = await changed((file) =>
      sql(file, "UPDATE acts SET entry = replace(entry, 'Sec', 'Sek') WHERE number = 3"),
    )
    expect(findings).toEqual([{ kind: 'act', number: 3 }])
  })

  it('words that are none any more, in an act or in the name of a document', async () => {
    const act = await changed((file) =>
      sql(file, "UPDATE acts SET entry = CAST(X'FF' || entry AS TEXT) WHERE number = 3"),
    )
    expect(act).toEqual([{ kind: 'act', number: 3 }])
    const name = await changed((file) =>
      sql(file, "UPDATE journal SET document = CAST(X'FE' AS TEXT) WHERE document = 'people'"),
    )
    expect(name[0]).toMatchObject({ kind: 'rows' })
  })

  it('an act under another number, behind which the next could not be written', async () => {
    const findings = await changed((file) =>
      sql(
        file,
        'UPDATE acts SET number = number + 1 WHERE number = (SELECT max(number) FROM acts)',
      ),
    )
    expect(kinds(findings)).toEqual(['act'])
  })

  it('a value of the hub’s own that is another, or under another name', async () => {
    const findings = [
      await changed((file) =>
        sql(file, "UPDATE meta SET value = X'00' || substr(value, 2) WHERE key = 'secret'"),
      ),
      await changed((file) =>
        sql(file, "UPDATE meta SET key = CAST(X'FF' AS TEXT) WHERE key = 'secret'"),
      ),
    ]
    expect(findings.flat()).toEqual(Array(2).fill({ kind: 'value', key: 'secret' }))
    await expect(
      changed(async (file) => {
        sql(file, "UPDATE meta SET value = X'00' || substr(value, 2) WHERE key = 'secret'")
        await withStore(file, (store) => openTestHub(store))
      }),
    ).rejects.toThrow('damaged')
  })

  it('an entry that was left out', async () => {
    const findings = await changed((file) =>
      forged(file, (register) => ({
        ...register,
        record: register.record.filter(({ number }) => number !== 4),
      })),
    )
    expect(findings[0]).toEqual({ kind: 'entry', number: 4 })
  })

  it('two entries that changed places', async () => {
    const findings = await changed((file) =>
      forged(file, (register) => {
        const record = [...register.record]
        const [a, b] = [record[2], record[3]]
        if (a && b) record.splice(2, 2, b, a)
        return { ...register, record }
      }),
    )
    expect(findings.slice(0, 3)).toEqual([
      { kind: 'entry', number: 3 },
      { kind: 'act', number: 3 },
      { kind: 'act', number: 4 },
    ])
  })

  it('a version that says something else', async () => {
    const findings = await changed((file) =>
      withStore(file, async (store) => {
        const name = (await store.documents()).find((each) => each.startsWith('version/')) ?? ''
        const [row] = await store.load(name)
        await store.compact(name, row?.seq ?? 0, deflateSync('{"text":"another"}'))
      }),
    )
    expect(kinds(findings)).toEqual(['version'])
  })

  it('a digest that was changed with the version', async () => {
    const findings = await changed((file) =>
      forged(file, (register) => ({
        ...register,
        versions: register.versions.map((each) => ({ ...each, digest: 'f'.repeat(64) })),
      })),
    )
    expect(
      findings.map((each) => (each.kind === 'register' ? each.difference.kind : each.kind)),
    ).toEqual(['version', 'version'])
  })

  it.each<[string, (register: Register) => Register]>([
    ['stage', (register) => ({ ...register, stage: 'adopting' })],
    ['votes', (register) => ({ ...register, votes: true })],
    [
      'amendment',
      (register) => ({
        ...register,
        amendments: register.amendments.map((each) => ({ ...each, state: { kind: 'tabled' } })),
      }),
    ],
    ['delegation', (register) => ({ ...register, delegations: register.delegations.slice(0, 2) })],
  ])('a register whose %s is not what the acts come to', async (kind, forge) => {
    const findings = await changed((file) => forged(file, forge))
    expect(findings).toEqual([{ kind: 'register', difference: expect.objectContaining({ kind }) }])
  })
})
