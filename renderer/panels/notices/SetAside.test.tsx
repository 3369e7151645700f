import { expect, it } from 'vitest'
import { textId } from '../../../shared/ids'
import type { Aside } from '../../session/set-aside'
import { registerWith, seats, show } from '../testing/show'
import { SetAside } from './SetAside'

const asideOf = (texts: readonly string[]): Aside => ({
  name: { kind: 'text', text: textId('t1') },
  why: 'too-large',
  at: 0,
  passages: texts.map((text, at) => ({ label: `${at + 1}.`, text, was: null })),
})

it('shows the words that were not taken, and what happened to them', () => {
  const aside = asideOf(['The Conference noted.'])
  const { screen } = show(<SetAside aside={aside} />, seats.ardesia, registerWith())
  expect(screen.textContent).toContain('Your last change was larger than can be taken at once.')
  expect(screen.querySelector('.set-aside')?.textContent).toBe('1.The Conference noted.')
})

it('shows of megabytes how they begin, and how much more there is to copy', () => {
  const aside = asideOf(Array.from({ length: 40_000 }, (_, at) => `${at} ${'word '.repeat(1_000)}`))
  const { screen } = show(<SetAside aside={aside} />, seats.ardesia, registerWith())
  const shown = screen.querySelector('.set-aside')
  expect(shown?.textContent?.length).toBeLessThan(25_000)
  expect(shown?.lastElementChild?.textContent).toBe(
    '39,980 more passages are kept. Copy takes all.',
  )
})

it('says that a colleague deleted them, and puts nothing back into a closed text', () => {
  const aside = { ...asideOf(['Noted.']), why: 'deleted' } as const
  const { screen } = show(<SetAside aside={aside} />, seats.ardesia, registerWith())
  expect(screen.textContent).toContain('A colleague deleted or moved a passage')
  const names = [...screen.querySelectorAll('button')].map((each) => each.textContent)
  expect(names).toEqual(['Copy', 'Discard these words'])
})
