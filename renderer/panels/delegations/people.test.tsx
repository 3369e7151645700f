import { act } from 'react'
import { beforeEach, expect, it } from 'vitest'
import type { Invitation, Seat } from '../../../shared/conference'
import { deviceId, invitationId, personId } from '../../../shared/ids'
import type { Device, People } from '../../../shared/people'
import { ardesia, press, registerWith, seats, show } from '../testing/show'
import { DelegationsPanel } from './DelegationsPanel'

const made = '2005-11-23T10:00:00.000Z'
const long = '2999-01-01T00:00:00.000Z'
const { secretariat, ardesia: ana } = seats
const ben: Seat = { ...ana, pen: false, person: personId('ben'), name: 'بن' }

const invitation = (id: string, more: Partial<Invitation> = {}): Invitation => ({
  id: invitationId(id),
  to: { role: 'delegation', delegation: ardesia, pen: true },
  made,
  expires: long,
  uses: 1,
  ...more,
})
const device = (seat: Seat, by: string, more: Partial<Device> = {}): Device => ({
  id: deviceId(`of-${seat.person}`),
  person: seat.person,
  keys: { sign: '', agree: '' },
  joined: made,
  expires: long,
  invitation: invitationId(by),
  revoked: null,
  ...more,
})
const people: People = {
  persons: [secretariat, ana, ben],
  devices: [
    device(secretariat, 'host-1'),
    device(ana, 'used'),
    device(ben, 'half', { revoked: made }),
  ],
}
const invitations = [
  invitation('used'),
  invitation('half', { uses: 2, to: { role: 'delegation', delegation: ardesia, pen: false } }),
  invitation('late', { expires: made, to: { role: 'observer' } }),
  invitation('gone', { revoked: made, to: { role: 'president' } }),
]

let shown: ReturnType<typeof show>
beforeEach(() => {
  shown = panelFor(secretariat)
})

function panelFor(seat: Seat) {
  const register = registerWith({ invitations })
  return show(<DelegationsPanel />, seat, register, {}, {}, 'read', undefined, {}, people)
}

const rows = (selector: string) =>
  [...shown.screen.querySelectorAll(selector)].map(({ textContent }) => textContent)

it('says what came of each invitation, the newest first', () => {
  const [gone, late, half, used] = rows('.roster > li').filter((each) => !each.includes('Device'))
  expect(gone).toBe('PresidentRevoked before anyone used it')
  expect(late).toBe('ObserverExpired, not used')
  expect(half).toMatch(
    /^Ardesia, without the penUsed 1 of 2; good until .*Joined by it: .*بن.*Revoke$/,
  )
  expect(used).toBe('ArdesiaUsedJoined by it: Ana')
})

it('revokes an invitation that is still open', async () => {
  await press(shown.screen, 'Revoke the invitation for Ardesia, without the pen')
  expect(shown.asked.acts).toEqual([{ kind: 'revoke-invitation', invitation: 'half' }])
})

it('says who takes part, as what, and who has no access any more', () => {
  expect(rows('.person > summary')).toEqual([
    'AnaArdesianot here',
    'بنArdesia, without the penno access',
    'Sofia (you)Secretariatnot here',
  ])
})

it('takes the pen, and asks before it puts a device out', async () => {
  const pen = shown.screen.querySelector<HTMLInputElement>('.person input[type="checkbox"]')
  await act(async () => pen?.click())
  await press(shown.screen, 'End the access of device 1 of Ana')
  const asked = document.querySelector<HTMLElement>('[role="alertdialog"]')
  if (!asked) throw new Error('It asks first')
  await press(asked, 'End access')
  expect(shown.asked.acts).toEqual([
    {
      kind: 'change-seat',
      person: 'ana',
      to: { role: 'delegation', delegation: ardesia, pen: false },
    },
    { kind: 'revoke-device', device: 'of-ana' },
  ])
})

it('offers nobody to put themselves out, and others nothing of it', () => {
  const [, , self] = [...shown.screen.querySelectorAll('.person')]
  expect(self?.querySelectorAll('button, input')).toHaveLength(0)
  shown.unmount()
  expect(panelFor(ana).screen.querySelector('.person, .roster .button')).toBeNull()
})
