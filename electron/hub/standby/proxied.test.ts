import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { wayTo } from '../../reaching/pinned-ask'
import { ownCertificate } from '../certificate'
import { MemoryStore } from '../memory-store'
import { hasProxy, startProxy } from '../several/testing/proxy'
import { freePort } from '../several/testing/servers'
import { fileOf, first, inStep, second, secretariatAt, started } from '../testing/two-hubs'
import { askTakeover } from './ask-takeover'

describe.runIf(hasProxy)('a hub and its standby behind one address, with TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-certificate-'))
  const ends: (() => unknown)[] = []
  // The window of the test looks at no certificate; that the key is the hub's own is looked at below.
  beforeAll(() => void vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'))
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('are one to windows: they come back by themselves when the standby has taken over', async () => {
    const port = await freePort()
    const address = `https://127.0.0.1:${port}`
    const { certificate, key, pin } = await ownCertificate(new MemoryStore(), address, new Date())
    const file = (name: string, words: string) => {
      writeFileSync(join(folder, name), words)
      return join(folder, name)
    }
    const tls = ['--certificate', file('c.pem', certificate), '--key', file('k.pem', key)]
    const [one, two] = [`${await freePort()}`, `${await freePort()}`]
    const common = ['--address', address, ...tls]
    const hub = await started('--data', first(), '--sample', '--port', one, ...common)
    const hubs = { first: `https://127.0.0.1:${one}`, second: `https://127.0.0.1:${two}` }
    const page = new URL('STANDBY.md', import.meta.url)
    const proxy = await startProxy({ page, hubs, port }, ['first'])
    ends.push(() => proxy.end())
    const sec = await secretariatAt({ ...hub, invitation: hub.invitation.replace(one, `${port}`) })
    ends.push(() => sec.leave())
    const { link } = await sec.do({ kind: 'invite-standby' }, 'invitation')
    await started('--data', second(), '--standby', fileOf(link), '--port', two, ...common)
    await inStep(sec)
    const through = wayTo({ address, pin })
    ends.push(() => through.close())
    const ofStandby = wayTo({ address: hubs.second, pin })
    ends.push(() => ofStandby.close())
    expect(await ofStandby.json('/health')).toMatchObject({ status: 503 })
    expect(await ofStandby.json('/health/standby')).toMatchObject({ status: 200 })
    expect(await through.json('/health')).toEqual({ status: 200, body: { ready: true } })

    sec.text.type('Geneva', ' before')
    await sec.text.sent()
    await hub.end('SIGKILL')
    sec.text.type('Geneva before', ' meanwhile')
    const served = async () => {
      const now = await proxy.served()
      return [now.first, now.second].map((each) => each?.status.split(' ')[0])
    }
    await expect.poll(served, { timeout: 30_000 }).toEqual(['DOWN', 'DOWN'])
    expect(await askTakeover(second(), 'Sec')).toMatchObject({ kind: 'taken-over', term: 2 })
    await expect.poll(served, { timeout: 30_000 }).toEqual(['DOWN', 'UP'])
    // The window has gone nowhere: what it could not send is there.
    await sec.text.sent()
    expect(await through.json('/health')).toEqual({ status: 200, body: { ready: true } })
    expect(await ofStandby.json('/health/standby')).toMatchObject({ status: 404 })
    await sec.text.says('Geneva before meanwhile')
    const { record } = await sec.sees((register) =>
      register.record.some(({ deed }) => deed.kind === 'taken-over'),
    )
    expect(record.filter(({ deed }) => deed.kind === 'taken-over')).toHaveLength(1)
  }, 120_000)
})
