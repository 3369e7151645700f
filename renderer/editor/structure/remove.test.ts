import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import {
  annex,
  footnote,
  heading,
  p,
  paragraph,
  section,
  text,
} from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import {
  backwardAtTop,
  enterFromPart,
  enterFromSpecial,
  removalAt,
  remove,
  removeContents,
} from './remove'

const masthead = schema.node('masthead')
const part = (id: string, words = '') =>
  schema.node('part', { id }, words ? [schema.text(words)] : [])
const of = (...tops: Node[]) => stateOf(text(masthead, ...tops))
const first = section('s1', heading('h1', 1, 'Introduction'), p('a', 'The Conference met'))

function run(state: EditorState, command: Command): EditorState | null {
  let next = state
  if (!command(state, (tr) => (next = state.apply(tr)))) return null
  next.doc.check()
  return next
}

const ids = (state: EditorState | null) => state?.doc.children.map((top) => top.attrs.id)

it('Backspace takes away a section that says nothing, and the caret goes to what is above', () => {
  const state = at(of(first, section('s2', heading('h2', 1), p('b'))), 'h2', 0)
  const after = run(state, backwardAtTop)
  expect(ids(after)).toEqual([undefined, 's1'])
  expect(after?.selection.$from.parent.attrs.id).toBe('a')
  expect(after?.selection.$from.parentOffset).toBe('The Conference met'.length)
})

it('Backspace leaves what an empty heading stands above', () => {
  const state = at(of(first, section('s2', heading('h2', 1), p('b', 'Words'))), 'h2', 0)
  const after = run(state, backwardAtTop)
  expect(after?.doc.child(2).toJSON()).toEqual(section('s2', p('b', 'Words')).toJSON())
})

it('Backspace runs no section that says something into the one above', () => {
  const state = at(of(first, section('s2', heading('h2', 1, 'Work'))), 'h2', 0)
  expect(run(state, backwardAtTop)?.doc.eq(state.doc)).toBe(true)
})

it('Backspace takes away the title of a part that says nothing', () => {
  expect(ids(run(at(of(part('p'), first), 'p', 0), backwardAtTop))).toEqual([undefined, 's1'])
  const said = at(of(part('p', 'Part one'), first), 'p', 0)
  expect(run(said, backwardAtTop)?.doc.eq(said.doc)).toBe(true)
})

it('Enter goes from the title of a part to its first section, and makes one if there is none', () => {
  const there = run(at(of(part('p', 'One'), first), 'p', 3), enterFromPart)
  expect(there?.selection.$from.parent.attrs.id).toBe('h1')
  const none = run(at(of(first, part('p', 'Two')), 'p', 3), enterFromPart)
  expect(none?.doc.lastChild?.type.name).toBe('section')
  expect(none?.selection.$from.parent.type.name).toBe('heading')
})

it('Enter in an empty quotation goes back to a numbered paragraph', () => {
  const state = of(section('s', paragraph({ id: 'q', kind: 'quotation' })))
  expect(run(at(state, 'q', 0), enterFromSpecial)?.doc.child(1).firstChild?.attrs.kind).toBe(
    'numbered',
  )
})

it('names what would go with an annex, and takes it away', () => {
  const table = schema.node('table', { id: 'tb' }, [
    schema.node('row', null, [schema.node('cell', null, [footnote('f', 'Note')])]),
  ])
  const state = at(
    of(first, annex('x', heading('hx', 1, 'Agenda'), p('b', 'Opening'), p('c'), table)),
    'b',
    1,
  )
  expect(removalAt(state)).toEqual({
    kind: 'annex',
    label: 'Annex',
    title: 'Agenda',
    paragraphs: 1,
    tables: 1,
    footnotes: 1,
  })
  expect(ids(run(state, remove))).toEqual([undefined, 's1'])
})

it('takes the contents away, wherever they stand', () => {
  const state = of(schema.node('contents', { id: 'c' }), first)
  expect(ids(run(state, removeContents))).toEqual([undefined, 's1'])
})
