import { afterEach, describe, expect, it } from 'vitest'
import { type Condition, ConditionSchema } from '../../shared/conditions'
import { HubNoticeSchema } from '../../shared/sync'
import type { Hub, HubOptions } from './hub'
import { MemoryStore } from './memory-store'
import { firstFalse } from './record'
import { type DocumentUpdate, type KeptAct, type LeftOver, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Opened, Participant } from './testing/participant'

/** A disk that fails when the test says so, and a file that a hub has left behind. */
class FaultyStore extends MemoryStore {
  fault: StoreError | null = null
  override readonly leftOver: LeftOver | null

  constructor(leftOver: LeftOver | null = null) {
    super()
    this.leftOver = leftOver
  }

  override async append(update: DocumentUpdate): Promise<void> {
    if (this.fault) throw this.fault
    await super.append(update)
  }

  override async commit(act: KeptAct): Promise<void> {
    if (this.fault) throw this.fault
    await super.commit(act)
  }
}

const noon = Date.parse('2005-11-23T12:00:00.000Z')

/** Clocks that a test sets, and looks when it says so. */
function clocks() {
  let [wall, steady] = [noon, 0]
  let look = () => {}
  const options: Partial<HubOptions> = {
    now: () => new Date(wall),
    steady: () => steady,
    every(given) {
      look = given
      return () => {}
    },
  }
  return {
    options,
    set: (seconds: number) => {
      wall += seconds * 1000
      look()
    },
    passes: (seconds: number) => {
      wall += seconds * 1000
      steady += seconds * 1000
      look()
    },
  }
}

let hub: Hub
let people: Participant[] = []
afterEach(async () => {
  for (const person of people) person.leave()
  await hub.close()
})

async function gather(store = new FaultyStore(), more: Partial<HubOptions> = {}) {
  hub = await openTestHub(store, more)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  return { store, ...everyone, file: everyone.secretariat.open({ kind: 'secretariat' }) }
}

const toldAt = ({ notices }: Opened) =>
  notices.flatMap((payload) => {
    const notice = HubNoticeSchema.parse(JSON.parse(payload))
    return notice.kind === 'conditions' ? [notice.conditions] : []
  })

const told = (opened: Opened, fact: (conditions: readonly Condition[]) => boolean) =>
  opened.until(() => fact(toldAt(opened).at(-1) ?? [{ kind: 'clock', at: '', seconds: 0 }]))

describe('the secretariat, and nobody else, is told', () => {
  it('of nothing, where nothing has happened', async () => {
    const { file, ardesia } = await gather()
    await told(file, (conditions) => conditions.length === 0)
    await ardesia.register.synced()
    expect(toldAt(ardesia.register)).toEqual([])
  })

  it('that the hub before was not stopped', async () => {
    const { file } = await gather(new FaultyStore({ unfinished: 7, keptIn: '/data/c-torn-1' }))
    await told(file, ([first]) => first?.kind === 'ended' && first.keptIn === 'c-torn-1')
  })

  it('that the disk is full, and that there is room again', async () => {
    const { store, file, ardesia } = await gather()
    await Promise.all([file.synced(), ardesia.text.synced()])
    store.fault = new StoreError('disk-full')
    ardesia.text.type('met', ' late')
    await told(file, ([first]) => first?.kind === 'disk' && first.why === 'disk-full')
    store.fault = null
    ardesia.socket.webSocket?.close()
    await ardesia.text.sent()
    await told(file, (conditions) => conditions.length === 0)
    expect(hub.conditions()).toEqual([])
  })

  it('of entries that are not what was written, in documents that nobody has opened', async () => {
    const store = new FaultyStore()
    await store.append({ document: 'version/old', update: Uint8Array.of(0, 0) })
    const load = store.load.bind(store)
    store.load = async (document) => {
      const rows = await load(document)
      if (document !== 'version/old') return rows
      for (const row of rows) await store.putAside(row)
      return []
    }
    const { file } = await gather(store)
    await told(file, ([first]) => first?.kind === 'set-aside' && first.count === 1)
  })
})

describe('a clock', () => {
  it('that is put back leaves the record in order, and is said', async () => {
    const { options, set } = clocks()
    const { secretariat, file } = await gather(new FaultyStore(), options)
    await secretariat.do({ kind: 'accredit-delegation', name: 'Corvia' }, 'delegation')
    set(-7_200)
    await secretariat.do({ kind: 'accredit-delegation', name: 'Dorland' }, 'delegation')
    const { record } = hub.register()
    expect(record.map(({ at }) => at)).toEqual([...record.map(({ at }) => at)].sort())
    expect(firstFalse(record)).toBeNull()
    await told(file, ([first]) => first?.kind === 'clock' && first.seconds === -7_200)
  })

  it('that is put forward closes nobody out, and is said', async () => {
    const { options, set } = clocks()
    const { ardesia, file } = await gather(new FaultyStore(), options)
    await ardesia.text.synced()
    set(20 * 86_400)
    await told(file, ([first]) => first?.kind === 'clock' && first.seconds === 20 * 86_400)
    ardesia.text.type('met', ' later')
    await ardesia.text.sent()
    set(-20 * 86_400)
    ardesia.text.type('later', ' still')
    await ardesia.text.sent()
  })

  it('that goes as it should is not spoken of', async () => {
    const { options, set, passes } = clocks()
    await gather(new FaultyStore(), options)
    passes(86_400)
    set(2)
    expect(hub.conditions()).toEqual([])
  })

  it('that is behind the record when the hub begins is said', async () => {
    const store = new FaultyStore()
    store.close = async () => {}
    await gather(store)
    for (const person of people) person.leave()
    people = []
    await hub.close()
    const { openHub } = await import('./hub')
    const earlier = Date.now() - 3_600_000
    hub = await openHub({
      store,
      exporter: null,
      host: '127.0.0.1',
      port: 0,
      publicAddress: null,
      window: null,
      now: () => new Date(earlier),
      newId: () => 'new',
      report: () => {},
    })
    expect(hub.conditions().map((each) => ConditionSchema.parse(each).kind)).toEqual(['clock'])
  })
})
