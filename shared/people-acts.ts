import { byOf } from './amendments/by'
import {
  type Circumstances,
  type Decision,
  nothing,
  refused,
  type Situation,
} from './amendments/decision'
import { delegationOf, type Invitation, type Seat, type SeatOf } from './conference'
import { invitationId, type PersonId } from './ids'
import { isBeside, isGood, isNameTaken, usesLeft } from './people'
import type { Act } from './protocol'

type PeopleAct = Extract<
  Act,
  {
    readonly kind:
      | 'invite'
      | 'revoke-invitation'
      | 'revoke-device'
      | 'invite-device'
      | 'end-own-device'
      | 'change-seat'
      | 'invite-standby'
  }
>

/**
 * Who may come in, and as what. What is taken from somebody is taken at once: the hub looks up the
 * seat with every word and every act, and never believes what a device was once told.
 *
 * Nobody does it to themselves, so that there is always a secretariat left to undo it.
 */
export function decidePeople(
  act: PeopleAct,
  by: Seat,
  on: Situation,
  with_: Circumstances,
): Decision {
  switch (act.kind) {
    case 'invite':
      return invite(act, on, with_)
    case 'revoke-invitation':
      return revokeInvitation(act, on, with_)
    case 'revoke-device':
      return revokeDevice(act, by, on, with_)
    case 'invite-device':
      return inviteDevice(by, on, with_)
    case 'end-own-device':
      return endOwnDevice(act, by, on, with_)
    case 'change-seat':
      return changeSeat(act, by, on, with_)
    case 'invite-standby':
      return inviteStandby(with_)
  }
}

function invite(
  { to, uses = 1, hours }: Extract<Act, { kind: 'invite' }>,
  { register }: Situation,
  { at, newId, invitationDays }: Circumstances,
): Decision {
  if (!isThere(to, register)) return refused('no-such-delegation')
  const lasts = (hours ?? invitationDays * 24) * 3_600_000
  const expires = new Date(Date.parse(at) + lasts).toISOString()
  const invitation: Invitation = { id: invitationId(newId()), to, made: at, expires, uses }
  return {
    kind: 'done',
    register: { ...register, invitations: [...register.invitations, invitation] },
    deed: { kind: 'invited', role: to.role, delegation: delegationOf(to) },
    result: { kind: 'invited', invitation },
  }
}

function revokeInvitation(
  { invitation }: Extract<Act, { kind: 'revoke-invitation' }>,
  { register }: Situation,
  { at }: Circumstances,
): Decision {
  const found = register.invitations.find(({ id }) => id === invitation)
  if (!found || found.revoked) return refused('invitation-gone')
  const revoked = { ...found, revoked: at }
  const invitations = register.invitations.map((each) => (each === found ? revoked : each))
  return {
    kind: 'done',
    register: { ...register, invitations },
    deed: { kind: 'invitation-revoked', role: found.to.role, delegation: delegationOf(found.to) },
    result: nothing,
  }
}

function revokeDevice(
  { device }: Extract<Act, { kind: 'revoke-device' }>,
  by: Seat,
  { people, register }: Situation,
  { at }: Circumstances,
): Decision {
  const found = people.devices.find(({ id }) => id === device)
  const seat = people.persons.find(({ person }) => person === found?.person)
  if (!found || !seat || found.revoked) return refused('no-such-device')
  if (seat.person === by.person) return refused('own-seat')
  const devices = people.devices.map((each) => (each === found ? { ...found, revoked: at } : each))
  // Nor does the person come back by a link that was made for a further device.
  const invitations = register.invitations.map((each) =>
    each.person === seat.person && !each.revoked ? { ...each, revoked: at } : each,
  )
  return {
    kind: 'done',
    register: { ...register, invitations },
    people: { ...people, devices },
    deed: { kind: 'device-revoked', device, of: byOf(seat) },
    result: nothing,
  }
}

/** More than a person carries about. */
const mostDevices = 5
const hour = 3_600_000

function inviteDevice(
  by: Seat,
  { register, people }: Situation,
  { at, newId }: Circumstances,
): Decision {
  const isTheirs = ({ person }: { readonly person?: PersonId }) => person === by.person
  const open = register.invitations.filter(
    (each) => isTheirs(each) && !each.revoked && at < each.expires && usesLeft(people, each) > 0,
  )
  const devices = people.devices.filter((each) => isTheirs(each) && isGood(each, at))
  if (devices.length + open.length >= mostDevices) return refused('devices-full')
  const { person, name: _, ...to } = by
  const expires = new Date(Date.parse(at) + hour).toISOString()
  const id = invitationId(newId())
  const invitation: Invitation = { id, to, made: at, expires, uses: 1, person }
  return {
    kind: 'done',
    register: { ...register, invitations: [...register.invitations, invitation] },
    deed: { kind: 'device-invited' },
    result: { kind: 'invited', invitation },
  }
}

function endOwnDevice(
  { device }: Extract<Act, { kind: 'end-own-device' }>,
  by: Seat,
  { people }: Situation,
  { at }: Circumstances,
): Decision {
  const own = people.devices.filter((each) => each.person === by.person && isGood(each, at))
  const found = own.find(({ id }) => id === device)
  if (!found) return refused('no-such-device')
  if (own.length === 1) return refused('own-seat')
  const devices = people.devices.map((each) => (each === found ? { ...found, revoked: at } : each))
  return {
    kind: 'done',
    people: { ...people, devices },
    deed: { kind: 'device-revoked', device, of: byOf(by) },
    result: nothing,
  }
}

function changeSeat(
  { person, to }: Extract<Act, { kind: 'change-seat' }>,
  by: Seat,
  { people, register }: Situation,
  { at }: Circumstances,
): Decision {
  const found = people.persons.find((each) => each.person === person)
  if (!found) return refused('no-such-person')
  if (person === by.person) return refused('own-seat')
  if (!isThere(to, register)) return refused('no-such-delegation')
  if (isSame(found, to)) return refused('seat-unchanged')
  const seat: Seat = { ...to, person, name: found.name }
  if (!isBeside(found, to) && isNameTaken(people, seat, at)) return refused('name-taken')
  return {
    kind: 'done',
    people: { ...people, persons: people.persons.map((each) => (each === found ? seat : each)) },
    deed: { kind: 'seat-changed', of: byOf(found), to },
    result: nothing,
  }
}

/** The one before it is good no longer. Nothing stands in the register but the entry itself. */
function inviteStandby({ newId }: Circumstances): Decision {
  const standby = invitationId(newId())
  const deed = { kind: 'standby-invited', standby } as const
  return { kind: 'done', deed, result: { kind: 'standby-invited', standby } }
}

function isThere(to: SeatOf, { delegations }: Situation['register']): boolean {
  const delegation = delegationOf(to)
  return delegation === null || delegations.some(({ id }) => id === delegation)
}

function isSame(seat: SeatOf, to: SeatOf): boolean {
  const pen = (of: SeatOf) => of.role === 'delegation' && of.pen
  return isBeside(seat, to) && pen(seat) === pen(to)
}
