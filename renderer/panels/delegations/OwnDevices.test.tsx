import { expect, it } from 'vitest'
import { emptyFolder } from '../../../shared/amendments/folder'
import { deviceId, invitationId } from '../../../shared/ids'
import type { Device, People } from '../../../shared/people'
import { press, registerWith, seats, show } from '../testing/show'
import { OwnDevices } from './OwnDevices'

const { ardesia: ana } = seats
const device = (id: string): Device => ({
  id: deviceId(id),
  person: ana.person,
  keys: { sign: '', agree: '' },
  joined: '2005-11-23T10:00:00.000Z',
  expires: '2999-01-01T00:00:00.000Z',
  invitation: invitationId('i'),
  revoked: null,
})
/** The first is the one of this window. */
const people: People = { persons: [ana], devices: [device('of-ana'), device('lost')] }
const seen = { lost: '2005-11-24T09:00:00.000Z' }

function shown() {
  const at = [ana, registerWith(), {}, {}, 'read', emptyFolder, {}, people] as const
  return show(<OwnDevices />, ...at, null, { seen })
}

it('says when each was last seen, and ends any but the one in front of the reader', async () => {
  const { screen, asked } = shown()
  await press(screen, 'End the access of device 2 of Ana')
  const rows = [...screen.querySelectorAll('.roster li')].map(({ textContent }) => textContent)
  expect(rows[0]).toContain('this device')
  expect(rows[0]).not.toContain('End access')
  expect(rows[1]).toContain('Last seen Nov 24, 2005')
  const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
  if (dialog) await press(dialog, 'End access')
  expect(asked.acts).toEqual([{ kind: 'end-own-device', device: 'lost' }])
})

it('shows a link for another once, with a code to be photographed', async () => {
  const { screen, asked } = shown()
  const link = 'https://192.168.1.20:4870/#/join?token=t'
  asked.answer = { kind: 'done', result: { kind: 'invitation', link } }
  await press(screen, 'Add another device')
  expect(asked.acts).toEqual([{ kind: 'invite-device' }])
  expect(screen.querySelector('input')?.value).toBe(link)
  expect(screen.querySelector('.qr-code')).not.toBeNull()
})
