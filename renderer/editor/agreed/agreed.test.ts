// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import {
  annex,
  footnote,
  heading,
  p,
  paragraph,
  section,
  text,
} from '../../../shared/testing/build'
import { printedPlace } from '../finding/printed-place'
import { type Room, room } from '../testing/room'
import { type Insertable, insertClause, passageOf } from './agreed'

const source = { conference: 'Sixth Conference', symbol: 'CCW/AP.II/CONF.6/3', paragraph: '12' }
const clause = (more: Partial<Insertable> = {}): Insertable => ({
  style: 'report',
  text: 'The Conference met in [place].',
  items: [],
  source,
  ...more,
})

const declaration = schema.node('annex', { id: 'x', kind: 'declaration' }, [
  heading('xh', 1, 'Appeal'),
  paragraph({ id: 'x1', kind: 'preambular' }, 'Recalling,'),
  paragraph({ id: 'x2', kind: 'operative' }, 'Urges all.'),
])
const opening = text(
  section(
    's',
    heading('h', 1, 'Work'),
    p('a', 'It met.'),
    p('b'),
    paragraph({ id: 'c', level: 1 }, 'Twice'),
  ),
  annex('y', heading('yh', 1, 'Agenda'), p('y1', 'Opening')),
  declaration,
)

let meeting: Room
afterEach(() => meeting.close())

function writer(mode: 'write' | 'propose' = 'write') {
  meeting = room(opening, [mode, 'write'])
  const [person] = meeting.people
  if (!person) throw new Error('Somebody is there')
  return person
}

/** The blocks of a part of the text: kind, level, where from, and words. */
const blocks = (part: number) =>
  meeting
    .said()
    .child(part)
    .children.map(({ attrs, textContent }) => [attrs.kind, attrs.level, attrs.source, textContent])

it('comes after the paragraph of the caret, with where it was agreed, for everyone', () => {
  const person = writer()
  person.put('a', 3)
  insertClause(clause({ items: ['in plenary;', 'in private.'] }))(
    person.view.state,
    person.view.dispatch,
  )
  expect(blocks(0).slice(1, 5)).toEqual([
    ['numbered', 0, null, 'It met.'],
    ['numbered', 0, source, 'The Conference met in [place].'],
    ['numbered', 1, null, 'in plenary;'],
    ['numbered', 1, null, 'in private.'],
  ])
})

it('selects what is to be filled in', () => {
  const person = writer()
  person.put('a', 3)
  insertClause(clause())(person.view.state, person.view.dispatch)
  person.type('Geneva')
  expect(blocks(0)[2]?.[3]).toBe('The Conference met in Geneva.')
})

it('takes the place of an empty paragraph', () => {
  const person = writer()
  person.put('b', 0)
  insertClause(clause())(person.view.state, person.view.dispatch)
  expect(blocks(0).map(([, , , words]) => words)).toEqual([
    'Work',
    'It met.',
    'The Conference met in [place].',
    'Twice',
  ])
})

it.each([
  ['x1', 'report', 'preambular'],
  ['x2', 'report', 'operative'],
  ['x2', 'preambular', 'preambular'],
  ['x1', 'operative', 'operative'],
  ['xh', 'report', 'operative'],
] as const)('in a declaration at %s one of a %s is %s', (at, style, kind) => {
  const person = writer()
  person.put(at, 1)
  insertClause(clause({ style }))(person.view.state, person.view.dispatch)
  expect(blocks(2).find(([, , from]) => from)?.[0]).toBe(kind)
})

it('in a report even an operative one is numbered', () => {
  const person = writer()
  person.put('y1', 1)
  insertClause(clause({ style: 'operative' }))(person.view.state, person.view.dispatch)
  expect(blocks(1).at(-1)?.[0]).toBe('numbered')
})

it('is undone at once and leaves what was typed before', () => {
  const person = writer()
  person.put('a', 'It met.'.length)
  person.type(' Late.')
  insertClause(clause({ items: ['one;', 'two.'] }))(person.view.state, person.view.dispatch)
  person.view.someProp('handleKeyDown', (heed) =>
    heed(person.view, new KeyboardEvent('keydown', { key: 'z', ctrlKey: true })),
  )
  expect(blocks(0).map(([, , , words]) => words)).toEqual(['Work', 'It met. Late.', '', 'Twice'])
})

it('reads the paragraph of the caret as it can be kept', () => {
  meeting = room(
    text(
      section(
        's',
        paragraph({ id: 'a', source }, 'It met:', footnote('f', 'In 2005.')),
        paragraph({ id: 'b', level: 1 }, 'twice;'),
        p('c', 'It rose.'),
      ),
    ),
    ['write'],
  )
  const [person] = meeting.people
  person?.put('a', 0)
  expect(person && passageOf(person.view.state)).toEqual({
    block: 'a',
    style: 'report',
    text: 'It met:[^In 2005.]',
    items: [],
    source,
  })
})

it.each([
  ['a', '1'],
  ['c', '2 (a)'],
  ['y1', 'Annex I, 1'],
  ['h', 'I'],
  ['x1', null],
])('says that %s is printed %s', (block, place) => {
  writer()
  expect(printedPlace(opening, block as BlockId)).toBe(place)
})
