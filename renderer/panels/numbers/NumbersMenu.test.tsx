// @vitest-environment jsdom
import { act } from 'react'
import { expect, it } from 'vitest'
import type { TextEditor } from '../../editor/contract'
import type { Renumbering } from '../../editor/numbers/numbers-editor'
import { cell } from '../../session/live'
import { button, press, registerWith, seats, show } from '../testing/show'
import { NumbersMenu } from './NumbersMenu'

function menu(
  policy: 'live' | 'frozen',
  changes: readonly Renumbering[] = [],
  seat = 'secretariat',
) {
  const numbers = { policy: () => policy, renumbering: () => changes }
  const editor = () => ({ numbers }) as unknown as TextEditor
  const who = seats[seat as keyof typeof seats]
  return show(<NumbersMenu />, who, registerWith(), {}, { moved: cell(0), editor })
}

async function choose(name: string): Promise<void> {
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const item = items.find(({ textContent }) => textContent?.startsWith(name))
  if (!item) throw new Error(`No ${name} among ${items.map((each) => each.textContent)}`)
  await act(async () => item.click())
}

it('freezes the numbers for the secretariat', async () => {
  const { screen, asked } = menu('live')
  await press(screen, 'Numbers: live')
  await choose('Freeze the numbers')
  expect(asked.acts).toEqual([{ kind: 'freeze-numbers' }])
})

it('says what would be renumbered before it is', async () => {
  const { screen, asked } = menu(
    'frozen',
    Array.from({ length: 14 }, (_, i) => ({ name: `paragraph ${i} bis`, becomes: `${i + 1}` })),
  )
  await press(screen, 'Numbers: frozen')
  await choose('Renumber…')
  const dialog = document.querySelector<HTMLElement>('[role="alertdialog"]')
  const items = [...(dialog?.querySelectorAll('li') ?? [])].map(({ textContent }) =>
    textContent?.replace(/[\u2066-\u2069]/g, ''),
  )
  expect(items[0]).toBe('paragraph 0 bis → 1')
  expect(items.at(-1)).toBe('and 2 more')
  expect(asked.acts).toEqual([])
  await act(async () => dialog && button(dialog, 'Renumber').click())
  expect(asked.acts).toEqual([{ kind: 'renumber', policy: 'frozen' }])
})

it('tells everyone else only that they are frozen', () => {
  expect(menu('live', [], 'ardesia').screen.textContent).toBe('')
  expect(menu('frozen', [], 'ardesia').screen.textContent).toBe('Numbers: frozen')
})
