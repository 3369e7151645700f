import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Deed } from '../../shared/amendments/register'
import type { SeatOf } from '../../shared/conference'
import { parseInvitationLink } from '../../shared/invitation-link'
import { readPeople } from '../../shared/people'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import type { KeptAct } from './store'
import { TestDevice } from './testing/device'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'

/** Keeps an act from the disk, once it is decided, until it is let go. */
class HoldingStore extends MemoryStore {
  #kind = ''
  #reached = () => {}
  release = () => {}
  held: Promise<void> = Promise.resolve()
  #released: Promise<void> = Promise.resolve()

  hold(kind: Deed['kind']): void {
    this.#kind = kind
    this.held = new Promise((resolve) => {
      this.#reached = resolve
    })
    this.#released = new Promise((resolve) => {
      this.release = resolve
    })
  }

  override async commit(act: KeptAct): Promise<void> {
    if (act.entry?.deed.kind === this.#kind) {
      this.#reached()
      await this.#released
    }
    return super.commit(act)
  }
}

let store: HoldingStore
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
beforeEach(async () => {
  store = new HoldingStore()
  hub = await openTestHub(store)
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const each of Object.values(everyone)) each.leave()
  await hub.close()
})

const personOf = ({ joined }: Participant) => joined.seat.person
const idOf = ({ joined }: Participant) => joined.device
const without = (pen: boolean) => {
  const { seat } = everyone.ardesia.joined
  if (seat.role !== 'delegation') throw new Error('Ada is a delegate')
  return { role: 'delegation', delegation: seat.delegation, pen } as const
}

it('takes the pen at once, and gives it back, to whoever is typing', async () => {
  const { secretariat, ardesia, belvane } = everyone
  const text = await ardesia.text.synced()
  const change = (pen: boolean) =>
    secretariat.do({ kind: 'change-seat', person: personOf(ardesia), to: without(pen) }, 'nothing')
  await change(false)
  await text.until(() => text.notices.some((each) => each.includes('"read"')))
  text.type('met in Geneva.', ' Too late.')
  expect(await text.closed()).toBe('read-only')
  ardesia.forget(text)

  await change(true)
  const again = await ardesia.text.synced()
  again.type('recommends it.', ' In time.')
  await belvane.text.says('In time.')
  expect(belvane.text.words()).not.toContain('Too late.')
})

it('closes everything to a device that is revoked, and tells it why', async () => {
  const { secretariat, ardesia } = everyone
  const opened = [ardesia.text, ardesia.register, ardesia.open({ kind: 'people' })]
  for (const each of opened) await each.synced()
  await secretariat.do({ kind: 'revoke-device', device: idOf(ardesia) }, 'nothing')
  for (const each of opened) expect(await each.closed()).toBe('revoked')
  const note = { kind: 'stand-on-bracket', bracket: 'b', stand: 'reserves' } as const
  expect(await ardesia.act(note)).toEqual({ problem: 'revoked' })
  const link = parseInvitationLink(await hub.invite(hub.address))
  if (!link || !ardesia.device) throw new Error('Ada has joined')
  expect(await ardesia.device.session(hub.address, link.conference)).toEqual({ problem: 'revoked' })
  const again = new Participant(hub.address, ardesia.joined)
  expect(await again.text.closed()).toBe('revoked')
  again.leave()
})

it('opens to somebody in another seat what is theirs, and closes what was', async () => {
  const { secretariat, ardesia } = everyone
  const { delegation } = without(true)
  const folder = await ardesia.open({ kind: 'folder', delegation }).synced()
  const person = personOf(ardesia)
  await secretariat.do({ kind: 'change-seat', person, to: { role: 'president' } }, 'nothing')
  expect(await folder.closed()).toBe('no-access')
  await ardesia.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')
  const entry = hub.register().record.at(-1)
  expect(entry?.by).toEqual({ person, name: 'Ada', role: 'president', delegation: null })
})

describe('decides each act on the seat of the moment in which it is decided', () => {
  const open = (stage: 'drafting' | 'amending') => ({ kind: 'open-stage', stage }) as const
  const notYours = { kind: 'refused', why: 'not-your-role' }

  it('those that wait behind a change of the seat on the new one', async () => {
    const { secretariat, president } = everyone
    const person = personOf(president)
    store.hold('seat-changed')
    const change = secretariat.do(
      { kind: 'change-seat', person, to: { role: 'observer' } },
      'nothing',
    )
    await store.held
    // The new seat is decided and not yet on the disk; nobody has heard of it.
    const late = [open('amending'), open('drafting')].map((act) => president.act(act))
    store.release()
    await change
    expect(await Promise.all(late)).toEqual([notYours, notYours])
  })

  it('of many that come at the same time those before the change and no other', async () => {
    const { secretariat, president } = everyone
    const person = personOf(president)
    const before = hub.register().record.length
    const asked = Array.from({ length: 12 }, (_, at) =>
      president.act(open(at % 2 === 0 ? 'amending' : 'drafting')),
    )
    await Promise.race(asked)
    await secretariat.do({ kind: 'change-seat', person, to: { role: 'observer' } }, 'nothing')
    const after = await president.act(open('amending'))
    const answers = await Promise.all(asked)
    expect(after).toEqual(notYours)
    const record = hub.register().record.slice(before)
    const changed = record.findIndex(({ deed }) => deed.kind === 'seat-changed')
    const done = answers.filter((each) => 'kind' in each && each.kind === 'done')
    expect(record.slice(0, changed).map(({ by }) => by.role)).toEqual(done.map(() => 'president'))
    expect(record.slice(changed + 1)).toEqual([])
  })
})

