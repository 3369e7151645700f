import { afterEach, describe, expect, it } from 'vitest'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { type DocumentUpdate, type KeptAct, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Participant } from './testing/participant'

/** A disk that waits, or fails, when the test says so. */
class SlowStore extends MemoryStore {
  fault: StoreError | null = null
  #held: (() => void)[] = []
  #holding = false
  #noticed: () => void = () => {}

  hold(): void {
    this.#holding = true
  }

  release(): void {
    this.#holding = false
    for (const go of this.#held.splice(0)) go()
  }

  /** Until something has come that waits. */
  async waits(): Promise<void> {
    if (this.#held.length > 0) return
    await new Promise<void>((resolve) => {
      this.#noticed = resolve
    })
  }

  override async append(update: DocumentUpdate): Promise<void> {
    await this.#pass()
    await super.append(update)
  }

  override async commit(act: KeptAct): Promise<void> {
    await this.#pass()
    await super.commit(act)
  }

  async #pass(): Promise<void> {
    if (this.#holding) {
      const held = new Promise<void>((resolve) => this.#held.push(resolve))
      this.#noticed()
      await held
    }
    if (this.fault) throw this.fault
  }
}

let hub: Hub
let people: Participant[] = []

afterEach(async () => {
  for (const person of people) person.leave()
  await hub.close()
})

async function gather() {
  const store = new SlowStore()
  hub = await openTestHub(store)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  // Until the hub has heard what each of them had: that, too, would wait for a disk that waits.
  await Promise.all(people.flatMap((each) => [each.text.sent(), each.register.sent()]))
  return { store, ...everyone }
}

/** A round trip on the same connection, behind everything that was sent on it before. */
async function afterRoundTrip(person: Participant): Promise<void> {
  person.forget(person.register)
  await person.register.synced()
}

describe('an update', () => {
  it('is neither acknowledged nor shown before it is on disk', async () => {
    const { store, ardesia, belvane } = await gather()
    store.hold()
    ardesia.text.type('met', ' early')
    await store.waits()
    await Promise.all([afterRoundTrip(ardesia), afterRoundTrip(belvane)])
    expect(ardesia.text.provider.unsyncedChanges).toBe(1)
    expect(belvane.text.words()).not.toContain('early')
    store.release()
    await ardesia.text.sent()
    await belvane.text.says('met early')
  })

  it('is not overtaken by a later one of the same window', async () => {
    const { store, ardesia, belvane } = await gather()
    store.hold()
    ardesia.text.type('met', ' one')
    ardesia.text.type('one', ' two')
    await store.waits()
    ardesia.text.type('two', ' three')
    store.release()
    await belvane.text.says('met one two three')
    await ardesia.text.sent()
  })

  it('that the disk does not take closes the document, and what follows is not taken', async () => {
    const { store, ardesia, belvane } = await gather()
    store.hold()
    ardesia.text.type('met', ' lost')
    ardesia.text.type('lost', ' and gone')
    await store.waits()
    store.fault = new StoreError('disk-full')
    store.release()
    expect(await ardesia.text.closed()).toBe('disk-full')
    expect(ardesia.text.provider.unsyncedChanges).toBeGreaterThan(0)
    store.fault = null
    await afterRoundTrip(belvane)
    expect(belvane.text.words()).not.toContain('gone')
  })

  it('can be sent again when the disk has room again', async () => {
    const { store, ardesia, belvane } = await gather()
    store.fault = new StoreError('disk-full')
    ardesia.text.type('met', ' again')
    expect(await ardesia.text.closed()).toBe('disk-full')
    store.fault = null
    ardesia.socket.webSocket?.close()
    await belvane.text.says('met again')
    await ardesia.text.sent()
  })

  it('is taken although its window leaves while it waits', async () => {
    const { store, ardesia, belvane } = await gather()
    store.hold()
    ardesia.text.type('met', ' finally')
    await store.waits()
    ardesia.leave()
    store.release()
    await belvane.text.says('met finally')
  })
})

describe('an act', () => {
  it('is neither answered nor shown before it is on disk', async () => {
    const { store, secretariat, observer } = await gather()
    store.hold()
    let answered = false
    const act = secretariat.act({ kind: 'open-stage', stage: 'amending' }).finally(() => {
      answered = true
    })
    await store.waits()
    await observer.register.answered()
    expect(answered).toBe(false)
    expect(hub.register().stage).toBe('drafting')
    store.release()
    expect(await act).toEqual({ kind: 'done', result: { kind: 'nothing' } })
    await observer.sees(({ stage }) => stage === 'amending')
  })

  it('that the disk does not take has not happened', async () => {
    const { store, secretariat } = await gather()
    const before = hub.register()
    store.fault = new StoreError('disk-full')
    expect(await secretariat.act({ kind: 'open-stage', stage: 'amending' })).toEqual({
      problem: 'disk-full',
    })
    store.fault = new StoreError('disk-failed')
    expect(await secretariat.act({ kind: 'open-stage', stage: 'amending' })).toEqual({
      problem: 'disk-failed',
    })
    store.fault = null
    expect(hub.register()).toBe(before)
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  })

  it('waits for the words before it and comes before the words after it', async () => {
    const { store, secretariat, ardesia, belvane } = await gather()
    await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
    const { amendment } = await ardesia.do(beginOn('b1'), 'draft')
    const draft = await ardesia.open({ kind: 'amendment', amendment }).synced()
    // Until its key is on disk as well: to pass that on is an act, behind which the tabling would wait.
    draft.type('met', ' here')
    await draft.sent()
    store.hold()
    draft.type('met here', ' at once')
    await store.waits()
    const tabled = ardesia.do({ kind: 'table-amendment', amendment }, 'nothing')
    store.release()
    await tabled
    const { amendments } = await belvane.sees((register) => register.amendments.length === 1)
    expect(JSON.stringify(amendments[0]?.change.proposed)).toContain('met here at once')
    draft.type('at once', ' too late')
    expect(await draft.closed()).toBe('no-access')
  })
})
