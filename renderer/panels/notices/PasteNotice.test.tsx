import { expect, it } from 'vitest'
import type { Pasted } from '../../editor/contract'
import { cell } from '../../session/live'
import { button, press, registerWith, seats, show } from '../testing/show'
import { isWorthTelling, PasteNotice } from './PasteNotice'

const nothing = { paragraphs: 0, headings: 0, footnotes: 0, tables: 0, annexes: 0 }

const pasted: Pasted = {
  outcome: 'pasted',
  counts: { ...nothing, paragraphs: 12, footnotes: 2, tables: 1 },
  remarks: [
    { kind: 'picture', words: 'Emblem' },
    { kind: 'deletion', words: 'shall' },
    { kind: 'number-kept', words: '7.' },
  ],
  mayTakeBack: () => true,
  isThere: () => true,
  takeBack: () => {},
  asWords: () => {},
}

const shown = (each: Pasted) =>
  show(
    <PasteNotice pasted={each} moved={cell(0)} onPutAway={() => {}} />,
    seats.secretariat,
    registerWith(),
  ).screen

it('says what was pasted and what was left out, and has every word of it in its details', () => {
  const screen = shown(pasted)
  const summary = screen.querySelector('[role="status"]')?.textContent
  expect(summary).toBe(
    'Pasted 12 paragraphs, 1 table, and 2 footnotes. Left out: 1 picture and 1 tracked deletion. ' +
      'Some things were kept in another form; the details say which.',
  )
  const details = [...screen.querySelectorAll('.paste-words')].map((each) => each.textContent)
  expect(details).toEqual(['7.', 'Emblem', 'shall'])
})

it('takes the paste back, or leaves its words alone', async () => {
  const done: string[] = []
  const acts = { takeBack: () => done.push('back'), asWords: () => done.push('words') }
  const screen = shown({ ...pasted, ...acts })
  await press(screen, 'Undo')
  await press(screen, 'Keep the words alone')
  expect(done).toEqual(['back', 'words'])
})

it('offers neither once something else was written', () => {
  const screen = shown({ ...pasted, mayTakeBack: () => false })
  expect([...screen.querySelectorAll('button')].map((each) => each.textContent)).toEqual([
    'Put away',
  ])
})

it('is gone with what was pasted', () => {
  expect(shown({ ...pasted, isThere: () => false }).textContent).toBe('')
})

it('says that nothing was changed where it was too much, and offers the words alone', () => {
  const screen = shown({ ...pasted, outcome: 'too-long', mayTakeBack: () => false, remarks: [] })
  expect(screen.querySelector('[role="alert"]')?.textContent).toContain('too much to paste at once')
  expect(button(screen, 'Paste the words alone')).toBeTruthy()
})

it('words that went in as they were are not worth a notice', () => {
  const counts = { ...nothing, paragraphs: 3 }
  expect(isWorthTelling({ ...pasted, counts, remarks: [] })).toBe(false)
  expect(isWorthTelling({ ...pasted, counts })).toBe(true)
})
