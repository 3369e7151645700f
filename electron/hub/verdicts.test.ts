import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import type { Deed } from '../../shared/amendments/register'
import { draft as beginOn } from '../../shared/testing/meeting'
import { type Hub, openHub } from './hub'
import { MemoryStore } from './memory-store'
import { PassingStore } from './passing-store'
import { firstFalse } from './record'
import { type KeptAct, type Store, StoreError } from './store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import type { Opened, Participant } from './testing/participant'

let hubs: Hub[] = []
let people: Participant[] = []
afterEach(async () => {
  for (const person of people) person.leave()
  for (const hub of hubs) await hub.close()
  hubs = []
})

/** A clock that stands still until the test says that somebody has paused. */
function clock() {
  const waiting = new Map<object, { readonly milliseconds: number; readonly work: () => void }>()
  return {
    later(milliseconds: number, work: () => void) {
      const key = {}
      waiting.set(key, { milliseconds, work })
      return () => waiting.delete(key)
    },
    get waits(): readonly number[] {
      return [...waiting.values()].map(({ milliseconds }) => milliseconds)
    },
    pause() {
      const due = [...waiting.values()]
      waiting.clear()
      for (const { work } of due) work()
    },
  }
}

/** A file that stays as it is from the moment when its hub is killed. */
class Killable extends PassingStore {
  isKilled = false

  readonly #alive = async () => {
    if (this.isKilled) throw new StoreError('closed')
  }
  override append = (update: Parameters<Store['append']>[0]) =>
    this.#alive().then(() => this.inner.append(update))
  override commit = (act: KeptAct) => this.#alive().then(() => this.inner.commit(act))
  override close = async () => {}
}

/** Ardesia has proposed “met at length” for “met”. */
async function gather(store?: Store, now?: () => Date) {
  const timer = clock()
  const hub = await openTestHub(store, { later: timer.later, ...(now && { now }) })
  hubs.push(hub)
  const everyone = await seatEveryone(hub)
  people = Object.values(everyone)
  await everyone.secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const amendment = await table(everyone.ardesia, 'met', ' at length', ' in')
  const text = await everyone.secretariat.text.synced()
  return { ...everyone, hub, timer, amendment, text }
}

async function table(who: Participant, after: string, words: string, gone = '') {
  const { amendment } = await who.do(beginOn('b1'), 'draft')
  const draft = await who.open({ kind: 'amendment', amendment }).synced()
  draft.type(after, words)
  if (gone) draft.erase(gone)
  await draft.sent()
  await who.do({ kind: 'table-amendment', amendment }, 'nothing')
  return amendment
}

async function type(text: Opened, after: string, words: string) {
  text.type(after, words)
  await text.sent()
}

async function erase(text: Opened, words: string) {
  text.erase(words)
  await text.sent()
}

const deeds = (hub: Hub): readonly Deed[] => hub.register().record.map(({ deed }) => deed)
const typed = (hub: Hub) => deeds(hub).filter(({ kind }) => kind === 'text-typed')
const last = (hub: Hub, count: number) =>
  deeds(hub)
    .slice(-count)
    .map(({ kind }) => kind)
const collided = { verdict: 'collides', fell: null, was: 'clean', reasons: ['same-words'] }

it('[A53] words that collide with an amendment are one entry of whoever typed them', async () => {
  const { hub, timer, amendment, text, secretariat } = await gather()
  await type(text, 'met', ' ne')
  await type(text, 'met ne', 'ar')
  expect(typed(hub)).toEqual([])
  timer.pause()
  const { record } = await secretariat.sees(() => typed(hub).length > 0)
  const entry = record.at(-1)
  expect(entry?.deed).toEqual({
    kind: 'text-typed',
    also: [],
    others: [{ amendment, ...collided }],
  })
  expect(entry?.by.name).toBe('Sec')
  expect(firstFalse(hub.register().record)).toBeNull()
})

it('[A53] words that are typed back are one entry more', async () => {
  const { hub, timer, amendment, text, secretariat } = await gather()
  await erase(text, ' in')
  await type(text, 'met', ' near')
  timer.pause()
  await secretariat.sees(() => typed(hub).length === 1)
  await erase(text, ' near')
  await type(text, 'met', ' in')
  timer.pause()
  await secretariat.sees(() => typed(hub).length === 2)
  expect(typed(hub).at(-1)?.others).toEqual([
    { amendment, verdict: 'clean', fell: null, was: 'collides', reasons: ['as-seen'] },
  ])
})

