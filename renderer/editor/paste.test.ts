// @vitest-environment jsdom
import './testing/layout'
import { afterEach, expect, it } from 'vitest'
import { p, paragraph, section, text } from '../../shared/testing/build'
import { type Person, type Room, room } from './testing/room'

let open: Room | null = null
afterEach(() => open?.close())

function ana(kind = 'numbered'): Person {
  open = room(text(section('s', paragraph({ id: 'a', kind }, 'The Conference'), p('b', 'rose.'))), [
    'write',
  ])
  const [person] = open.people
  if (!person) throw new Error('One was asked for')
  return person
}

const blocks = () =>
  open?.said().firstChild?.content.content.map((block) => [block.attrs.kind, block.textContent])

it('lines of plain text become paragraphs like the one around them', () => {
  const person = ana('plain')
  person.put('a', 14)
  person.view.pasteText(' noted\nIt decided\nIt thanked')
  expect(blocks()).toEqual([
    ['plain', 'The Conference noted'],
    ['plain', 'It decided'],
    ['plain', 'It thanked'],
    ['numbered', 'rose.'],
  ])
})

it('nothing that could act comes in from a web page', () => {
  const person = ana()
  person.put('a', 14)
  person.view.pasteHTML(
    '<p onclick="x()">, noting <b>with <a href="javascript:x()">care</a></b></p>' +
      '<script>x()</script><img src=x onerror=x()><style>p{}</style><iframe src="//x"></iframe>' +
      '<p data-recommendation="{broken">It decided</p>',
  )
  expect(blocks()).toEqual([
    ['numbered', 'The Conference, noting with care'],
    ['numbered', 'It decided'],
    ['numbered', 'rose.'],
  ])
  expect(person.view.dom.innerHTML).not.toMatch(/script|onerror|onclick|javascript|iframe|<img src/)
})

it('what is copied from a text keeps its kind and level, and gets ids of its own', () => {
  const person = ana('plain')
  const { doc } = person.view.state
  const { dom } = person.view.serializeForClipboard(doc.slice(1, doc.content.size - 1))
  person.put('b', 5)
  person.view.pasteHTML(dom.innerHTML)
  expect(blocks()?.map(([kind]) => kind)).toEqual(['plain', 'numbered', 'plain', 'numbered'])
  const ids = open?.said().firstChild?.content.content.map((block) => block.attrs.id)
  expect(new Set(ids).size).toBe(ids?.length)
  expect(ids).not.toContain(null)
})
