import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRegister } from '../../../shared/amendments/register'
import { contentOf } from '../../../shared/document/ydoc'
import { copyDatabase } from '../postgres/copy'
import { firstFalse } from '../record'
import { openSqliteStore } from '../sqlite-store'
import { Participant } from '../testing/participant'
import { Chair, chances, keysIn, Reader, Typist } from '../testing/told'
import { WarmHubs } from '../testing/warm-hub'
import { verify } from '../verify'
import { OneAddress } from './testing/one-address'
import { hasServers, type Server, startPostgres, startRedis } from './testing/servers'

/** Kept: a seed that ever found something stays here. */
const seed = 20261127
const typists = 10
const kills = 3
/** Answers between two kills. */
const answersEach = 120

describe.runIf(hasServers)('several hubs behind one address', () => {
  const hubs = new WarmHubs()
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-several-'))
  let postgres: Server & { database(): Promise<string> }
  let redis: Server
  let address: OneAddress
  beforeAll(async () => {
    await hubs.build('electron/hub/several/testing/small-shared-hub.ts')
    postgres = await startPostgres()
    redis = await startRedis()
    address = await OneAddress.open()
  }, 120_000)
  afterAll(async () => {
    address.close()
    await hubs.remove()
    await redis.end()
    await postgres.end()
    rmSync(folder, { recursive: true })
  }, 60_000)

  it('keep what anyone was told, once, when one after the other is killed', async () => {
    const chance = chances(seed)
    const database = await postgres.database()
    let next = hubs.warm()
    const open = async () => {
      const hub = next
      next = hubs.warm()
      const running = await hub.open(JSON.stringify({ database, redis: redis.url }))
      if (!running) throw new Error(hub.said)
      address.add(running.address)
      return { hub, running }
    }
    const first = await open()
    const alive = [first, await open()]
    const host = await Participant.join(first.running.invitation, 'Host')
    const invited = async (name: string) => {
      const person = await host.invite({ role: 'secretariat' }, name)
      person.leave()
      return person.joined
    }
    const seats = []
    for (let index = 0; index < typists; index++) seats.push(await invited(`t${index}`))
    const chair = new Chair(await invited('Chair'), () => answered())
    const reads = await invited('Reader')
    host.leave()

    let answers = 0
    let isTyping = true
    let isOver = false
    let look = () => {}
    const answered = () => {
      answers++
      look()
    }
    const until = (fact: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (fact()) resolve()
        }
        look()
      })
    // For each key that was kept somebody types another: as fast as the hubs answer, and no faster.
    const typed = () => {
      answered()
      const there = all.filter(({ isThere }) => isThere)
      if (isTyping) there[Math.floor(chance() * there.length)]?.press(chance)
    }
    const all = seats.map((joined) => new Typist(joined, typed))
    // Whoever loses a hub calls the same address again, and sends what was not acknowledged.
    const live = async (typist: Typist) => {
      while (!isOver) {
        const isThere = await typist.come(address.url).then(
          () => true,
          () => false,
        )
        if (!isThere) continue
        if (isTyping) typist.press(chance)
        look()
        await typist.ended()
      }
    }
    const living = all.map(live)
    const acting = (async () => {
      while (isTyping) await chair.goOn(address.url, () => !isTyping)
    })()
    for (let count = 0; count < kills; count++) {
      const from = answers
      await until(() => answers >= from + answersEach)
      const [victim] = alive.splice(Math.floor(chance() * alive.length), 1)
      await victim?.hub.kill()
      alive.push(await open())
    }
    const from = answers
    await until(() => answers >= from + answersEach)
    isTyping = false
    await acting
    await until(() => all.every((typist) => typist.isAnswered))

    const readers = alive.map(({ running }) => ({ at: running.address, by: new Reader(reads) }))
    const found = await Promise.all(readers.map(({ at, by }) => by.come(at)))
    const [read] = found
    if (!read) throw new Error('There is always a hub')
    for (const { text, register } of found) {
      expect(stateOf(text)).toEqual(stateOf(read.text))
      expect(readRegister(register)).toEqual(readRegister(read.register))
    }
    const said = stateOf(read.text)
    for (const typist of all) {
      await typist.readOn()
      expect(stateOf(typist.doc)).toEqual(said)
    }
    const keys = counted(keysIn(read.text))
    const { record = [] } = readRegister(read.register) ?? {}
    const acts = counted(Chair.actsIn(record))
    const kept = all.flatMap((typist) => [...typist.kept])
    const gone = all.flatMap((typist) => [...typist.gone])
    expect({
      lostKeys: kept.filter((key) => !keys.has(key)),
      lostActs: [...chair.done].filter((act) => !acts.has(act)),
      returned: gone.filter((key) => keys.has(key)),
      twice: [...keys, ...acts].filter(([, count]) => count > 1),
      brokenAt: firstFalse(record),
    }).toEqual({ lostKeys: [], lostActs: [], returned: [], twice: [], brokenAt: null })
    // That it was a load: a test in which nobody is answered would show nothing.
    expect(kept.length + gone.length).toBeGreaterThan((kills * answersEach) / 2)
    expect(chair.done.size).toBeGreaterThan(kills)

    isOver = true
    for (const typist of all) typist.leave()
    for (const { by } of readers) by.leave()
    await Promise.all(living)
    const file = join(folder, 'copy.rapporteur')
    await copyDatabase(database, file)
    const store = openSqliteStore(file)
    expect((await verify(store)).findings).toEqual([])
    await store.close()
  }, 300_000)
})

/** What a text says, to the byte, and all that it knows of. */
function stateOf(doc: Y.Doc): string {
  const known = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return JSON.stringify([contentOf(doc).toString(), known])
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
