import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepHub } from './hub-keeper'
import { type HubStart, startHub } from './hub-process'
import { saysReady, smallHub } from './small-hub'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-keeper-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const hub = () => startHub(() => smallHub(folder, saysReady))

/** Plays the given starts one after the other; `made(n)` waits for the nth, from 0. */
function script(...starts: ReadonlyArray<() => Promise<HubStart>>) {
  const tell: Array<(started: HubStart) => void> = []
  const made = starts.map((_, index) => {
    return new Promise<HubStart>((resolve) => {
      tell[index] = resolve
    })
  })
  let next = 0
  return {
    made: async (index: number) => (await made[index])?.kind,
    count: () => next,
    start: async () => {
      const index = next++
      const started = await (starts[index] ?? hub)()
      tell[index]?.(started)
      return started
    },
  }
}

it('starts a hub anew when it dies', async () => {
  const { start, made } = script(hub, hub)
  const keeping = await keepHub(start, [0])
  if (keeping.kind === 'failed') throw new Error(keeping.why)
  const first = keeping.hub.latest()
  await first.stop()
  expect(await made(1)).toBe('running')
  await expect.poll(() => keeping.hub.latest()).not.toBe(first)
  await keeping.hub.stop()
})

it('goes on trying while the hub cannot start', async () => {
  const full = async (): Promise<HubStart> => ({ kind: 'failed', why: 'disk-full' })
  const { start, made } = script(hub, full, full, hub)
  const keeping = await keepHub(start, [0])
  if (keeping.kind === 'failed') throw new Error(keeping.why)
  await keeping.hub.latest().stop()
  expect(await made(3)).toBe('running')
  await keeping.hub.stop()
})

it('does not keep what never ran', async () => {
  const { start, count } = script(async () => ({ kind: 'failed', why: 'port-in-use' }))
  expect(await keepHub(start, [0])).toEqual({ kind: 'failed', why: 'port-in-use' })
  expect(count()).toBe(1)
})

it('ends for good when stopped, even while waiting to start again', async () => {
  const { start, count } = script(hub)
  const keeping = await keepHub(start, [3_600_000])
  if (keeping.kind === 'failed') throw new Error(keeping.why)
  await keeping.hub.latest().stop()
  await keeping.hub.stop()
  expect(count()).toBe(1)
})

it('ends the hub that was just starting when it was stopped', async () => {
  const running: HubStart[] = []
  const keeping = await keepHub(async () => {
    const started = await hub()
    running.push(started)
    return started
  }, [0])
  if (keeping.kind === 'failed') throw new Error(keeping.why)
  await keeping.hub.latest().stop()
  await keeping.hub.stop()
  for (const started of running) if (started.kind === 'running') await started.hub.gone
})
