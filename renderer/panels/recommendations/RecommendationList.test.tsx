import { act } from 'react'
import { expect, it } from 'vitest'
import { recommendationsOf } from '../../../shared/document/recommendations'
import { paragraph, section, text } from '../../../shared/testing/build'
import { button, press, registerWith, seats, show } from '../testing/show'
import { RecommendationList } from './RecommendationList'

const recommended = (id: string, addressee: string, kind: string, deadline: string | null) =>
  paragraph({ id, recommendation: { addressee, kind, deadline } }, `Words of ${id}.`)

const listed = recommendationsOf(
  text(
    section(
      's',
      recommended('a', 'Secretary-General', 'universality', null),
      recommended('b', 'States Parties', 'reporting', '2006-11-06'),
      recommended('c', 'the Secretary-General', 'reporting', '2006-03-01'),
    ),
  ),
)

function shown(list = listed) {
  const gone: string[] = []
  const { screen } = show(
    <RecommendationList listed={list} onGo={(block) => gone.push(block)} />,
    seats.observer,
    registerWith(),
  )
  const words = () =>
    [...screen.querySelectorAll('.recommendation-words')].map((each) => each.textContent)
  return { screen, gone, words }
}

async function choose(screen: HTMLElement, select: number, option: string): Promise<void> {
  const opener = screen.querySelectorAll<HTMLElement>('.button.select')[select]
  await act(async () => opener?.click())
  const found = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
    (each) => each.textContent === option,
  )
  if (!found) throw new Error(`No choice ${option}`)
  await act(async () => found.click())
}

it('lists them as the text has them, and on request by deadline', async () => {
  const { screen, words } = shown()
  expect(words()).toEqual(['Words of a.', 'Words of b.', 'Words of c.'])
  await press(screen, 'By deadline')
  expect(words()).toEqual(['Words of c.', 'Words of b.', 'Words of a.'])
  expect(screen.querySelector('.recommendation-deadline')?.textContent).toBe('By March 1, 2006')
})

it('shows those to one addressee, however written, and of one kind', async () => {
  const { screen, words } = shown()
  await choose(screen, 0, 'Secretary-General')
  expect(words()).toEqual(['Words of a.', 'Words of c.'])
  expect(screen.querySelector('[role="status"]')?.textContent).toBe('2 of 3 recommendations')
  await choose(screen, 1, 'Reporting')
  expect(words()).toEqual(['Words of c.'])
})

it('goes to the paragraph', async () => {
  const { screen, gone } = shown()
  const entry = button(screen, screen.querySelectorAll('.recommendation')[1]?.textContent ?? '')
  await act(async () => entry.click())
  expect(gone).toEqual(['b'])
})

it('says what will be here and how it comes while there is none', () => {
  expect(shown([]).screen.querySelector('.empty')?.textContent).toContain('will be listed here')
})

it('shows those that are so far, once they are adopted', async () => {
  const progressOf = ({ block }: (typeof listed)[number]) => (block === 'b' ? 'done' : 'open')
  const { screen } = show(
    <RecommendationList listed={listed} onGo={() => {}} progressOf={progressOf} />,
    seats.observer,
    registerWith(),
  )
  await choose(screen, 2, 'Done (1)')
  const words = [...screen.querySelectorAll('.recommendation-words')].map(
    (each) => each.textContent,
  )
  expect(words).toEqual(['Words of b.'])
  await choose(screen, 2, 'Reported (0)')
  expect(screen.textContent).toContain('0 of 3')
})
