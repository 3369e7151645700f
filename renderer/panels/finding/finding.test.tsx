// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { annex, heading, p, reference, section, text } from '../../../shared/testing/build'
import type { TextEditor } from '../../editor/contract'
import { searchEditor } from '../../editor/finding/search'
import { modeOf } from '../../editor/mode'
import { numbersEditor } from '../../editor/numbers/numbers-editor'
import '../../editor/testing/layout'
import { type Person, type Room, room } from '../../editor/testing/room'
import { cell } from '../../session/live'
import { press, registerWith, seats, show } from '../testing/show'
import { asked } from './asked'
import { TextFindBar } from './FindBar'
import { GoToNumber } from './GoToNumber'
import { ReferenceTool } from './ReferenceTool'

const given = text(
  section('s', heading('h', 1, 'Decisions'), p('a', 'The Conference met.'), p('b', 'It noted it.')),
  annex('x', heading('xh', 1, 'Agenda'), p('c', 'The report, see ', reference('b'), '.')),
)

let meeting: Room | null = null
let unmount = () => {}
afterEach(() => {
  act(() => asked.set(null))
  unmount()
  meeting?.close()
  meeting = null
})

/** A part of the window over a real page. */
function over(part: ReactNode, mode: 'write' | 'read' = 'write'): Person {
  meeting = room(given, [mode])
  const [ana] = meeting.people
  if (!ana) throw new Error('One was asked in')
  const { view } = ana
  const editor = {
    search: searchEditor(view),
    numbers: numbersEditor(ana, {
      inHand: () => view,
      run: (command) => {
        if (modeOf(view.state) === 'write') command(view.state, view.dispatch, view)
      },
    }),
    focus: () => view.focus(),
    language: () => 'en',
  } as unknown as TextEditor
  const shown = show(
    part,
    seats.secretariat,
    registerWith(),
    {},
    { moved: cell(0), editor: () => editor },
    mode,
  )
  unmount = shown.unmount
  return ana
}

const key = (init: KeyboardEventInit) =>
  act(async () => {
    const { activeElement } = document
    const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
    activeElement?.dispatchEvent(event)
  })

async function fill(name: string, words: string): Promise<HTMLInputElement> {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input')]
  const field = fields.find((each) => each.placeholder === name)
  if (!field) throw new Error(`No field ${name}`)
  await act(async () => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    set?.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  })
  return field
}

const counted = () =>
  document.querySelector('.find-count')?.textContent?.replace(/[\u2066-\u2069]/g, '')
const around = ({ view }: Person) => view.state.selection.$from.parent.attrs.id

it('finds with a key, steps, and gives the focus back', async () => {
  const ana = over(<TextFindBar />, 'read')
  await key({ code: 'KeyF', key: 'f', ctrlKey: true })
  await fill('Find', 'it')
  expect(counted()).toBe('1 of 2')
  await key({ key: 'Enter' })
  expect(counted()).toBe('2 of 2')
  await key({ key: 'F3', shiftKey: true })
  expect(counted()).toBe('1 of 2')
  // There is nothing to replace where one may not write.
  expect(document.querySelectorAll('.find-row').length).toBe(1)
  await key({ key: 'Escape' })
  expect(document.querySelector('.find')).toBe(null)
  expect(document.activeElement).toBe(ana.view.dom)
  expect(ana.view.dom.querySelector('.found')).toBe(null)
})

it('replaces all and says how often', async () => {
  const ana = over(<TextFindBar />)
  await key({ code: 'KeyH', key: 'h', ctrlKey: true, altKey: true })
  await fill('Find', 'it')
  await fill('Replace with', 'the Conference')
  await press(document.body, 'Replace all')
  expect(counted()).toBe('Replaced 2 times')
  expect(ana.view.state.doc.child(0).child(2).textContent).toBe(
    'the Conference noted the Conference.',
  )
})

it('goes to a number, or says that there is none', async () => {
  const ana = over(<GoToNumber />, 'read')
  await key({ code: 'KeyG', key: 'g', ctrlKey: true })
  await fill('27, 28 (a), 5 bis, annex II 3', '7')
  await key({ key: 'Enter' })
  expect(document.body.textContent).toContain('Nothing in the text is printed with the number')
  await fill('27, 28 (a), 5 bis, annex II 3', 'annex 1')
  await key({ key: 'Enter' })
  expect(around(ana)).toBe('c')
})

it('puts a reference at the caret, found by words', async () => {
  const ana = over(<ReferenceTool />)
  ana.put('a', 18)
  ana.view.focus()
  await key({ code: 'KeyX', key: 'x', ctrlKey: true, altKey: true })
  await fill('A number, or some words', 'report')
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'paragraph 1 of annexThe report, see paragraph 2.',
  ])
  await act(async () => items[0]?.click())
  expect([...ana.view.dom.querySelectorAll('.reference')].map((each) => each.textContent)).toEqual([
    'paragraph 1 of annex',
    'paragraph 2',
  ])
})

it('puts the number alone where the sentence has the word', async () => {
  const ana = over(<ReferenceTool />)
  ana.put('a', 18)
  ana.view.focus()
  await key({ code: 'KeyX', key: 'x', ctrlKey: true, altKey: true })
  await fill('A number, or some words', 'annex 1')
  await act(async () => document.querySelector<HTMLInputElement>('[type="checkbox"]')?.click())
  await act(async () => document.querySelector<HTMLElement>('[role="menuitem"]')?.click())
  expect(ana.view.dom.querySelector('.reference')?.textContent).toBe('1')
})
