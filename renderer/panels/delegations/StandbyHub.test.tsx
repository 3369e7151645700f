import { act } from 'react'
import { expect, it } from 'vitest'
import { emptyFolder } from '../../../shared/amendments/folder'
import type { RecordEntry } from '../../../shared/amendments/register'
import { invitationId, personId } from '../../../shared/ids'
import { nobody } from '../../../shared/people'
import type { Standby } from '../../../shared/standby'
import { press, registerWith, seats, show } from '../testing/show'
import { StandbyHub } from './StandbyHub'

it('makes the link that another computer follows by, and shows it once', async () => {
  const { screen, asked } = show(<StandbyHub />, seats.secretariat, registerWith())
  expect(screen.textContent).toContain('No standby follows.')
  const link = 'https://192.168.1.20:4870/#/standby?conference=c1&token=t'
  asked.answer = { kind: 'done', result: { kind: 'invitation', link } }
  await act(async () => screen.querySelector('button')?.click())
  expect(asked.acts).toEqual([{ kind: 'invite-standby' }])
  expect(screen.querySelector('input')?.value).toBe(link)
})

it('has the standby take over once it was asked again, and says that it has', async () => {
  const standby = { address: 'https://192.168.1.21:4870', pin: null }
  const took: Standby[] = []
  const known = { standbys: [standby], took }
  const at = [seats.secretariat, registerWith(), {}, {}, 'read', emptyFolder, {}, nobody] as const
  const { screen } = show(<StandbyHub />, ...at, null, known)
  await press(screen, 'Have the standby take over')
  expect(took).toEqual([])
  await press(document.body, 'Cancel')
  await press(screen, 'Have the standby take over')
  const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
  expect(dialog?.textContent).toContain('cannot be undone')
  if (dialog) await press(dialog, 'Have the standby take over')
  expect(took).toEqual([standby])
  expect(screen.querySelector('[role="status"].told')?.textContent).toContain('has taken over')
})

it('says that another link ends the one before', () => {
  const entry: RecordEntry = {
    number: 1,
    at: '2005-11-23T10:00:00.000Z',
    by: { person: personId('sofia'), name: 'Sofia', role: 'secretariat', delegation: null },
    deed: { kind: 'standby-invited', standby: invitationId('s1') },
    previous: '',
    hash: '',
  }
  const { screen } = show(<StandbyHub />, seats.secretariat, registerWith({ record: [entry] }))
  expect(screen.textContent).toContain('A standby link made earlier is good no longer')
})
