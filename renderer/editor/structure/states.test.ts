import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { heading, p, paragraph, text } from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import { sortStates } from './states'

const state = (id: string, words: string) => paragraph({ id, kind: 'plain', level: 1 }, words)
const states = (language: string, ...blocks: Node[]) =>
  stateOf(
    text(
      schema.node('masthead', { language }),
      schema.node('annex', { id: 'x', kind: 'states' }, [heading('h', 1, 'States'), ...blocks]),
    ),
  )
const sorted = (before: EditorState): EditorState => {
  let after = before
  sortStates(before, (tr) => {
    after = before.apply(tr)
  })
  return after
}
const ids = ({ doc }: EditorState) => doc.child(1).children.map((block) => block.attrs.id)

it('orders the lines beneath the lead-in and leaves the lead-in where it is', () => {
  const after = sorted(
    at(
      states(
        'English',
        p('z', 'Zeal is the lead-in:'),
        state('c', 'Chad'),
        state('a', 'Albania'),
        state('b', 'Benin'),
      ),
      'c',
      0,
    ),
  )
  expect(ids(after)).toEqual(['h', 'z', 'a', 'b', 'c'])
})

it('orders as the language of the text does, and not by the codes of the letters', () => {
  const french = states(
    'French',
    state('z', 'Zambie'),
    state('e', 'États-Unis'),
    state('f', 'Fidji'),
  )
  expect(ids(sorted(at(french, 'z', 0)))).toEqual(['h', 'e', 'f', 'z'])
})

it('moves only what stands out of order', () => {
  const before = states('English', state('b', 'Benin'), state('c', 'Chad'), state('a', 'Albania'))
  const after = sorted(at(before, 'c', 0))
  expect(ids(after)).toEqual(['h', 'a', 'b', 'c'])
  expect(after.doc.child(1).child(2)).toBe(before.doc.child(1).child(1))
  expect(sortStates(after)).toBe(false)
})

it('orders the rows of a table beneath its heading', () => {
  const cell = (words: string) => schema.node('cell', null, [schema.text(words)])
  const row = (...cells: Node[]) => schema.node('row', null, cells)
  const head = row(schema.node('header_cell', null, [schema.text('State')]))
  const table = schema.node('table', { id: 't' }, [head, row(cell('Mali')), row(cell('Cuba'))])
  const after = sorted(at(states('English', p('l', 'Lead'), table), 'l', 0))
  expect(after.doc.child(1).child(2).textContent).toBe('StateCubaMali')
})
