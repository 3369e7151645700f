import { expect, it } from 'vitest'
import { ownCertificate } from '../hub/certificate'
import { MemoryStore } from '../hub/memory-store'
import { openTestHub } from '../hub/testing/open-hub'
import { meets } from './trust'

const made = () => ownCertificate(new MemoryStore(), null, new Date())

it('knows a hub by its key before anything is sent', async () => {
  const [certificate, other] = [await made(), await made()]
  const hub = await openTestHub(new MemoryStore(), { certificate })
  expect(await meets(hub.address, certificate.pin)).toBe('the-hub')
  expect(await meets(hub.address, other.pin)).toBe('another')
  await hub.close()
  expect(await meets(hub.address, certificate.pin)).toBe('nobody')
})

it('takes whatever does not speak TLS for another', async () => {
  const plain = await openTestHub()
  const { pin } = await made()
  expect(await meets(plain.address.replace('http', 'https'), pin)).toBe('another')
  await plain.close()
})
