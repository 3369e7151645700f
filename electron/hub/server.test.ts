import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { parseInvitationLink } from '../../shared/invitation-link'
import { limits } from '../../shared/protocol'
import { windowHeaders } from '../../shared/window-policy'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { listen } from './server'
import { TestDevice } from './testing/device'
import { openTestHub } from './testing/open-hub'
import { Participant, post } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-server-'))
const window = join(folder, 'window')
let hub: Hub
let secretariat: Participant
let clock: Date

beforeAll(() => {
  mkdirSync(join(window, 'assets'), { recursive: true })
  writeFileSync(join(window, 'index.html'), '<!doctype html><title>Rapporteur</title>')
  writeFileSync(join(window, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(window, 'notes.txt'), 'not of the window')
  writeFileSync(join(folder, 'secret.html'), 'a secret')
})
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(async () => {
  clock = new Date()
  hub = await openTestHub(new MemoryStore(), { window, now: () => clock })
  secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
})
afterEach(async () => {
  secretariat.leave()
  await hub.close()
})

const url = (path: string) => `${hub.address}${path}`
const problemOf = async (answer: Response) => [answer.status, await answer.json()]

/** As it was written: `fetch` would tidy the path first. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(hub.address)
    request({ hostname, port, path }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

it('a request that is hung up says so to whoever answers it', async () => {
  const noticed = new Promise<void>((resolve) => {
    const server = listen({
      host: '127.0.0.1',
      port: 0,
      tls: null,
      connect: () => {},
      answer: (asked) =>
        new Promise((answer) => {
          asked.signal.addEventListener('abort', () => {
            answer(new Response())
            void server.then((each) => each.close()).then(resolve)
          })
          leaving.abort()
        }),
    })
    const leaving = new AbortController()
    const hangUp = async () => {
      const { port } = await server
      await fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal })
    }
    hangUp().catch(() => {})
  })
  await noticed
})

describe('the window', () => {
  it('is served to browsers with its content security policy', async () => {
    const page = await fetch(url('/'))
    expect(await page.text()).toContain('Rapporteur')
    expect(Object.fromEntries(page.headers)).toMatchObject({
      ...windowHeaders("'self'"),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    })
    const script = await fetch(url('/assets/app-1a2b.js'))
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/assets\\..\\..\\secret.html',
    '/%5c..%5csecret.html',
    '//etc/passwd',
    '/index.html%00.js',
    '/%',
    '/notes.txt',
    '/assets',
    '/nothing.html',
  ])('hands out nothing else: %s', async (path) => {
    // A backslash is no part of an address: that is said before anyone looks for a file.
    expect([400, 404]).toContain(await rawStatus(path))
  })
})

/** Another device each time. */
async function requestFor(link: string, name = 'Obs') {
  const invitation = parseInvitationLink(link)
  if (!invitation) throw new Error(`Not an invitation: ${link}`)
  return (await TestDevice.make()).request(invitation, name)
}

describe('joining', () => {
  it('is refused with a code that says why', async () => {
    const { link } = await secretariat.do(
      { kind: 'invite', to: { role: 'observer' } },
      'invitation',
    )
    const asked = await requestFor(link)
    const join = async (body: unknown) => problemOf(await post(url('/api/join'), body))
    const malformed = [400, { problem: 'malformed' }]
    expect(await join({ ...asked, token: 'x' })).toEqual([401, { problem: 'token-invalid' }])
    expect(await join({ ...asked, name: ' ' })).toEqual(malformed)
    expect(await join({ ...asked, role: 'president' })).toEqual(malformed)
    expect(await join({ token: asked.token, name: 'Obs' })).toEqual(malformed)
    expect(await join('token')).toEqual(malformed)
    clock = new Date(clock.getTime() + 14 * 86_400_000)
    expect(await join(asked)).toEqual([401, { problem: 'token-expired' }])
  })
})

it('gives no more seats for one invitation than it is for', async () => {
  const act = { kind: 'invite', to: { role: 'observer' }, uses: 3 } as const
  const { link } = await secretariat.do(act, 'invitation')
  const join = async (name: string) =>
    (await post(url('/api/join'), await requestFor(link, name))).status
  const answers: number[] = []
  for (const name of ['Ana', 'Bo', 'Cy', 'Di', 'Ed']) answers.push(await join(name))
  expect(answers).toEqual([200, 200, 200, 401, 401])
})

describe('acts', () => {
  it('are refused without a seat, malformed, or too large', async () => {
    const { token } = secretariat.joined
    const act = { kind: 'open-stage', stage: 'amending' }
    const ask = async (body: unknown, paper?: string) =>
      problemOf(await post(url('/api/acts'), body, paper))
    expect(await ask(act)).toEqual([401, { problem: 'token-invalid' }])
    expect(await ask({ ...act, stage: 'over' }, token)).toEqual([400, { problem: 'malformed' }])
    expect(await ask({ ...act, more: 1 }, token)).toEqual([400, { problem: 'malformed' }])
    expect(await ask({ ...act, more: 'x'.repeat(limits.act) }, token)).toEqual([
      413,
      { problem: 'too-large' },
    ])
    clock = new Date(clock.getTime() + 91 * 86_400_000)
    expect(await ask(act, token)).toEqual([401, { problem: 'token-expired' }])
    expect(hub.register().stage).toBe('drafting')
  })

  it('are not answered anywhere else', async () => {
    expect(await problemOf(await fetch(url('/api/nothing')))).toEqual([
      404,
      { problem: 'not-found' },
    ])
    expect(await problemOf(await fetch(url('/api/acts')))).toEqual([404, { problem: 'not-found' }])
  })
})

describe('another page', () => {
  const preflight = (origin: string) =>
    fetch(url('/api/acts'), {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })

  it('may ask only if it is the window of the application', async () => {
    const ours = await preflight('app://rapporteur')
    expect(ours.headers.get('access-control-allow-origin')).toBe('app://rapporteur')
    expect(ours.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    const foreign = await preflight('https://example.org')
    expect(foreign.headers.get('access-control-allow-origin')).not.toBe('https://example.org')
  })

  it('can read why it was refused, if it is the window of the application', async () => {
    const asked = (path: string, init: RequestInit) =>
      fetch(url(path), { ...init, headers: { ...init.headers, origin: 'app://rapporteur' } })
    const answers = [
      await asked('/api/acts', { method: 'POST', body: '{}' }),
      await asked('/api/export/docx', {
        headers: { authorization: `Bearer ${secretariat.joined.token}` },
      }),
      await asked('/api/nothing', {}),
      // Last, since the rest of what is too long is not read and its connection ends.
      await asked('/api/acts', { method: 'POST', body: 'x'.repeat(limits.tabling + 1) }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 500, 404, 413])
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('app://rapporteur')
    }
  })

  it('brings along more than an act only where it tables an amendment', async () => {
    const act = { kind: 'accredit-delegation', name: 'x'.repeat(limits.act) }
    const answer = await fetch(url('/api/acts'), {
      method: 'POST',
      headers: { authorization: `Bearer ${secretariat.joined.token}` },
      body: JSON.stringify(act),
    })
    expect([answer.status, (await answer.json()).problem]).toEqual([413, 'too-large'])
  })

  const opens = (path: string, origin?: string) =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(`${hub.address.replace('http', 'ws')}${path}`, {
        ...(origin && { origin }),
      })
      socket.on('open', () => {
        socket.terminate()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })

  it('may open a socket only if it is ours', async () => {
    expect(await opens('/sync')).toBe(true)
    expect(await opens('/sync', 'app://rapporteur')).toBe(true)
    expect(await opens('/sync', hub.address)).toBe(true)
    expect(await opens('/sync', 'https://example.org')).toBe(false)
    expect(await opens('/sync', 'null')).toBe(false)
    expect(await opens('/elsewhere')).toBe(false)
  })
})

it('says that it is there', async () => {
  const answer = await fetch(url('/health'))
  expect([answer.status, await answer.json()]).toEqual([200, { ready: true }])
})

it('says so too to a proxy that asks as HTTP/1.0 does, and names no host', async () => {
  const socket = connect(Number(new URL(hub.address).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes
  })
  socket.write('GET /health HTTP/1.0\r\n\r\n')
  await new Promise((resolve) => socket.once('close', resolve))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
})
