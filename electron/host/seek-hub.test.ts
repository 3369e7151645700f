import { afterEach, expect, it } from 'vitest'
import { conferenceId } from '../../shared/ids'
import type { Standing } from '../../shared/standby'
import { ownCertificate } from '../hub/certificate'
import { MemoryStore } from '../hub/memory-store'
import { listen } from '../hub/server'
import { seekHub } from './seek-hub'

const made = () => ownCertificate(new MemoryStore(), null, new Date())

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** What answers by TLS that it stands so. */
async function standsThere(standing: Standing) {
  const certificate = await made()
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    tls: certificate,
    answer: () => Response.json(standing),
    connect: (socket) => socket.close(),
  })
  ends.push(listening.close)
  return { address: `https://127.0.0.1:${listening.port}`, pin: certificate.pin }
}

const conference = conferenceId('c1')

it('finds the hub of a later term, by its key', async () => {
  const there = await standsThere({
    kind: 'hub',
    conference,
    term: 2,
    paper: null,
  })
  expect(await seekHub([there], conference, 1)).toEqual(there)
  expect(await seekHub([there], conference, 2)).toBeNull()
  expect(await seekHub([there], 'c2', 1)).toBeNull()
  const { pin } = await made()
  expect(await seekHub([{ ...there, pin }], conference, 1)).toBeNull()
})

it('leaves a standby alone that follows', async () => {
  const there = await standsThere({
    kind: 'follows',
    conference,
    behind: 0,
    heard: null,
  })
  expect(await seekHub([there], conference, 1)).toBeNull()
})
