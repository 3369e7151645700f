import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseInvitationLink } from '../../shared/invitation-link'
import { secretOf } from './founding'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'
import { RawWindow } from './testing/raw-window'

/** Papers that are, or were, or look like good ones, at every door: nobody comes in by one of them. */
let clock = new Date('2005-11-23T10:00:00.000Z')
const start = clock
const hour = 3_600_000

let hub: Hub
let other: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
let elsewhere: Participant
let secret: Uint8Array

beforeAll(async () => {
  const store = new MemoryStore()
  hub = await openTestHub(store, { now: () => clock })
  other = await openTestHub(new MemoryStore(), { now: () => clock })
  everyone = await seatEveryone(hub)
  elsewhere = await Participant.join(await other.invite(other.address), 'Sec')
  secret = (await secretOf(store)) ?? new Uint8Array()
  const { secretariat, president } = everyone
  await secretariat.do({ kind: 'revoke-device', device: president.joined.device }, 'nothing')
})
afterAll(async () => {
  for (const person of [...Object.values(everyone), elsewhere]) person.leave()
  await hub.close()
  await other.close()
})

const session = () => everyone.secretariat.joined.token
const claimsOf = (token: string) => JSON.parse(atob(token.split('.')[1] ?? ''))
/** As the hub itself would sign it: whoever has its secret can do as much as the hub. */
const signed = (claims: object, by = secret) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(by)
const seconds = (ms: number) => Math.floor((start.getTime() + ms) / 1000)

interface Paper {
  readonly what: string
  readonly make: () => string | Promise<string>
  /** Milliseconds since it was made, by the clock of the hub. */
  readonly after?: number
  /** What a request is told, and a window. */
  readonly told: readonly [status: number, problem: string]
  readonly window?: string
}

const invalid = [401, 'token-invalid'] as const
const expired = [401, 'token-expired'] as const

const papers: readonly Paper[] = [
  { what: 'none', make: () => '', told: invalid },
  { what: 'one that has ended', make: session, after: hour, told: expired },
  { what: 'one of long ago', make: session, after: 1_000 * hour, told: expired },
  { what: 'one of before the clock was set back', make: session, after: -25 * hour, told: expired },
  { what: 'one of before it was set back far', make: session, after: -9_999 * hour, told: expired },
  {
    what: 'one that is not good yet',
    make: () => signed({ ...claimsOf(session()), nbf: seconds(600_000) }),
    told: invalid,
  },
  {
    what: 'one that never ends',
    make: () => signed({ ...claimsOf(session()), exp: undefined }),
    told: invalid,
  },
  {
    what: 'one that somebody else has signed',
    make: () => signed(claimsOf(session()), randomBytes(32)),
    told: invalid,
  },
  {
    what: 'one for another conference',
    make: () => elsewhere.joined.token,
    told: [403, 'another-conference'],
    window: 'token-invalid',
  },
  {
    what: 'one of a device whose access was ended',
    make: () => everyone.president.joined.token,
    told: [403, 'revoked'],
  },
  {
    what: 'one of a device that never was',
    make: () => signed({ ...claimsOf(session()), device: 'never-was' }),
    told: invalid,
  },
  {
    what: 'an invitation',
    make: async () => parseInvitationLink(await hub.invite(hub.address))?.token ?? '',
    told: invalid,
  },
  {
    what: 'a challenge',
    make: async () => {
      const body = JSON.stringify({ device: everyone.secretariat.joined.device })
      const answer = await fetch(`${hub.address}/api/challenge`, { method: 'POST', body })
      return (await answer.json()).challenge
    },
    told: invalid,
  },
]

/** Every door for which a session is needed. */
const doors = [
  ['POST', '/api/acts', { kind: 'accredit-delegation', name: 'Hostile' }],
  ['POST', '/api/take-in', { kind: 'take-in-text' }],
  ['POST', '/api/kept', { seenTo: [] }],
  ['POST', '/api/letters', {}],
  ['GET', '/api/export/txt', null],
  ['GET', '/api/versions/v', null],
  ['GET', '/api/text', null],
  ['GET', '/api/text/b1', null],
  ['GET', '/api/devices', null],
] as const

async function toldAt(door: (typeof doors)[number], token: string): Promise<readonly unknown[]> {
  const [method, path, body] = door
  const answer = await fetch(`${hub.address}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  const { problem } = await answer.json()
  return [path, answer.status, problem]
}

it.each(papers)('$what opens no door', async ({ make, after = 0, told, window = told[1] }) => {
  const token = await make()
  const before = hub.register()
  clock = new Date(start.getTime() + after)
  try {
    for (const door of doors) expect(await toldAt(door, token)).toEqual([door[1], ...told])
    for (const name of ['register', `text/${before.conference.text}`, 'amendment/x', 'people']) {
      const hostile = await RawWindow.connect(hub.address)
      expect([name, await hostile.open(name, token)]).toEqual([name, window])
      expect(hostile.all(name)).toHaveLength(1)
      hostile.leave()
    }
  } finally {
    clock = start
  }
  expect(hub.register()).toBe(before)
})

it('a good one does, also a little before and after it was made', async () => {
  for (const after of [0, hour - 1_000, -2 * hour]) {
    clock = new Date(start.getTime() + after)
    expect((await toldAt(doors[7], session()))[1]).toBe(200)
    const window = await RawWindow.connect(hub.address)
    expect(await window.open('register', session())).toBe('open')
    window.leave()
  }
  clock = start
})

it('a clock that was set back gives whoever has a key another session', async () => {
  const { device, joined } = everyone.secretariat
  clock = new Date(start.getTime() - 25 * hour)
  const pass = Object(await device?.session(hub.address, joined.conference.id))
  expect((await toldAt(doors[7], String(pass.token)))[1]).toBe(200)
  clock = start
})
