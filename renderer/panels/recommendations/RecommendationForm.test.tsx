import { act } from 'react'
import { expect, it } from 'vitest'
import type { Recommendation } from '../../../shared/document/kinds'
import { press, registerWith, seats, show } from '../testing/show'
import { RecommendationForm } from './RecommendationForm'

function shown(before: Recommendation | null) {
  const set: (Recommendation | null)[] = []
  const { screen } = show(
    <RecommendationForm
      before={before}
      known={[]}
      gone={false}
      onSet={(made) => set.push(made)}
      onCancel={() => {}}
    />,
    seats.secretariat,
    registerWith(),
  )
  return { screen, set }
}

const before = { addressee: 'the Depositary', kind: 'hope', deadline: 'in good time' }

it('keeps what it does not know: a free addressee, another kind, a deadline in words', async () => {
  const { screen, set } = shown(before)
  expect(screen.textContent).toContain('in good time')
  await press(screen, 'Change')
  expect(set).toEqual([before])
})

it('takes the recommendation back', async () => {
  const { screen, set } = shown(before)
  await press(screen, 'Remove')
  expect(set).toEqual([null])
})

it('does not make one that is addressed to nobody', async () => {
  const { screen, set } = shown(null)
  await press(screen, 'Make it a recommendation')
  expect(set).toEqual([])
  expect(screen.querySelector('.field-error')?.textContent).toBe('Write to whom it is addressed.')
})

it('writes the addressee as typed', async () => {
  const { screen, set } = shown(null)
  const input = screen.querySelector<HTMLInputElement>('input[role="combobox"]')
  if (!input) throw new Error('The addressee is typed in a combo box')
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  await act(async () => {
    put?.call(input, '  the Depositary ')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await press(screen, 'Make it a recommendation')
  expect(set).toEqual([{ addressee: 'the Depositary', kind: 'other', deadline: null }])
})
