import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Health } from './health'
import { MemoryStore } from './memory-store'
import { openSqliteStore } from './sqlite-store'
import { type KeptAct, StoreError } from './store'
import { HandClock } from './testing/hand-clock'
import { openTestHub } from './testing/open-hub'
import { Participant } from './testing/participant'
import { mayMount, smallDisk } from './testing/small-disk'
import { tryDisk } from './try-disk'

/** A disk of which the test says what becomes of each try. */
function trial() {
  const clock = new HandClock()
  const tries: { resolve: () => void; reject: (fault: unknown) => void }[] = []
  const probe = () =>
    new Promise<void>((resolve, reject) => {
      tries.push({ resolve, reject })
    })
  const health = new Health({
    store: { probe },
    steady: () => clock.now(),
    later: (ms, work) => clock.later(ms, work),
  })
  return { clock, tries, health }
}

const ready = { ready: true }
const not = (why: string) => ({ ready: false, why })

describe('whether the hub can write', () => {
  it('is asked of the disk at most once in ten seconds, however many ask', async () => {
    const { clock, tries, health } = trial()
    const asked = Array.from({ length: 100 }, () => health.now())
    tries[0]?.resolve()
    expect(await Promise.all(asked)).toEqual(Array(100).fill(ready))
    clock.go(9_999)
    expect(await health.now()).toEqual(ready)
    expect(tries).toHaveLength(1)
    clock.go(1)
    const again = health.now()
    expect(tries).toHaveLength(2)
    tries[1]?.reject(new StoreError('disk-full'))
    expect(await again).toEqual(not('disk-full'))
  })

  it('is no while the disk does not answer, and nobody waits for it twice', async () => {
    const { clock, tries, health } = trial()
    const asked = health.now()
    clock.go(5_000)
    expect(await asked).toEqual(not('disk-failed'))
    clock.go(60_000)
    expect(await health.now()).toEqual(not('disk-failed'))
    expect(tries).toHaveLength(1)
    tries[0]?.resolve()
    await expect.poll(() => health.now()).toEqual(ready)
    expect(tries).toHaveLength(1)
  })

  it('is what the last write in the journal says, of which a try may know nothing', async () => {
    const { clock, tries, health } = trial()
    const asked = health.now()
    health.wrote('disk-full')
    tries[0]?.resolve()
    expect(await asked).toEqual(not('disk-full'))
    health.wrote(null)
    expect(await health.now()).toEqual(ready)
    health.wrote('disk-read-only')
    clock.go(29_999)
    expect(await health.now()).toEqual(not('disk-read-only'))
    clock.go(1)
    const again = health.now()
    tries[1]?.resolve()
    expect(await again).toEqual(ready)
  })

  it('is no once it is about to end, whatever the disk says', async () => {
    const { tries, health } = trial()
    health.wrote(null)
    health.end('superseded')
    health.end('stopping')
    expect(await health.now()).toEqual(not('superseded'))
    expect(tries).toEqual([])
  })
})

describe('a conference in a file', () => {
  it('is tried and left as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-health-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const store = openSqliteStore(join(folder, 'c.rapporteur'))
    const before = readdirSync(folder)
    await store.probe()
    expect(readdirSync(folder)).toEqual(before)
    expect(await store.documents()).toEqual([])
    await store.close()
    await expect(store.probe()).rejects.toThrow(new StoreError('closed'))
    expect(existsSync(join(folder, 'c.rapporteur.probe'))).toBe(false)
  })

  it.runIf(mayMount())('is on a disk that can be read only', async () => {
    const disk = smallDisk('4m')
    onTestFinished(() => disk.remove())
    await tryDisk(join(disk.folder, 'c.rapporteur'))
    disk.makeReadOnly()
    await expect(tryDisk(join(disk.folder, 'c.rapporteur'))).rejects.toThrow('disk-read-only')
  })
})

it('tells whoever asks over HTTP, in a status, a code, and no word more', async () => {
  class FaultyStore extends MemoryStore {
    fault: StoreError | null = null
    override async commit(act: KeptAct): Promise<void> {
      if (this.fault) throw this.fault
      await super.commit(act)
    }
  }
  const store = new FaultyStore()
  const hub = await openTestHub(store)
  const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
  onTestFinished(async () => {
    secretariat.leave()
    await hub.close()
  })
  const asked = async () => {
    const answer = await fetch(`${hub.address}/health`)
    return [answer.status, await answer.json()]
  }
  expect(await asked()).toEqual([200, ready])
  const act = { kind: 'open-stage', stage: 'amending' } as const
  store.fault = new StoreError('disk-full')
  expect(await secretariat.act(act)).toEqual({ problem: 'disk-full' })
  expect(await asked()).toEqual([503, not('disk-full')])
  store.fault = null
  await secretariat.do(act, 'nothing')
  expect(await asked()).toEqual([200, ready])
})
