import { expect, it } from 'vitest'
import type { Amendment } from '../../../shared/amendments/amendment'
import type { Verdict } from '../../../shared/amendments/judge'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { ardesia, belvane, button, press, registerWith, seats, show } from '../testing/show'
import { AmendmentCard } from './AmendmentCard'

const amendment = tabledAmendment(
  changeOf(p('b1', 'The Conference recommends'), p('b1', 'The Conference urges')),
  { number: 7, delegation: ardesia },
)

const card = (
  seat: (typeof seats)[keyof typeof seats],
  { verdict = 'clean', shown = amendment }: { verdict?: Verdict; shown?: Amendment } = {},
) =>
  show(
    <AmendmentCard
      amendment={shown}
      verdict={verdict}
      target={null}
      where="paragraphs 12 to 13"
      selected={false}
    />,
    seat,
    registerWith({ amendments: [shown] }),
  )

const buttons = (screen: HTMLElement) =>
  [...screen.querySelectorAll('.card-acts button')]
    .filter((each) => !each.closest('[hidden]'))
    .map((each) => each.textContent)

it('says whose it is, where, and which words', () => {
  const { screen } = card(seats.observer)
  expect(screen.querySelector('h3')?.textContent).toBe('A/7Ardesia')
  expect(screen.querySelector('.card-place')?.textContent).toBe('paragraphs 12 to 13 clean')
  expect(screen.querySelector('del')?.textContent).toBe('delete recommends')
  expect(screen.querySelector('ins')?.textContent).toBe('insert urges')
})

it('says that it was late', () => {
  const { screen } = card(seats.observer, { shown: { ...amendment, late: true } })
  expect(screen.querySelector('.card-place')?.textContent).toBe('paragraphs 12 to 13 clean late')
})

it('says the words that were adopted, where others were read out than were tabled', () => {
  const read = changeOf(p('b1', 'The Conference recommends'), p('b1', 'The Conference invites'))
  const by = { ...seats.president, delegation: null }
  const adopted = { at: amendment.tabled, by, merge: 'clean' as const, undo: null, vote: null }
  const shown: Amendment = {
    ...amendment,
    state: { kind: 'adopted-orally', change: read, ...adopted },
  }
  const { screen } = card(seats.observer, { shown })
  expect(screen.querySelector('ins')?.textContent).toBe('insert invites')
})

it('gives the president a decision, its sponsor a way back, and others an amendment to it', () => {
  expect(buttons(card(seats.president).screen)).toEqual([
    'Take up',
    'Adopt',
    'Not adopted',
    'Other',
  ])
  expect(buttons(card(seats.ardesia).screen)).toEqual(['Withdraw', 'Revise'])
  expect(buttons(card({ ...seats.ardesia, delegation: belvane }).screen)).toEqual(['Amend this'])
  expect(buttons(card(seats.secretariat).screen)).toEqual([])
})

it.each(['collides', 'moot', 'target-gone'] as const)(
  'tells the president why it cannot be adopted when it is %s',
  (verdict) => {
    const { screen } = card(seats.president, { verdict })
    expect(screen.querySelector('.card-why')?.textContent).toMatch(/\.$/)
    expect(button(screen, 'Adopt A/7').disabled).toBe(true)
    expect(button(screen, 'A/7 is not adopted').disabled).toBe(false)
  },
)

it('asks the hub for the decision, and says in place why it was not done', async () => {
  const { screen, asked } = card(seats.president)
  asked.answer = { kind: 'refused', why: 'amendment-decided' }
  await press(screen, 'Adopt A/7')
  expect(asked.acts).toEqual([])
  await press(document.body, 'Adopt')
  expect(asked.acts).toEqual([{ kind: 'adopt-amendment', amendment: 'a1' }])
  expect(screen.querySelector('[role="alert"]')?.textContent).toMatch(/already been decided/)
  await press(screen, 'Put away')
  expect(screen.querySelector('[role="alert"]')).toBeNull()
})

it('keeps one line of what became of it', () => {
  const by = { person: seats.president.person, name: 'Paul', role: 'president', delegation: null }
  const shown: Amendment = {
    ...amendment,
    state: {
      kind: 'adopted',
      at: '2005-11-23T16:42:00.000Z',
      by: { ...by, role: 'president' },
      merge: 'clean',
      undo: null,
      vote: null,
    },
  }
  const { screen } = card(seats.president, { shown })
  expect(screen.querySelector('.verdict')?.textContent).toMatch(/^Adopted at /)
  expect(buttons(screen)).toEqual(['Reconsider…'])
})
