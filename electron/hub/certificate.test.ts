import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as OpenCertificate,
} from '@peculiar/x509'
import { afterAll, afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { parseInvitationLink } from '../../shared/invitation-link'
import { pinOf } from '../reaching/pin'
import { CertificateError, ownCertificate, suppliedCertificate } from './certificate'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub } from './testing/open-hub'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-tls-'))
afterAll(() => rmSync(folder, { recursive: true }))
const now = new Date('2026-05-04T10:00:00Z')

let hub: Hub | null = null
afterEach(async () => {
  await hub?.close()
  hub = null
})

async function secure(store = new MemoryStore(), more = {}) {
  const certificate = await ownCertificate(store, null, new Date())
  hub = await openTestHub(store, { certificate, ...more })
  return { certificate, hub }
}

it('is made for every name of the machine, for a time that browsers take', async () => {
  const { certificate } = await ownCertificate(new MemoryStore(), 'https://hub.example:4870', now)
  const made = new X509Certificate(certificate)
  expect(made.checkIP('127.0.0.1')).toBe('127.0.0.1')
  for (const name of ['localhost', 'hub.example']) expect(made.checkHost(name)).toBe(name)
  expect([made.validFrom, made.validTo].map((each) => new Date(each).toISOString())).toEqual([
    '2026-05-03T10:00:00.000Z',
    '2027-06-04T10:00:00.000Z',
  ])
  expect(made.verify(made.publicKey)).toBe(true)
})

it('vouches for nothing but the hub, also where somebody trusts it', async () => {
  const { certificate } = await ownCertificate(new MemoryStore(), null, now)
  const made = new OpenCertificate(certificate)
  expect(new X509Certificate(certificate).ca).toBe(false)
  expect(made.getExtension(BasicConstraintsExtension)?.ca).toBe(false)
  expect(made.getExtension(KeyUsagesExtension)?.usages).toBe(KeyUsageFlags.digitalSignature)
  expect(made.getExtension(ExtendedKeyUsageExtension)?.usages).toEqual([
    ExtendedKeyUsage.serverAuth,
  ])
})

it('has the same key each time it is made anew, and another for another conference', async () => {
  const store = new MemoryStore()
  const [one, again] = [
    await ownCertificate(store, null, now),
    await ownCertificate(store, 'https://hub.example', now),
  ]
  expect(again.certificate).not.toBe(one.certificate)
  expect([again.pin, again.key]).toEqual([one.pin, one.key])
  expect((await ownCertificate(new MemoryStore(), null, now)).pin).not.toBe(one.pin)
})

it('is named by invitations, and shown to whoever connects', async () => {
  const { certificate, hub } = await secure()
  const link = parseInvitationLink(await hub.invite(hub.address))
  expect([link?.address, link?.pin]).toEqual([hub.address, certificate.pin])
  expect(hub.address).toMatch(/^https:/)
  const answer = await new Promise((resolve, reject) => {
    const asked = request(`${hub.address}/health`, { ca: certificate.certificate }, (response) =>
      response.on('data', (data) => resolve(JSON.parse(String(data)))),
    )
    asked.on('error', reject).end()
  })
  expect(answer).toEqual({ ready: true })
  const socket = new WebSocket(`${hub.address.replace('http', 'ws')}/sync`, {
    ca: certificate.certificate,
  })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  socket.terminate()
})

it('answers nothing in the clear', async () => {
  const { hub } = await secure()
  await expect(fetch(`${hub.address.replace('https', 'http')}/health`)).rejects.toThrow()
})

it('is not named where the authorities vouch for it, or a proxy speaks for the hub', async () => {
  const { hub } = await secure(new MemoryStore(), { pinned: false })
  expect(parseInvitationLink(await hub.invite(hub.address))?.pin).toBeNull()
  await hub.close()
  const plain = await openTestHub()
  expect(parseInvitationLink(await plain.invite('https://hub.example'))?.pin).toBeNull()
  await plain.close()
})

it('may be the operator’s own, if the key is its key', async () => {
  const [one, other] = [
    await ownCertificate(new MemoryStore(), null, now),
    await ownCertificate(new MemoryStore(), null, now),
  ]
  const file = (name: string, words: string) => {
    const path = join(folder, name)
    writeFileSync(path, words)
    return path
  }
  const certificate = file('c.pem', one.certificate)
  const key = file('k.pem', one.key)
  expect(await suppliedCertificate({ certificate, key })).toEqual(one)
  expect(pinOf(one.certificate)).toBe(one.pin)
  const wrong = (why: string) => new CertificateError(why)
  const otherKey = file('o.pem', other.key)
  await expect(suppliedCertificate({ certificate, key: otherKey })).rejects.toEqual(
    wrong('not-its-key'),
  )
  for (const path of [join(folder, 'none.pem'), file('x.pem', 'nothing of the kind')]) {
    await expect(suppliedCertificate({ certificate: path, key })).rejects.toEqual(
      wrong('unreadable'),
    )
  }
})
