// @vitest-environment jsdom
import { act } from 'react'
import { expect, it } from 'vitest'
import type { TextEditor } from '../../editor/contract'
import { views } from '../Foot'
import { registerWith, seats, show } from '../testing/show'
import { ordersFor } from './orders'
import { holdsAll, Palette } from './Palette'

const names = (
  mode: 'write' | 'propose' | 'read',
  editor: TextEditor | null,
  mayTakeIn = false,
) => {
  const nothing = { open: () => {}, compare: () => {}, see: () => {} }
  return ordersFor({ mode, editor, views, mayTakeIn, ...nothing }).map(({ id }) => id)
}

const editor = new Proxy({} as TextEditor, { get: () => () => {} })

it('offers what changes the text only where one may write', () => {
  expect(names('write', editor)).toContain('footnote')
  expect(names('read', editor)).not.toContain('footnote')
  expect(names('propose', editor)).toContain('propose.delete')
  expect(names('read', editor)).not.toContain('propose.delete')
  expect(names('read', editor)).toContain('view.record')
  expect(names('write', null)).not.toContain('footnote')
})

it('offers to take a document in only to whoever may make it the text', () => {
  expect(names('write', editor, true)).toContain('take-in')
  expect(names('write', editor, false)).not.toContain('take-in')
})

it.each([
  ['Open: Recommendations', 'rec op', true],
  ['Ouvrir : Délégations', 'deleg', true],
  ['Bold', 'bald', false],
  ['Bold', '', true],
])('finds %j by %j: %s', (name, typed, found) => {
  expect(holdsAll(name, typed)).toBe(found)
})

it('opens what is chosen by its name, once the list has gone', async () => {
  const opened: string[] = []
  show(<Palette onView={(view) => opened.push(view)} />, seats.observer, registerWith())
  await act(async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
  })
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const record = items.find(({ textContent }) => textContent === 'Open: Record')
  await act(async () => record?.click())
  expect(opened).toEqual(['record'])
  expect(document.querySelector('[role="menuitem"]')).toBeNull()
})

it('is left with Escape, whatever has been typed', async () => {
  show(<Palette onView={() => {}} />, seats.observer, registerWith())
  const press = (key: string, more = {}) =>
    act(async () => {
      const target = document.activeElement ?? document
      target.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, ...more }))
    })
  await press('k', { code: 'KeyK', ctrlKey: true })
  const field = document.querySelector<HTMLInputElement>('.palette-search input')
  if (!field) throw new Error('The list is open')
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'sec')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  })
  await press('Escape')
  expect(document.querySelector('.palette-search')).toBeNull()
})
