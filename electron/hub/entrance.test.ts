import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { joinStatement, sessionStatement } from '../../shared/device-proof'
import type { ConferenceId } from '../../shared/ids'
import { type InvitationLink, parseInvitationLink } from '../../shared/invitation-link'
import { devicesOf, readPeople } from '../../shared/people'
import { type Challenge, SessionPassSchema } from '../../shared/protocol'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { openSqliteStore } from './sqlite-store'
import { TestDevice } from './testing/device'
import { openTestHub } from './testing/open-hub'
import { Participant, post } from './testing/participant'

let hub: Hub
let clock: Date
let store: MemoryStore
beforeEach(async () => {
  clock = new Date('2005-11-23T10:00:00.000Z')
  store = new MemoryStore()
  hub = await openTestHub(store, { now: () => clock })
})
afterEach(() => hub.close())

const later = (ms: number) => {
  clock = new Date(clock.getTime() + ms)
}
const url = (path: string) => `${hub.address}/api/${path}`
const answerTo = async (path: string, body: unknown) => {
  const answer = await post(url(path), body)
  return [answer.status, await answer.json()]
}
const invalid = [401, { problem: 'token-invalid' }]

async function invitation(): Promise<InvitationLink> {
  const link = parseInvitationLink(await hub.invite(hub.address))
  if (!link) throw new Error('The hub makes invitations that can be read')
  return link
}

async function joined() {
  const link = await invitation()
  const device = await TestDevice.make()
  const entered = await device.join(link, 'Sec')
  if ('problem' in entered) throw new Error(entered.problem)
  return { device, entered, conference: link.conference }
}

it('gives the device that joins a seat, and everyone its public keys', async () => {
  const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
  const [ardesia] = hub.register().delegations
  if (!ardesia) throw new Error('The test conference has two delegations')
  const seat = { role: 'delegation', delegation: ardesia.id, pen: true } as const
  const ada = await secretariat.invite(seat, 'Ada')
  const observer = await secretariat.invite({ role: 'observer' }, 'Obs')
  const people = observer.open({ kind: 'people' })
  await people.until(() => readPeople(people.doc).devices.length === 3)
  const now = clock.toISOString()
  expect(devicesOf(readPeople(people.doc), ardesia.id, now)).toEqual([
    {
      id: ada.device?.id,
      person: ada.joined.seat.person,
      keys: ada.device?.keys,
      joined: now,
      expires: ada.joined.expires,
      invitation: hub.register().invitations[0]?.id,
      revoked: null,
    },
  ])
  for (const each of [secretariat, ada, observer]) each.leave()
})

it('lets nobody write into who takes part', async () => {
  const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
  const people = await secretariat.open({ kind: 'people' }).synced()
  people.doc.getMap('register').set('person/x', { role: 'president' })
  expect(await people.closed()).toBe('read-only')
  secretariat.leave()
})

it('takes no keys whose private half is not shown, and none that is no key', async () => {
  const link = await invitation()
  const [device, other] = [await TestDevice.make(), await TestDevice.make()]
  const request = await device.request(link, 'Sec')
  const malformed = [400, { problem: 'malformed' }]
  const sign = (conference: ConferenceId, token: string, keys = device.keys) =>
    device.sign(joinStatement(conference, token, keys))
  const offTheCurve = `B${'A'.repeat(86)}`
  for (const wrong of [
    { ...request, keys: other.keys },
    { ...request, keys: { ...request.keys, agree: other.keys.agree } },
    { ...request, proof: await sign('elsewhere' as ConferenceId, link.token) },
    { ...request, proof: await sign(link.conference, 'x') },
    { ...request, keys: { ...request.keys, sign: offTheCurve } },
    {
      ...request,
      keys: { ...request.keys, agree: offTheCurve },
      proof: await sign(link.conference, link.token, { ...device.keys, agree: offTheCurve }),
    },
    { ...request, keys: undefined },
  ]) {
    expect(await answerTo('join', wrong)).toEqual(malformed)
  }
  expect((await answerTo('join', request))[0]).toBe(200)
})

