import { act } from 'react'
import { expect, it, vi } from 'vitest'
import { textId } from '../../../shared/ids'
import type { Aside } from '../../session/set-aside'
import { openedTemplate, writtenTemplate } from '../letters/template/opened'
import { press, registerWith, seats, show } from '../testing/show'
import { SetAside } from './SetAside'

const asideOf = (texts: readonly string[]): Aside => ({
  name: { kind: 'text', text: textId('t1') },
  why: 'too-large',
  at: 0,
  passages: texts.map((text, at) => ({ label: `${at + 1}.`, text, was: null })),
})

it('shows the words that were not taken, and what happened to them', () => {
  const aside = asideOf(['The Conference noted.'])
  const { screen } = show(
    <SetAside aside={aside} onTemplate={() => {}} />,
    seats.ardesia,
    registerWith(),
  )
  expect(screen.textContent).toContain('Your last change was larger than can be taken at once.')
  expect(screen.querySelector('.set-aside')?.textContent).toBe('1.The Conference noted.')
})

it('shows of megabytes how they begin, and how much more there is to copy', () => {
  const aside = asideOf(Array.from({ length: 40_000 }, (_, at) => `${at} ${'word '.repeat(1_000)}`))
  const { screen } = show(
    <SetAside aside={aside} onTemplate={() => {}} />,
    seats.ardesia,
    registerWith(),
  )
  const shown = screen.querySelector('.set-aside')
  expect(shown?.textContent?.length).toBeLessThan(25_000)
  expect(shown?.lastElementChild?.textContent).toBe(
    '39,980 more passages are kept. Copy takes all.',
  )
})

it('says that a colleague deleted them, and puts nothing back into a closed text', () => {
  const aside = { ...asideOf(['Noted.']), why: 'deleted' } as const
  const { screen } = show(
    <SetAside aside={aside} onTemplate={() => {}} />,
    seats.ardesia,
    registerWith(),
  )
  expect(screen.textContent).toContain('A colleague deleted or moved a passage')
  expect(screen.textContent).not.toContain('put them back')
  const names = [...screen.querySelectorAll('button')].map((each) => each.textContent)
  expect(names).toEqual(['Copy', 'Discard these words'])
})

it('puts words back into the letter that they are of, once that is open', async () => {
  const aside: Aside = {
    name: { kind: 'template', language: 'fr' },
    why: 'deleted',
    at: 0,
    passages: [{ label: null, text: 'Noté.', was: null, after: ['b1'] }],
  }
  const onTemplate = vi.fn()
  const set = <SetAside aside={aside} onTemplate={onTemplate} />
  const { screen } = show(set, seats.secretariat, registerWith())
  expect(screen.textContent).not.toContain('Put back')
  await press(screen, 'Open the letter in French')
  expect([openedTemplate.get(), onTemplate.mock.calls.length]).toEqual(['fr', 1])
  const putBack = vi.fn(() => false)
  await act(async () => writtenTemplate.set({ language: 'en', editor: { putBack } }))
  expect(screen.textContent).not.toContain('Put back')
  await act(async () => writtenTemplate.set({ language: 'fr', editor: { putBack } }))
  await press(screen, 'Put back into the letter')
  expect(putBack).toHaveBeenCalledWith([{ text: 'Noté.', after: ['b1'] }])
  await act(async () => writtenTemplate.set(null))
  openedTemplate.set(null)
})
