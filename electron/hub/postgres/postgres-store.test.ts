import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPostgres, type Server, startPostgres } from '../several/testing/servers'
import { StoreError } from '../store'
import { storeContract } from '../store-contract'
import { PostgresStore } from './postgres-store'
import { Wire } from './testing/wire'

describe.runIf(hasPostgres)('in PostgreSQL', () => {
  let server: Server & { database(): Promise<string> }
  const stores: PostgresStore[] = []
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await server.end()
  }, 60_000)

  const open = async (url: string) => {
    const store = await PostgresStore.open(url)
    stores.push(store)
    return store
  }
  storeContract(
    async () => open(await server.database()),
    async (store) => {
      await store.close()
      return open((store as PostgresStore).url)
    },
  )

  const bytes = (...values: number[]) => new Uint8Array(values)
  const ofText = (...values: number[]) => ({ document: 'text/t', update: bytes(...values) })
  const two = async () => {
    const url = await server.database()
    return [await open(url), await open(url)] as const
  }

  it('tells each of two hubs what the other has written, once and in order', async () => {
    const [one, other] = await two()
    const heard: number[] = []
    other.follow(async ({ update }) => void heard.push(...update))
    await Promise.all([1, 2, 3].map((value) => one.append(ofText(value))))
    await other.abreast()
    await other.append(ofText(4))
    await one.append(ofText(5))
    await other.abreast()
    expect(heard).toEqual([1, 2, 3, 5])
    const rows = await one.load('text/t')
    expect(rows.map(({ seq, update }) => [seq, ...update])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ])
  })

  it('has read everything that was written when it takes the pen', async () => {
    const [one, other] = await two()
    const heard: number[] = []
    other.follow(async ({ update }) => void heard.push(...update))
    let isReleased = false
    let letGo = () => {}
    const released = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const held = one.pen.hold(async () => {
      await one.append(ofText(1))
      begin()
      await released
      await one.append(ofText(2))
      isReleased = true
    })
    await begun
    const judged = other.pen.hold(async () => [isReleased, ...heard])
    await other.load('text/t')
    letGo()
    await held
    expect(await judged).toEqual([true, 1, 2])
  })

  it('writes nothing for a hub whose pen was taken from it', async () => {
    const [one, other] = await two()
    const written = one.pen.hold(async () => {
      await one.append(ofText(1))
      await endSessions(other)
      await other.append(ofText(2))
      await one.append(ofText(3))
    })
    await expect(written).rejects.toEqual(new StoreError('disk-failed'))
    await one.append(ofText(4))
    expect((await other.load('text/t')).map(({ update }) => [...update])).toEqual([[1], [2], [4]])
  })

  it.each([
    ['before', false],
    ['after', true],
  ] as const)(
    'knows whether it came through, if it was cut off %s the commit',
    async (_, isThere) => {
      const url = await server.database()
      const wire = await Wire.to(url)
      const store = await open(wire.url)
      await store.append(ofText(1))
      wire.cutAtCommit(isThere)
      const append = store.append(ofText(2))
      if (isThere) await append
      else await expect(append).rejects.toEqual(new StoreError('disk-failed'))
      await store.append(ofText(3))
      const kept = (await store.load('text/t')).map(({ update }) => [...update])
      expect(kept).toEqual(isThere ? [[1], [2], [3]] : [[1], [3]])
      await store.close()
      wire.close()
    },
  )

  it.each([
    ['before', false],
    ['after', true],
  ] as const)(
    'knows it of what has no row in the journal, if it was cut off %s the commit',
    async (_, isThere) => {
      const url = await server.database()
      const wire = await Wire.to(url)
      const store = await open(wire.url)
      await store.append(ofText(1))
      wire.cutAtCommit(isThere)
      const put = store.putMeta('secret', bytes(7))
      if (isThere) await put
      else await expect(put).rejects.toEqual(new StoreError('disk-failed'))
      expect(await store.getMeta('secret')).toEqual(isThere ? Buffer.of(7) : null)
      const other = await open(url)
      await store.append(ofText(2))
      await other.append(ofText(3))
      expect((await store.load('text/t')).map(({ update }) => [...update])).toEqual([[1], [2], [3]])
      await store.close()
      wire.close()
    },
  )

  /** As a network does that comes apart, or the server's own limits. */
  async function endSessions(but: PostgresStore): Promise<void> {
    const { Client } = await import('pg')
    const client = new Client({ connectionString: but.url })
    await client.connect()
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
    await client.end()
  }
})
