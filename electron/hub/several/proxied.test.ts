import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Participant } from '../testing/participant'
import { WarmHubs } from '../testing/warm-hub'
import { type HubProxy, hasProxy, startProxy } from './testing/proxy'
import { hasServers, type Server, startPostgres, startRedis } from './testing/servers'

describe.runIf(hasServers && hasProxy)('two hubs behind HAProxy', () => {
  const hubs = new WarmHubs()
  let postgres: Server & { database(): Promise<string> }
  let redis: Server
  let proxy: HubProxy | null = null
  const people: Participant[] = []
  beforeAll(async () => {
    await hubs.build('electron/hub/several/testing/small-shared-hub.ts')
    postgres = await startPostgres()
    redis = await startRedis()
  }, 120_000)
  afterAll(async () => {
    for (const each of people) each.leave()
    await proxy?.end()
    await hubs.remove()
    await redis.end()
    await postgres.end()
  }, 60_000)

  it('share the windows, and when one is killed all of them go on at the other', async () => {
    const where = JSON.stringify({ database: await postgres.database(), redis: redis.url })
    const open = async () => {
      const hub = hubs.warm()
      const running = await hub.open(where)
      if (!running) throw new Error(hub.said)
      return { hub, running }
    }
    const [one, two] = [await open(), await open()]
    const before = await startProxy({
      page: new URL('SCALING.md', import.meta.url),
      hubs: { one: one.running.address, two: two.running.address },
    })
    proxy = before
    const through = ({ joined, device }: Participant) => {
      const person = new Participant(before.address, joined, undefined, device)
      people.push(person)
      return person
    }
    const host = await Participant.join(one.running.invitation, 'Host')
    const sec = through(host)
    host.leave()
    const windows = [sec]
    for (let count = 0; count < 5; count++) {
      const guest = await sec.invite({ role: 'secretariat' }, `s${count}`)
      guest.leave()
      windows.push(through(guest))
    }
    await Promise.all(windows.map(({ text }) => text.synced()))
    const served = await before.served()
    expect([served.one?.sessions, served.two?.sessions].map((each = 0) => each > 0)).toEqual([
      true,
      true,
    ])

    windows.forEach(({ text }, index) => {
      text.type('met', ` a${index}`)
    })
    await Promise.all(windows.map(({ text }) => text.sent()))
    await one.hub.kill()
    windows.forEach(({ text }, index) => {
      text.type('met', ` b${index}`)
    })
    await Promise.all(windows.map(({ text }) => text.sent()))
    for (const { text } of windows) {
      for (const index of windows.keys()) {
        await text.says(` a${index}`)
        await text.says(` b${index}`)
      }
    }
    const status = async () => (await before.served()).one?.status
    await expect.poll(status, { timeout: 30_000 }).toBe('DOWN')
    await sec.do({ kind: 'accredit-delegation', name: 'Cordonia' }, 'delegation')
  }, 180_000)
})
