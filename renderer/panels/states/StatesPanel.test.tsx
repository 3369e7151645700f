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

/** Chooses a list in which so much is in doubt. */
async function listed(screen: HTMLElement, csv: string, doubts: number) {
  const input = screen.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('A file can be chosen')
  Object.defineProperty(input, 'files', { value: [new File([csv], 'list.csv')] })
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })))
  await vi.waitFor(async () => {
    await act(async () => {})
    expect(screen.querySelectorAll('.states-doubt')).toHaveLength(doubts)
  }, patience)
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
  await listed(screen, 'State,Consent\nBenin,03/04/2006\nAtlantis,\nBenin,\nCuba,2006-05-05\n', 3)
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

it('reads at once all dates of a column that are written alike, below the titles of a list', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  const rows = 'Benin,03/04/2006\nCuba,05/06/2006\nMexico,38679\nMongolia,38680\n'
  await listed(screen, `States not bound as yet\n\nState,Consent\n${rows}`, 4)
  await press(screen, 'Consent to be bound: read all 2 with the month first')
  expect(screen.querySelectorAll('.states-doubt')).toHaveLength(2)
  await press(screen, 'Consent to be bound: read all 2 numbers as days since 1900')
  await press(screen, 'Take in 4 States')
  const [kept] = asked.acts
  if (kept?.kind !== 'keep-states') throw new Error('The register is asked to be kept')
  const listedOnes = ['ben', 'cub', 'mex', 'mng']
  const changed = kept.states.entries.filter(({ id }) => listedOnes.includes(id))
  expect(changed.map(({ consent }) => consent)).toEqual([
    ...['2006-03-04', '2006-05-06', '2005-11-23', '2005-11-24'],
  ])
})

it('takes in a list of another treaty, of which the States have done nothing that they did of this', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  await listed(screen, 'State,Consent\nBenin,2006-05-01\nAtlantis,\n', 1)
  await press(screen, 'Leave out row 3')
  await write(screen, 'Short name', '')
  const take = () =>
    [...screen.querySelectorAll('button')].find((each) => each.textContent === 'Take in 1 State')
  expect(take()?.disabled).toBe(true)
  await write(screen, 'Short name', 'Protocol V')
  await press(screen, 'Take in 1 State')
  const [kept] = asked.acts
  if (kept?.kind !== 'keep-states') throw new Error('The register is asked to be kept')
  expect(kept.states.treaty).toEqual({ ...shipped.treaty, short: 'Protocol V' })
  const bound = kept.states.entries.filter(({ consent }) => consent)
  expect(bound.map(({ id }) => id)).toEqual(['ben'])
})

it('leaves out at once all rows that are in doubt, and takes in the others', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  await listed(screen, 'State,Consent\nBenin,03/04/2006\nAtlantis,\nCuba,2006-05-05\n', 2)
  await press(screen, 'Leave out all 2 rows that are in doubt')
  expect(screen.textContent).toContain('The row is without a doubt.')
  await press(screen, 'Take in 1 State')
  const [kept] = asked.acts
  if (kept?.kind !== 'keep-states') throw new Error('The register is asked to be kept')
  const changed = kept.states.entries.filter(({ id }) => id === 'ben' || id === 'cub')
  const before = shipped.entries.find(({ id }) => id === 'ben')
  expect(changed).toEqual([before, expect.objectContaining({ consent: '2006-05-05' })])
})

it('offers to leave out all only where more than one row is in doubt', async () => {
  const { screen } = await shown(seats.secretariat)
  await listed(screen, 'State,Consent\nAtlantis,\nCuba,2006-05-05\n', 1)
  expect(screen.textContent).not.toContain('Leave out all')
})

it('names a State that a list calls by a name that nobody knows, and takes it in', async () => {
  const { screen, asked } = await shown(seats.secretariat)
  await listed(screen, 'State,Consent\nAtlantis,2006-05-05\n', 1)
  await press(screen, 'Add “Atlantis” as a State')
  await press(screen, 'Add it')
  await press(screen, 'Take in 1 State')
  const [kept] = asked.acts
  if (kept?.kind !== 'keep-states') throw new Error('The register is asked to be kept')
  expect(kept.states.entries.filter(({ own }) => own)).toMatchObject([
    { names: { en: { short: 'Atlantis' } }, consent: '2006-05-05' },
  ])
})