it('[A53] typing that is no matter to any amendment, or is taken back at once, is no entry', async () => {
  const { hub, timer, text, president } = await gather()
  await type(text, 'recommends it', ' warmly')
  timer.pause()
  await type(text, 'met', ' near')
  await erase(text, ' near')
  timer.pause()
  await president.do({ kind: 'allow-votes', allowed: true }, 'nothing')
  expect(last(hub, 2)).toEqual(['amendment-tabled', 'votes-allowed'])
})

it('[A53] an act comes after what was typed before it', async () => {
  const { hub, amendment, text, president, timer } = await gather()
  await type(text, 'met', ' near')
  await president.do({ kind: 'take-up-amendment', amendment }, 'nothing')
  expect(last(hub, 2)).toEqual(['text-typed', 'amendment-considered'])
  expect(timer.waits).toEqual([])
})

it('[A53] names all who typed', async () => {
  const { hub, secretariat, text, timer } = await gather()
  const other = await secretariat.invite({ role: 'secretariat' }, 'Rae')
  people.push(other)
  await type(text, 'met', ' near')
  await type(await other.text.synced(), 'Conference', ' first')
  timer.pause()
  await secretariat.sees(() => typed(hub).length > 0)
  const entry = hub.register().record.at(-1)
  const also = entry?.deed.kind === 'text-typed' ? entry.deed.also : []
  expect([entry?.by.name, ...also.map(({ name }) => name)]).toEqual(['Sec', 'Rae'])
})

it('[A53] does not wait for ever where somebody always types', async () => {
  let now = Date.now()
  const { text, timer } = await gather(undefined, () => new Date(now))
  await type(text, 'met', 'n')
  expect(timer.waits).toEqual([1_000])
  now += 14_800
  await type(text, 'metn', 'e')
  expect(timer.waits).toEqual([200])
})

it('[A29] an amendment on which the text has gone on says so with its tabling', async () => {
  const { hub, ardesia, belvane, text } = await gather()
  const { amendment } = await belvane.do(beginOn('b1'), 'draft')
  const draft = await belvane.open({ kind: 'amendment', amendment }).synced()
  draft.erase('Geneva')
  draft.type(' in ', 'Vienna')
  await draft.sent()
  await erase(text, 'Geneva')
  await type(text, ' in ', 'Bern')
  await belvane.do({ kind: 'table-amendment', amendment }, 'nothing')
  expect(deeds(hub).at(-1)).toEqual({
    kind: 'amendment-tabled',
    amendment,
    others: [{ amendment, ...collided }],
  })
  await ardesia.sees(({ amendments }) => amendments.length === 2)
})

async function again(store: Store, timer = clock()): Promise<Hub> {
  const hub = await openHub({
    store,
    exporter: null,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    window: null,
    now: () => new Date(),
    newId: randomUUID,
    later: timer.later,
    report: (fault) => {
      throw fault
    },
  })
  hubs.push(hub)
  return hub
}

it('[A53] a hub that is killed before the typing paused says it when it comes back, once', async () => {
  const file = new MemoryStore()
  const store = new Killable(file)
  const { hub, text, amendment, timer } = await gather(store)
  await type(text, 'met', ' near')
  store.isKilled = true
  expect(typed(hub)).toEqual([])
  timer.pause()
  for (const person of people) person.leave()
  const shared = new Killable(file)
  const second = await again(shared)
  expect(typed(second)).toEqual([
    { kind: 'text-typed', also: [], others: [{ amendment, ...collided }] },
  ])
  expect(second.register().record.at(-1)?.by.name).toBe('Sec')
  shared.isKilled = true
  const third = await again(new Killable(file))
  expect(typed(third)).toHaveLength(1)
  expect(firstFalse(third.register().record)).toBeNull()
})

it('[A53] a hub that ends before the typing paused has said it', async () => {
  const file = new MemoryStore()
  const { hub, text } = await gather(new Killable(file))
  await type(text, 'met', ' near')
  for (const person of people) person.leave()
  await hub.close()
  hubs = []
  expect(typed(await again(new Killable(file)))).toHaveLength(1)
})