it('lets nobody in by an invitation that is revoked, and leaves in who came by it', async () => {
  const { secretariat, belvane } = everyone
  const act = { kind: 'invite', to: { role: 'observer' }, uses: 2 } as const
  const { link } = await secretariat.do(act, 'invitation')
  const early = await Participant.join(link, 'Early')
  const invitation = hub.register().invitations.at(-1)?.id
  if (!invitation) throw new Error('It is in the register')
  await secretariat.do({ kind: 'revoke-invitation', invitation }, 'nothing')
  await expect(Participant.join(link, 'Late')).rejects.toThrow('token-invalid')
  await early.text.synced()
  await belvane.sees(({ record }) => record.at(-1)?.deed.kind === 'invitation-revoked')
  early.leave()
})

describe('a name that somebody in the same seat has', () => {
  const join = async (link: string, name: string, device?: TestDevice) => {
    const invitation = parseInvitationLink(link)
    if (!invitation) throw new Error('The hub makes links that can be read')
    return (device ?? (await TestDevice.make())).join(invitation, name)
  }
  const taken = { problem: 'name-taken' }
  const link = async (to: SeatOf) =>
    (await everyone.secretariat.do({ kind: 'invite', to }, 'invitation')).link

  it('is nobody else’s, however it is written, and the invitation is good for another one', async () => {
    const { length } = hub.register().record
    const invitation = await link(without(false))
    for (const name of ['Ada', ' ADA ', 'A\u200dda', 'A\u202eda', 'Ａｄａ']) {
      expect(await join(invitation, name), name).toEqual(taken)
    }
    expect(hub.register().record).toHaveLength(length + 1)
    const other = await join(invitation, 'Ada L.')
    expect(other).toMatchObject({ seat: { name: 'Ada L.' } })
    expect(await join(await link({ role: 'observer' }), 'Obs')).toEqual(taken)
  })

  it('is free in another seat, and once its bearer has no device any more', async () => {
    expect(await join(await link({ role: 'observer' }), 'Ada')).toHaveProperty('token')
    const { secretariat, ardesia } = everyone
    await secretariat.do({ kind: 'revoke-device', device: idOf(ardesia) }, 'nothing')
    expect(await join(await link(without(true)), 'Ada')).toHaveProperty('token')
  })

  it('is given by whoever started the hub, who has to get in', async () => {
    expect(await join(await hub.invite(hub.address), 'Sec')).toHaveProperty('token')
  })

  it('is given again to the device that was not answered, and to a further one of the same person', async () => {
    const [invitation, device] = [await link({ role: 'observer' }), await TestDevice.make()]
    expect(await join(invitation, 'Olga', device)).toHaveProperty('token')
    expect(await join(invitation, 'Olga', device)).toHaveProperty('token')
    const further = await everyone.ardesia.do({ kind: 'invite-device' }, 'invitation')
    expect(await join(further.link, 'Ada')).toMatchObject({
      seat: { person: personOf(everyone.ardesia) },
    })
  })

  it('is not got by a change of seats either', async () => {
    const there = await everyone.secretariat.invite({ role: 'observer' }, 'ada')
    const change = { kind: 'change-seat', person: personOf(there), to: without(false) } as const
    const refused = { kind: 'refused', why: 'name-taken' }
    expect(await everyone.secretariat.act(change)).toEqual(refused)
    there.leave()
  })
})

it('gives one seat for an invitation that says no more, whoever is first', async () => {
  const { secretariat } = everyone
  const { link } = await secretariat.do({ kind: 'invite', to: { role: 'observer' } }, 'invitation')
  const joins = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((name) => Participant.join(link, name)),
  )
  expect(joins.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  for (const each of joins) if (each.status === 'fulfilled') each.value.leave()
})

it('knows every change again after it was stopped', async () => {
  const { secretariat, ardesia, observer } = everyone
  const to = without(false)
  await secretariat.do({ kind: 'change-seat', person: personOf(ardesia), to }, 'nothing')
  await secretariat.do({ kind: 'revoke-device', device: idOf(observer) }, 'nothing')
  const doc = new Y.Doc()
  for (const { update } of await store.load('people')) Y.applyUpdate(doc, update)
  const kept = readPeople(doc)
  const { person, name } = ardesia.joined.seat
  expect(kept.persons.find((each) => each.person === person)).toEqual({ ...to, person, name })
  const revoked = kept.devices.filter((each) => each.revoked !== null)
  expect(revoked.map(({ id }) => id)).toEqual([idOf(observer)])
})

it('says no more to a stranger of a device that is known than of one that is not', async () => {
  const { ardesia } = everyone
  const link = parseInvitationLink(await hub.invite(hub.address))
  if (!link) throw new Error('The hub makes invitations that can be read')
  const stranger = await TestDevice.make()
  const asked = (device: string) => stranger.session(hub.address, link.conference, device)
  const nothing = { problem: 'token-invalid' }
  expect([await asked(idOf(ardesia)), await asked('never-was')]).toEqual([nothing, nothing])
})
