// @vitest-environment jsdom
import './testing/layout'
import { TextSelection } from 'prosemirror-state'
import { afterEach, expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'
import { footnote, heading, p, section, text } from '../../shared/testing/build'
import { insertFootnote } from './commands'
import { type Person, type Room, room } from './testing/room'

const note = (id: string, series: string, words: string) =>
  schema.node('footnote', { id, series }, [schema.text(words)])
const cell = (...content: Parameters<typeof schema.text>[0][]) =>
  schema.node(
    'cell',
    null,
    content.map((words) => schema.text(words)),
  )

const report = text(
  schema.node('masthead'),
  schema.node('title', { id: 't' }, [schema.text('Report'), note('n1', 'asterisk', 'Not edited.')]),
  section(
    's',
    heading('h', 1, 'Work'),
    p('a', 'It met', footnote('n2', 'In public.')),
    schema.node('table', { id: 'tb' }, [
      schema.node('row', null, [
        schema.node('cell', null, [schema.text('Rooms'), note('n3', 'letter', 'All of them.')]),
        cell('12'),
      ]),
    ]),
    p('z', 'After'),
  ),
)

let open: Room
afterEach(() => open.close())

function alone(): Person {
  open = room(report, ['write'])
  const [person] = open.people
  if (!person) throw new Error('One was asked for')
  return person
}

const lists = () =>
  [...document.querySelectorAll('.notes')].map((list) => [
    list.className.replace(' ProseMirror-widget', ''),
    ...[...list.children].map((item) => item.textContent),
  ])

it('lists the notes of titles below them, of a table beneath it, and the others at the foot', () => {
  alone()
  expect(lists()).toEqual([
    ['notes notes-of-titles', 'Not edited.'],
    ['notes notes-of-table', 'All of them.'],
    ['notes', 'In public.'],
  ])
  expect(document.querySelector('.table')?.nextElementSibling?.className).toContain('of-table')
})

const seriesOf = (person: Person) => {
  const found: string[] = []
  person.view.state.doc.descendants((node) => {
    if (node.type.name === 'footnote' && node.content.size === 0) found.push(node.attrs.series)
  })
  return found
}

it.each([
  ['a title', 't', 'asterisk'],
  ['a heading', 'h', 'number'],
  ['a paragraph', 'z', 'number'],
])('a note put into %s takes the sign that is usual there', (_what, block, series) => {
  const ana = alone()
  ana.put(block, 1)
  insertFootnote(ana.view.state, ana.view.dispatch)
  expect(seriesOf(ana)).toEqual([series])
})

it('a note put into a table has a letter', () => {
  const ana = alone()
  const { doc, tr } = ana.view.state
  let pos = 0
  doc.descendants((node, at) => {
    if (node.type.name === 'cell' && node.textContent === '12') pos = at + 1
  })
  ana.view.dispatch(tr.setSelection(TextSelection.create(doc, pos)))
  insertFootnote(ana.view.state, ana.view.dispatch)
  expect(seriesOf(ana)).toEqual(['letter'])
})

it('takes another sign in its card', () => {
  const ana = alone()
  const marker = document.querySelector<HTMLElement>('.footnote[data-series="number"]')
  if (!marker) throw new Error('The note has a mark on the page')
  const pos = ana.view.posAtDOM(marker, 0, -1) - 1
  const { doc, tr } = ana.view.state
  const size = doc.nodeAt(pos)?.nodeSize ?? 0
  ana.view.dispatch(tr.setSelection(TextSelection.create(doc, pos, pos + size)))
  const choice = document.querySelector<HTMLSelectElement>('.footnote-series')
  if (!choice) throw new Error('The card shows which sign the note has')
  expect([choice.value, choice.disabled]).toEqual(['number', false])
  choice.value = 'asterisk'
  choice.dispatchEvent(new Event('change'))
  expect(ana.view.state.doc.nodeAt(pos)?.attrs.series).toBe('asterisk')
  open.said()
})
