import { describe, expect, it } from 'vitest'
import { decide } from './amendments/acts'
import { byOf } from './amendments/by'
import type { Situation } from './amendments/decision'
import type { Seat } from './conference'
import { type DeviceId, delegationId, deviceId, invitationId, personId } from './ids'
import { type Device, devicesOf, standingOf, usesLeft } from './people'
import type { Act } from './protocol'
import type { Refusal } from './refusals'
import {
  ana,
  ardesia,
  at,
  belvane,
  circumstances,
  delegate,
  secretariat,
  start,
} from './testing/meeting'

const device = (seat: Seat, more: Partial<Device> = {}): Device => ({
  id: deviceId(`of-${seat.person}`),
  person: seat.person,
  keys: { sign: 's', agree: 'a' },
  joined: at,
  expires: '2006-02-21T10:00:00.000Z',
  invitation: invitationId('i1'),
  revoked: null,
  ...more,
})
const namesake: Seat = { ...delegate('anne', belvane), name: 'Ana' }
const invited = { id: invitationId('i1'), to: ana, made: at, expires: at, uses: 2 }
const here: Situation = {
  ...start('drafting'),
  people: { persons: [secretariat, ana], devices: [device(secretariat), device(ana)] },
}
const listed: Situation = { ...here, register: { ...here.register, invitations: [invited] } }
const decided = (act: Act, on = here) => {
  const decision = decide(act, secretariat, on, circumstances)
  if (decision.kind === 'refused') throw new Error(decision.why)
  return decision
}

describe('an invitation', () => {
  const to = { role: 'observer' } as const

  it('is for one device and some days, unless more is said', () => {
    const { result } = decided({ kind: 'invite', to })
    expect(result).toEqual({
      kind: 'invited',
      invitation: {
        id: 'n',
        to,
        made: at,
        expires: '2005-12-23T10:00:00.000Z',
        uses: 1,
      },
    })
    const more = decided({ kind: 'invite', to, uses: 40, hours: 2 })
    expect(more.result).toMatchObject({
      invitation: { uses: 40, expires: '2005-11-23T12:00:00.000Z' },
    })
  })

  it('is used by each device that joins by it, and stays used when one is revoked', () => {
    const two = [device(secretariat), device(ana, { revoked: at })]
    expect(usesLeft({ ...here.people, devices: two }, invited)).toBe(0)
    expect(usesLeft({ ...here.people, devices: two.slice(0, 1) }, invited)).toBe(1)
  })

  it('is revoked once, and the record says for whom it was', () => {
    const act: Act = { kind: 'revoke-invitation', invitation: invited.id }
    const { register, deed } = decided(act, listed)
    expect(register?.invitations).toEqual([{ ...invited, revoked: at }])
    expect(deed).toEqual({ kind: 'invitation-revoked', role: 'delegation', delegation: ardesia })
  })
})

it('a device that is revoked is good for nothing from that moment, and its person’s others are', () => {
  const other = device(ana, { id: deviceId('other') })
  const on = { ...here, people: { ...here.people, devices: [...here.people.devices, other] } }
  const { people, deed } = decided({ kind: 'revoke-device', device: deviceId('of-ana') }, on)
  if (!people) throw new Error('Who takes part is changed')
  const standing = (id: DeviceId) => standingOf(people, id, at)
  expect(standing(deviceId('of-ana'))).toEqual({ kind: 'bad', why: 'revoked' })
  expect(standing(other.id).kind).toBe('good')
  expect(devicesOf(people, ardesia, at)).toEqual([other])
  expect(deed).toEqual({ kind: 'device-revoked', device: 'of-ana', of: byOf(ana) })
})

it('a device is good until it expires, and one that nobody knows never is', () => {
  const { people } = here
  const standing = (id: string, now: string) => standingOf(people, deviceId(id), now)
  expect(standing('of-ana', '2006-02-21T09:59:59.999Z')).toMatchObject({ kind: 'good', seat: ana })
  expect(standing('of-ana', '2006-02-21T10:00:00.000Z')).toEqual({ kind: 'bad', why: 'expired' })
  expect(standing('of-none', at)).toEqual({ kind: 'bad', why: 'unknown' })
})

it('another seat is that of the person on every device, with the name that it had', () => {
  const to = { role: 'delegation', delegation: belvane, pen: false } as const
  const { people, deed } = decided({ kind: 'change-seat', person: ana.person, to })
  if (!people) throw new Error('Who takes part is changed')
  expect(people.persons).toEqual([secretariat, { ...to, person: 'ana', name: 'ana' }])
  expect(devicesOf(people, belvane, at)).toEqual([device(ana)])
  expect(devicesOf(people, ardesia, at)).toEqual([])
  expect(deed).toEqual({ kind: 'seat-changed', of: byOf(ana), to })
})

