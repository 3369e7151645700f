import { act } from 'react'
import { expect, it, vi } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import type { Session } from '../../session/session'
import { press, registerWith, seats, show, write } from '../testing/show'
import { StatesPanel } from './StatesPanel'

/** What comes along is loaded when it is first looked at. */
const patience = { timeout: 20_000 }

async function shown(seat: Session['seat'] extends { get(): infer S } ? S : never) {
  const made = show(<StatesPanel />, seat, registerWith())
  await vi.waitFor(async () => {
    await act(async () => {})
    expect(made.screen.querySelector('.states-table')).not.toBeNull()
  }, patience)
  const rows = () => made.screen.querySelectorAll('.states-table tbody tr').length
  const counts = () =>
    [...made.screen.querySelectorAll('.states-group b')].map(({ textContent }) => textContent)
  return { ...made, rows, counts }
}

it('counts the States as at a day, and lists a group of them', async () => {
  const { screen, rows, counts } = await shown(seats.observer)
  expect(counts()).toEqual(['193', '86', '107', '14', '6', '87'])
  expect(rows()).toBe(193)
  await write(screen, 'At the end of', '2005-11-23')
  expect(counts()).toEqual(['193', '85', '108', '15', '6', '87'])
  await press(screen, '6Signatory only')
  expect(rows()).toBe(6)
  await write(screen, 'Name', 'viet')
  expect(rows()).toBe(1)
  expect(screen.textContent).not.toContain('Take in a list')
  await write(screen, 'At the end of', '9999-01-01')
  expect(screen.querySelector('[role="alert"]')?.textContent).toContain('Choose a day')
})

it('asks the hub to change one State, and of all others says nothing', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  await press(screen, 'Change what is said of Benin')
  await write(screen, 'Notified its consent to be bound by Amended Protocol II', '2006-05-01')
  await write(screen, 'The register holds as of', '2006-07-24')
  await press(screen, 'Change the register')
  const benin = shipped.entries.find(({ id }) => id === 'ben')
  expect(asked.acts).toEqual([
    { kind: 'change-state', entry: { ...benin, consent: '2006-05-01' }, asOf: '2006-07-24' },
  ])
})

it('takes in a list only when a person has settled what is in doubt', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  const csv = 'State,Consent\nBenin,03/04/2006\nAtlantis,\nBenin,\nCuba,2006-05-05\n'
  const input = screen.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('A file can be chosen')
  Object.defineProperty(input, 'files', { value: [new File([csv], 'list.csv')] })
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })))
  await vi.waitFor(async () => {
    await act(async () => {})
    expect(screen.querySelectorAll('.states-doubt')).toHaveLength(3)
  }, patience)
  const take = () =>
    [...screen.querySelectorAll('button')].find((each) => each.textContent?.startsWith('Take in'))
  expect(take()?.disabled).toBe(true)
  await press(screen, 'April 3, 2006')
  await press(screen, 'Leave out row 3')
  await press(screen, 'Leave out row 4')
  expect(take()?.textContent).toBe('Take in 2 States')
  await act(async () => take()?.click())
  const [kept] = asked.acts
  if (kept?.kind !== 'keep-states') throw new Error('The register is asked to be kept')
  const { entries, source } = kept.states
  const consents = entries.filter(({ id }) => id === 'ben' || id === 'cub')
  expect(consents.map(({ consent }) => consent)).toEqual(['2006-04-03', '2006-05-05'])
  expect([entries.length, source]).toEqual([193, 'list.csv'])
})