it('gives the same seat again to a device whose answer was lost', async () => {
  const link = await invitation()
  const device = await TestDevice.make()
  const first = await device.join(link, 'Sec')
  const again = await device.join(link, 'Another name')
  expect({ ...again, token: '' }).toEqual({ ...first, token: '' })
  // Not for another invitation, which stays as it was.
  const other = await invitation()
  expect(await device.join(other, 'Sec')).toEqual({ problem: 'token-invalid' })
  expect(await (await TestDevice.make()).join(other, 'Sec')).toHaveProperty('token')
  expect(hub.register().record.filter(({ deed }) => deed.kind === 'joined')).toHaveLength(2)
})

it('takes the invitations of whoever started it only until it is started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-entrance-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const start = async () => {
    await hub.close()
    const kept = openSqliteStore(join(folder, 'c.rapporteur'))
    hub = await openTestHub(kept, { now: () => clock })
  }
  await start()
  const [used, unused] = [await invitation(), await invitation()]
  const device = await TestDevice.make()
  const entered = await device.join(used, 'Sec')
  await start()
  const there = (link: InvitationLink) => ({ ...link, address: hub.address })
  const other = await TestDevice.make()
  expect(await other.join(there(unused), 'Sec')).toEqual({ problem: 'token-invalid' })
  expect(await other.join(await invitation(), 'Sec')).toHaveProperty('token')
  // Whoever came in by one stays in, and may ask again for what it was given.
  expect(await device.session(hub.address, used.conference)).toHaveProperty('token')
  expect(await device.join(there(used), 'Sec')).toMatchObject({ seat: Object(entered).seat })
})

it('gives a session for the key alone, that ends after an hour', async () => {
  const { device, conference, entered } = await joined()
  later(3_600_001)
  const act = { kind: 'accredit-delegation', name: 'Corvia' }
  const ask = async (token: string) => {
    const answer = await post(url('acts'), act, token)
    return [answer.status, await answer.json()]
  }
  expect(await ask(entered.token)).toEqual([401, { problem: 'token-expired' }])
  const { token } = SessionPassSchema.parse(await device.session(hub.address, conference))
  expect((await ask(token))[0]).toBe(200)
})

it('takes each answer once, for one device, for a minute', async () => {
  const { device, conference } = await joined()
  const { device: other } = await joined()
  const challenged = async (id = device.id) => {
    const [, answer] = await answerTo('challenge', { device: id })
    return (answer as Challenge).challenge
  }
  const proven = async (challenge: string, by = device, id = device.id) => ({
    device: id,
    challenge,
    proof: await by.sign(sessionStatement(conference, id, challenge)),
  })
  const good = await proven(await challenged())
  expect((await answerTo('session', good))[0]).toBe(200)
  expect(await answerTo('session', good)).toEqual(invalid)

  expect(await answerTo('session', await proven(await challenged(), other))).toEqual(invalid)
  expect(await answerTo('session', await proven(await challenged(other.id)))).toEqual(invalid)
  const unknown = await TestDevice.make()
  const strange = await proven(await challenged(unknown.id), unknown, unknown.id)
  expect(await answerTo('session', strange)).toEqual(invalid)

  const late = await proven(await challenged())
  later(60_001)
  expect(await answerTo('session', late)).toEqual([401, { problem: 'token-expired' }])
})

it('takes an answer once of two that come together', async () => {
  const { device, conference } = await joined()
  const [, { challenge }] = (await answerTo('challenge', { device: device.id })) as [0, Challenge]
  const proof = await device.sign(sessionStatement(conference, device.id, challenge))
  const answers = await Promise.all(
    [1, 2, 3].map(
      async () => (await answerTo('session', { device: device.id, challenge, proof }))[0],
    ),
  )
  expect(answers.sort()).toEqual([200, 401, 401])
})

it('needs a new invitation after ninety days', async () => {
  const { device, conference } = await joined()
  later(90 * 86_400_000 - 1)
  expect(await device.session(hub.address, conference)).toHaveProperty('token')
  later(1)
  expect(await device.session(hub.address, conference)).toEqual({ problem: 'token-expired' })
})
