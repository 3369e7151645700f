import { act } from 'react'
import { expect, it } from 'vitest'
import { ardesia, press, registerWith, seats, show } from '../testing/show'
import { Debate } from './Debate'
import { asInput, fromInput } from './local-time'

it('says the rules to everyone, and lets the secretariat allow votes', async () => {
  const register = registerWith({ votes: true, leaves: [ardesia] })
  const { screen } = show(<Debate register={register} />, seats.observer, register)
  expect(screen.textContent).toBe('May still be late: Ardesia. Recorded votes are allowed.')
  const other = show(<Debate register={registerWith()} />, seats.secretariat, registerWith())
  const votes = other.screen.querySelector<HTMLElement>('input[type="checkbox"]')
  await act(async () => votes?.click())
  expect(other.asked.acts).toEqual([{ kind: 'allow-votes', allowed: true }])
})

it('says that tabling is closed once the deadline has passed', () => {
  const said = (amending: string) => {
    const register = registerWith({ deadlines: { amending } })
    return show(<Debate register={register} />, seats.observer, register).screen.textContent
  }
  expect(said('2005-11-23T18:00:00.000Z')).toMatch(/^Tabling closed /)
  expect(said('2999-11-23T18:00:00.000Z')).toMatch(/^Closes /)
})

it('[A22] says of another stage that its deadline was announced, and no rules of an adopted text', () => {
  const said = (stage: 'adopting' | 'adopted', until: string) => {
    const register = registerWith({ stage, votes: true, deadlines: { adopting: until } })
    return show(<Debate register={register} />, seats.observer, register).screen.textContent
  }
  expect(said('adopting', '2005-11-23T18:00:00.000Z')).toMatch(/^Announced until .*has passed/)
  expect(said('adopting', '2999-11-23T18:00:00.000Z')).toMatch(/^Announced until .*2999, [^w]*\. /)
  expect(said('adopted', '2005-11-23T18:00:00.000Z')).toBe('')
})

it('lets the president alone give leave', async () => {
  const register = registerWith()
  expect(
    show(<Debate register={register} />, seats.secretariat, register).screen.textContent,
  ).not.toContain('Give leave')
  const { screen, asked } = show(<Debate register={register} />, seats.president, register)
  const select = screen.querySelector('select')
  if (!select) throw new Error('The delegations are listed')
  await act(async () => {
    select.value = ardesia
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await press(screen, 'Give leave')
  expect(asked.acts).toEqual([{ kind: 'grant-leave', delegation: ardesia }])
})

it('takes a time of the clock on the wall for the instant that it is', () => {
  const instant = '2005-11-23T18:00:00.000Z'
  expect(fromInput(asInput(instant))).toBe(instant)
  expect(fromInput('')).toBeNull()
  expect(fromInput('soon')).toBeNull()
})