const nobody = personId('nobody')
const wrong: readonly (readonly [Refusal, string, Act, Situation])[] = [
  [
    'invitation-gone',
    'no such',
    { kind: 'revoke-invitation', invitation: invitationId('x') },
    here,
  ],
  [
    'invitation-gone',
    'revoked already',
    { kind: 'revoke-invitation', invitation: invited.id },
    {
      ...here,
      register: { ...here.register, invitations: [{ ...invited, revoked: at }] },
    },
  ],
  ['no-such-device', 'no such', { kind: 'revoke-device', device: deviceId('x') }, here],
  [
    'no-such-device',
    'revoked already',
    { kind: 'revoke-device', device: deviceId('of-ana') },
    { ...here, people: { ...here.people, devices: [device(ana, { revoked: at })] } },
  ],
  ['own-seat', 'one’s own', { kind: 'revoke-device', device: deviceId('of-sara') }, here],
  [
    'own-seat',
    'one’s own',
    { kind: 'change-seat', person: secretariat.person, to: { role: 'observer' } },
    here,
  ],
  [
    'no-such-person',
    'nobody’s',
    { kind: 'change-seat', person: nobody, to: { role: 'observer' } },
    here,
  ],
  [
    'no-such-delegation',
    'of nobody',
    {
      kind: 'change-seat',
      person: ana.person,
      to: { role: 'delegation', delegation: delegationId('x'), pen: true },
    },
    here,
  ],
  [
    'name-taken',
    'beside a namesake',
    {
      kind: 'change-seat',
      person: ana.person,
      to: { role: 'delegation', delegation: belvane, pen: true },
    },
    {
      ...here,
      people: {
        persons: [secretariat, ana, namesake],
        devices: [device(ana), device(namesake)],
      },
    },
  ],
  [
    'seat-unchanged',
    'the same',
    {
      kind: 'change-seat',
      person: ana.person,
      to: { role: 'delegation', delegation: ardesia, pen: true },
    },
    here,
  ],
]

it.each(wrong)('is refused as %s: %s', (why, _what, act, on) => {
  expect(decide(act, secretariat, on, circumstances)).toEqual({ kind: 'refused', why })
})

describe('a further device of one’s own', () => {
  const asAna = (act: Act, on = here) => decide(act, ana, on, circumstances)

  it('joins within the hour, once, as the same person', () => {
    expect(asAna({ kind: 'invite-device' })).toMatchObject({
      kind: 'done',
      deed: { kind: 'device-invited' },
      result: {
        kind: 'invited',
        invitation: { person: ana.person, uses: 1, expires: '2005-11-23T11:00:00.000Z' },
      },
    })
  })

  it('is one of five at most, with those that are invited and still may come', () => {
    const four = [1, 2, 3, 4].map((n) => device(ana, { id: deviceId(`ana-${n}`) }))
    const people = { ...here.people, devices: [...four, device(secretariat)] }
    const open = { ...invited, uses: 1, person: ana.person, expires: '2005-11-23T10:30:00.000Z' }
    const on = { ...here, people }
    expect(asAna({ kind: 'invite-device' }, on)).toMatchObject({ kind: 'done' })
    const listed = { ...on, register: { ...on.register, invitations: [open] } }
    const used = {
      ...people,
      devices: people.devices.map((each) => ({ ...each, invitation: invitationId('other') })),
    }
    expect(asAna({ kind: 'invite-device' }, { ...listed, people: used })).toEqual({
      kind: 'refused',
      why: 'devices-full',
    })
  })

  it('is ended by its person, but the last is not, and nobody else’s', () => {
    const second = device(ana, { id: deviceId('second') })
    const people = { ...here.people, devices: [...here.people.devices, second] }
    const both: Situation = { ...here, people }
    const end = (of: DeviceId, on = both) => asAna({ kind: 'end-own-device', device: of }, on)
    expect(end(second.id)).toMatchObject({
      deed: { kind: 'device-revoked', device: second.id, of: byOf(ana) },
    })
    expect(end(device(ana).id, here)).toEqual({ kind: 'refused', why: 'own-seat' })
    expect(end(device(secretariat).id)).toEqual({ kind: 'refused', why: 'no-such-device' })
  })

  it('comes no more once the secretariat has ended the access of one of them', () => {
    const open = { ...invited, person: ana.person }
    const on = { ...here, register: { ...here.register, invitations: [open, invited] } }
    const { register } = decided({ kind: 'revoke-device', device: device(ana).id }, on)
    expect(register?.invitations).toEqual([{ ...open, revoked: at }, invited])
  })
})
