import { expect, it } from 'vitest'
import { deviceId } from '../../shared/ids'
import type { ExportedFile } from './export'
import { Exports } from './exports'
import { FairTurns } from './fair-turns'
import { MemoryStore } from './memory-store'
import { openTestHub } from './testing/open-hub'
import { Participant } from './testing/participant'

/** A press whose files are made when a test says so. */
class SlowPress {
  readonly asked: (() => void)[] = []
  readonly #heard: (() => void)[] = []

  export(): Promise<ExportedFile> {
    return new Promise((resolve) => {
      this.asked.push(() =>
        resolve({ name: 'a.docx', type: 'text/plain', bytes: new Uint8Array([1]) }),
      )
      for (const heard of this.#heard.splice(0)) heard()
    })
  }

  letters = () => this.export()

  async until(count: number): Promise<void> {
    while (this.asked.length < count) await new Promise<void>((heard) => this.#heard.push(heard))
  }

  async close(): Promise<void> {}
}

const quick = (made: string[], what: string) => async () => {
  made.push(what)
  return null
}

it('a device has one file made at a time, and is told so if it asks for more', async () => {
  const press = new SlowPress()
  const hub = await openTestHub(new MemoryStore(), { exporter: press })
  const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
  await secretariat.text.synced()
  const headers = { authorization: `Bearer ${secretariat.joined.token}` }
  const ask = () => fetch(`${hub.address}/api/export/docx`, { headers })
  const first = ask()
  await press.until(1)
  for (let more = 0; more < 10; more++) {
    const answer = await ask()
    expect([answer.status, await answer.json()]).toEqual([429, { problem: 'export-busy' }])
  }
  press.asked[0]?.()
  expect((await first).status).toBe(200)
  const next = ask()
  await press.until(2)
  press.asked[1]?.()
  expect((await next).status).toBe(200)
  secretariat.leave()
  await hub.close()
})

it('others wait until it is made, and whoever hangs up meanwhile has none made', async () => {
  const exports = new Exports(new FairTurns())
  const { signal } = new AbortController()
  const made: string[] = []
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const slow = () => finished.then(quick(made, 'first'))
  const [first, leaving, last] = [deviceId('a'), deviceId('b'), deviceId('c')]
  const hangsUp = new AbortController()
  const asked = [
    exports.of(first, signal, slow),
    exports.of(leaving, hangsUp.signal, quick(made, 'left')),
    exports.of(last, signal, quick(made, 'last')),
  ]
  expect(await exports.of(leaving, signal, quick(made, 'more'))).toBe('export-busy')
  hangsUp.abort()
  expect(await asked[1]).toBe(null)
  asked.push(exports.of(leaving, signal, quick(made, 'again')))
  finish()
  await Promise.all(asked)
  expect(made).toEqual(['first', 'last', 'again'])
})

it('what cannot be made keeps nobody from the next', async () => {
  const exports = new Exports(new FairTurns())
  const { signal } = new AbortController()
  const made: string[] = []
  const fails = exports.of(deviceId('a'), signal, () => Promise.reject(new Error('a smudge')))
  const next = exports.of(deviceId('b'), signal, quick(made, 'next'))
  await expect(fails).rejects.toThrow('a smudge')
  await next
  expect(made).toEqual(['next'])
})

it('so many wait and no more', async () => {
  const exports = new Exports(new FairTurns())
  const ask = (device: string, make = async () => {}) =>
    exports.of(deviceId(device), new AbortController().signal, async () => {
      await make()
      return null
    })
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const asked = [ask('first', () => finished)]
  for (let at = 0; at < 200; at++) asked.push(ask(`d${at}`))
  expect(await ask('late')).toBe('export-busy')
  finish()
  expect(new Set(await Promise.all(asked))).toEqual(new Set([null]))
  expect(await ask('late')).toBe(null)
})

it('nothing is made as adopted before it is, and whoever asks learns why', async () => {
  const press = new SlowPress()
  const hub = await openTestHub(new MemoryStore(), { exporter: press })
  const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
  const headers = { authorization: `Bearer ${secretariat.joined.token}` }
  for (const view of ['adopted', 'matters']) {
    const answer = await fetch(`${hub.address}/api/export/docx?as=${view}`, { headers })
    expect([answer.status, await answer.json()]).toEqual([409, { problem: 'export-not-adopted' }])
  }
  expect(press.asked).toEqual([])
  secretariat.leave()
  await hub.close()
})
