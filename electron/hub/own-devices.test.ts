import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseInvitationLink } from '../../shared/invitation-link'
import { DevicesSeenSchema } from '../../shared/protocol'
import type { Hub } from './hub'
import { openSqliteStore } from './sqlite-store'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'

let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
let more: Participant[]
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-devices-'))
  hub = await openTestHub(openSqliteStore(join(folder, 'c.rapporteur')))
  everyone = await seatEveryone(hub)
  more = []
})
afterEach(async () => {
  for (const person of [...Object.values(everyone), ...more]) person.leave()
  await hub.close()
  rmSync(folder, { recursive: true })
})

/** Another device of the same person, which says no name. */
async function another(of: Participant): Promise<Participant> {
  const { link } = await of.do({ kind: 'invite-device' }, 'invitation')
  expect(parseInvitationLink(link)).toMatchObject({ isFurther: true })
  const second = await Participant.join(link, null)
  more.push(second)
  return second
}

const seenBy = async ({ joined }: Participant) => {
  const headers = { authorization: `Bearer ${joined.token}` }
  const answer = await fetch(`${hub.address}/api/devices`, { headers })
  return Object.keys(DevicesSeenSchema.parse(await answer.json()).seen).sort()
}

it('has the same person’s seat and name, writes as they do, and is ended by the other', async () => {
  const { ardesia, secretariat } = everyone
  const second = await another(ardesia)
  expect(second.joined.seat).toEqual(ardesia.joined.seat)
  second.text.type((await second.text.synced()) && 'met', ' again')
  await second.text.sent()
  await secretariat.text.says('met again')
  const register = await second.register.synced()
  await ardesia.do({ kind: 'end-own-device', device: second.joined.device }, 'nothing')
  expect(await register.closed()).toBe('revoked')
  const left = { kind: 'end-own-device', device: ardesia.joined.device } as const
  expect(await ardesia.act(left)).toEqual({ kind: 'refused', why: 'own-seat' })
  const other = { kind: 'end-own-device', device: secretariat.joined.device } as const
  expect(await ardesia.act(other)).toEqual({ kind: 'refused', why: 'no-such-device' })
})

it('alone comes in without a name: whoever is new is asked for one', async () => {
  const { link } = await everyone.secretariat.do(
    { kind: 'invite', to: { role: 'observer' } },
    'invitation',
  )
  expect(parseInvitationLink(link)).toMatchObject({ isFurther: false })
  await expect(Participant.join(link, null)).rejects.toThrow('token-invalid')
  more.push(await Participant.join(link, 'Named'))
})

it('has the seat that the person has when it joins, whatever the link was made for', async () => {
  const { ardesia, secretariat } = everyone
  const { link } = await ardesia.do({ kind: 'invite-device' }, 'invitation')
  const { person } = ardesia.joined.seat
  await secretariat.do({ kind: 'change-seat', person, to: { role: 'observer' } }, 'nothing')
  const second = await Participant.join(link, 'Ada')
  more.push(second)
  expect(second.joined.seat).toMatchObject({ person, role: 'observer' })
})

it('is let in once, and not after its person was put out', async () => {
  const { ardesia, secretariat, observer } = everyone
  const { link } = await observer.do({ kind: 'invite-device' }, 'invitation')
  more.push(await Participant.join(link, 'Obs'))
  await expect(Participant.join(link, 'Obs')).rejects.toThrow('token-invalid')
  const { link: late } = await ardesia.do({ kind: 'invite-device' }, 'invitation')
  await secretariat.do({ kind: 'revoke-device', device: ardesia.joined.device }, 'nothing')
  await expect(Participant.join(late, 'Ada')).rejects.toThrow('token-invalid')
})

it('is seen by its person and by the secretariat, who sees when all were there', async () => {
  const { ardesia, secretariat, observer } = everyone
  for (const each of [ardesia, secretariat, observer]) await each.register.synced()
  const [ada, sec, obs] = [ardesia, secretariat, observer].map(({ joined }) => joined.device)
  expect(await seenBy(ardesia)).toEqual([ada])
  expect(await seenBy(observer)).toEqual([obs])
  expect(await seenBy(secretariat)).toEqual([ada, sec, obs].sort())
  for (const each of [ardesia, observer]) each.leave()
  await hub.close()
  hub = await openTestHub(openSqliteStore(join(folder, 'c.rapporteur')))
  const { device } = secretariat
  if (!device) throw new Error('The secretariat has joined')
  const pass = await device.session(hub.address, secretariat.joined.conference.id)
  const back = new Participant(hub.address, { ...secretariat.joined, ...(pass as object) })
  more.push(back)
  expect(await seenBy(back)).toEqual([ada, sec, obs].sort())
})
