// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { annex, heading, p, section, text } from '../../../shared/testing/build'
import { at, type Room, room, stateOf } from '../testing/room'
import { passBy } from './contents-view'

const report = text(
  schema.node('masthead'),
  schema.node('title', { id: 't' }, schema.text('Report')),
  schema.node('contents', { id: 'c' }),
  schema.node('part', { id: 'pt' }, schema.text('First')),
  section('s', heading('h1', 1, 'Work'), p('a', 'One'), p('b', 'Two')),
  annex('x', heading('h2', 1, 'Agenda'), p('d', 'Opening')),
)

let open: Room
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  open.close()
  vi.useRealTimers()
})

const listed = () => [...document.querySelectorAll('.contents li')].map((item) => item.textContent)

it('lists parts, headings and annexes with their paragraphs, and follows the text', () => {
  open = room(report, ['write'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  expect(listed()).toEqual(['Part IFirst', 'I.Work1–2', 'AnnexAgenda1'])
  ana.put('h1', 4)
  ana.type('s done')
  expect(listed()[1]).toBe('I.Work1–2')
  vi.runOnlyPendingTimers()
  expect(listed()[1]).toBe('I.Works done1–2')
})

it('is drawn anew only where it says something else', () => {
  open = room(report, ['write'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  const before = document.querySelector('.contents li')
  ana.put('a', 3)
  ana.type(' more')
  vi.runOnlyPendingTimers()
  expect(document.querySelector('.contents li')).toBe(before)
})

it('leads to what it lists', () => {
  open = room(report, ['read'])
  const [ana] = open.people
  Element.prototype.scrollIntoView = () => {}
  document.querySelectorAll<HTMLElement>('.contents a')[1]?.click()
  expect(ana?.view.state.selection.$from.parent.attrs.id).toBe('h1')
})

it('lets the caret past it, up and down', () => {
  open = room(report, ['read'])
  const state = stateOf(report)
  const after = (from: string, side: 1 | -1) => {
    let id: unknown = null
    passBy(side)(at(state, from, 0), (tr) => {
      id = tr.selection.$from.parent.attrs.id
    })
    return id
  }
  expect([after('t', 1), after('pt', -1)]).toEqual(['pt', 't'])
  expect([after('a', -1), after('t', -1)]).toEqual([null, null])
})
