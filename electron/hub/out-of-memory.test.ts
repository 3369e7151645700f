import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqliteStore } from './sqlite-store'
import { Participant } from './testing/participant'
import { keysIn, Reader, Typist } from './testing/told'
import { WarmHubs } from './testing/warm-hub'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-memory-'))
const file = join(folder, 'c.rapporteur')
const hubs = new WarmHubs()
beforeAll(() => hubs.build())
afterAll(async () => {
  await hubs.remove()
  rmSync(folder, { recursive: true })
})

/** Megabytes, a little more than it takes to begin; and letters typed at once. */
const memory = 40
const many = 400_000
/** Keys that wait for an answer before the next is pressed. */
const atOnce = 8

it('a hub that runs out of memory has lost nothing that it acknowledged', async () => {
  const small = hubs.warm({ node: [`--max-old-space-size=${memory}`] })
  const running = await small.open(file)
  if (!running) throw new Error(small.said)
  const host = await Participant.join(running.invitation, 'Host')
  host.leave()
  const reader = new Reader(host.joined)
  let waiting = 0
  let heard = () => {}
  const typist = new Typist(host.joined, () => {
    waiting--
    heard()
  })
  await typist.come(running.address)
  let isGone = false
  const ended = small.ended.then(() => {
    isGone = true
  })
  while (!isGone) {
    typist.press(() => 1, many)
    if (++waiting < atOnce) continue
    const answer = new Promise<void>((resolve) => {
      heard = resolve
    })
    await Promise.race([answer, ended])
  }
  await ended
  typist.leave()
  expect(small.said).toContain('heap out of memory')
  expect(typist.kept.size).toBeGreaterThan(10)

  const store = openSqliteStore(file)
  expect(store.leftOver).not.toBeNull()
  await store.close()
  const next = hubs.warm()
  const again = await next.open(file)
  if (!again) throw new Error(next.said)
  const { text } = await reader.come(again.address)
  const keys = keysIn(text)
  reader.leave()
  const has = new Set(keys)
  expect([...typist.kept].filter((key) => !has.has(key))).toEqual([])
  expect(keys).toHaveLength(has.size)
}, 120_000)
