// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import { schema } from '../../../shared/document/schema'
import { parseDate } from '../../../shared/states/calendar-date'
import { namesBound } from '../../../shared/states/fields'
import { type StatesRegister, StatesRegisterSchema } from '../../../shared/states/register'
import type { Taken } from '../../../shared/states/taken'
import { annex, p, paragraph, section, text } from '../../../shared/testing/build'
import type { Mode } from '../contract'
import { setMode } from '../mode'
import { type Person, type Room, room } from '../testing/room'
import { setStates } from './count-marks'

let now: Room | null = null
afterEach(() => now?.close())

const register = StatesRegisterSchema.parse(shipped)
const day = parseDate('2005-11-23')
if (!day) throw new Error('A day of the calendar')
const field = (name: string, said: string) => schema.node('field', { name, at: day, said })
const later: StatesRegister = {
  ...register,
  entries: register.entries.filter(({ id }) => id !== 'alb'),
}
const listing = text(
  section('s', p('a', 'In all ', field('bound', '85'), ' States.'), p('b', 'It rose.')),
  annex(
    'x',
    p('lead', 'These:'),
    ...namesBound(register, day, 'en').map((name, at) =>
      paragraph({ id: `line${at}`, level: 1 }, field('bound-state', name)),
    ),
  ),
)
const say = {
  origin: ({ at }: Taken) => `as of ${at}`,
  change: (taken: Taken) => (taken.kind === 'count' ? `says ${taken.now}` : 'lists others'),
}

function one(states: StatesRegister, mode: Mode = 'write'): Person {
  now = room(listing, [mode])
  const [ana] = now.people
  if (!ana) throw new Error('One was asked for')
  ana.view.dispatch(setStates(ana.view.state, { states, say }))
  return ana
}
const marks = ({ view }: Person) => [...view.dom.querySelectorAll<HTMLElement>('.count-mark')]
const heard = ({ view }: Person) =>
  marks({ view } as Person).map((each) => each.getAttribute('aria-label'))
const focused = () => document.activeElement?.className

it('says as of which day a count is, and nothing else while the register says the same', () => {
  const ana = one(register)
  const [count] = ana.view.dom.querySelectorAll('.from-states')
  expect([count?.textContent, count?.getAttribute('aria-description')]).toEqual([
    '85',
    'as of 2005-11-23',
  ])
  expect(marks(ana)).toEqual([])
})

it('says what the register says by now, beside the count and above the list', () => {
  const ana = one(later)
  expect(heard(ana)).toEqual(['says 84', 'lists others'])
  const [count] = ana.view.dom.querySelectorAll('.count-stale')
  expect(count?.getAttribute('aria-description')).toBe('as of 2005-11-23 says 84')
  expect(ana.view.dom.querySelector('.count-gone')?.textContent).toBe('Albania')
  expect(marks(ana)[1]?.nextElementSibling?.textContent).toBe('Albania')
})

it('lets the text say so by the button, one step to undo', () => {
  const ana = one(later)
  for (const each of marks(ana)) each.querySelector('button')?.click()
  expect(marks(ana)).toEqual([])
  expect(now?.said().textContent).toContain('In all 84 States.')
  expect(now?.said().lastChild?.childCount).toBe(85)
})

it('is reached by a key from the words beside it, and left by Escape', () => {
  const ana = one(later)
  ana.put('b', 2)
  const press = (target: Element, key: string, ctrlKey = false) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }))
  press(ana.view.dom, 'Enter', true)
  expect(focused()).not.toBe('count-renew')
  ana.put('a', 8)
  press(ana.view.dom, 'Enter', true)
  expect(focused()).toBe('count-renew')
  if (document.activeElement) press(document.activeElement, 'Escape')
  expect(document.activeElement).toBe(ana.view.dom)
})

it('has no button where the text is closed, and one when it opens', () => {
  const ana = one(later, 'read')
  expect([heard(ana).length, ana.view.dom.querySelectorAll('.count-renew').length]).toEqual([2, 0])
  ana.view.dispatch(setMode(ana.view.state, 'write'))
  expect(ana.view.dom.querySelectorAll('.count-renew')).toHaveLength(2)
})

it('stays beside the count while words are typed before it', () => {
  const ana = one(later)
  ana.put('a', 0)
  ana.type('Now, ')
  expect(marks(ana)[0]?.previousElementSibling?.textContent).toBe('85')
})
