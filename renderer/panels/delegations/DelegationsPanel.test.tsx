import { expect, it } from 'vitest'
import { registerWith, seats, show } from '../testing/show'
import { DelegationsPanel } from './DelegationsPanel'

const headings = (screen: HTMLElement) =>
  [...screen.querySelectorAll('h3')].map((each) => each.textContent)

it('lets the secretariat invite and accredit, and everyone see who takes part', () => {
  const { screen } = show(<DelegationsPanel />, seats.secretariat, registerWith())
  expect(headings(screen)).toEqual([
    'Invite',
    'Accredit a delegation',
    'Your devices',
    '2 delegations',
    'Standby hub',
  ])
  for (const seat of [seats.president, seats.ardesia, seats.observer]) {
    const shown = show(<DelegationsPanel />, seat, registerWith())
    expect(headings(shown.screen)).toEqual(['Your devices', '2 delegations'])
  }
})

it('still lets the secretariat invite after adoption, but not accredit', () => {
  const { screen } = show(
    <DelegationsPanel />,
    seats.secretariat,
    registerWith({ stage: 'adopted' }),
  )
  expect(headings(screen)).toEqual(['Invite', 'Your devices', '2 delegations', 'Standby hub'])
})
