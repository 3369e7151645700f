import { act } from 'react'
import { expect, it } from 'vitest'
import { blockId } from '../../../shared/ids'
import type { Passage, TextEditor } from '../../editor/contract'
import { cell } from '../../session/live'
import { button, press, registerWith, seats, show } from '../testing/show'
import { AgreedPanel } from './AgreedPanel'

const passage: Passage = {
  block: blockId('b1'),
  style: 'report',
  text: 'The Conference thanked the people and the Government of Switzerland.',
  items: [],
  source: null,
}

function panel(mode: 'write' | 'read' = 'write') {
  const inserted: string[] = []
  const editor: Partial<TextEditor> = {
    insertClause({ text }) {
      inserted.push(text)
      return true
    },
    placeOf: () => '12',
    symbol: () => null,
    language: () => 'en',
  }
  const page = { passage: cell<Passage | null>(passage), editor: () => editor as TextEditor }
  const part = <AgreedPanel onDone={() => {}} />
  const shown = show(part, seats.secretariat, registerWith(), {}, page, mode)
  return { ...shown, inserted }
}

const options = (screen: HTMLElement) => [...screen.querySelectorAll('[role="option"]')]

it('lists what comes with the application and says that it was agreed nowhere', () => {
  const { screen } = panel()
  expect(options(screen).length).toBeGreaterThan(40)
  expect(options(screen)[0]?.textContent).toContain('agreed at no conference')
})

it('inserts the clause that is chosen', async () => {
  const { screen, inserted } = panel()
  await act(async () => (options(screen)[0] as HTMLElement).click())
  expect(inserted).toEqual([expect.stringContaining('use the authority of his office')])
  expect(screen.querySelector('[role="status"]')?.textContent).toContain('Inserted')
})

it('keeps the paragraph of the caret with the conference and its number', async () => {
  const { screen } = panel()
  await press(screen, 'Add to agreed language')
  const [first] = options(screen)
  expect(first?.textContent).toContain('Government of Switzerland')
  expect(first?.textContent).toContain('From Seventh Annual Conference, 12')
})

it('compares it with the precedent whose words are most like it', async () => {
  const { screen } = panel()
  await press(screen, 'Compare with precedent')
  expect(button(screen, 'Thanks to the host').getAttribute('aria-pressed')).toBe('true')
  const marked = (name: string) =>
    [...screen.querySelectorAll(`.agreed-difference ${name}`)].map((each) => each.textContent)
  expect(marked('ins')).toContain('insert Switzerland')
})
