import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { annex, heading, p, paragraph, section, text } from '../../../shared/testing/build'
import { outlineOf } from './outline'

it('lists the title of a part above its sections', () => {
  const doc = text(
    schema.node('part', { id: 'p1' }, schema.text('Report')),
    section('s', heading('h1', 1, 'Introduction'), p('a', 'x')),
  )
  expect(outlineOf(doc)).toEqual([
    { id: 'p1', label: 'Part I', title: 'Report', level: 0, paragraphs: null },
    { id: 'h1', label: 'I.', title: 'Introduction', level: 1, paragraphs: ['1.', '1.'] },
  ])
})

it('lists the headings with their numbers and the paragraphs beneath them', () => {
  const doc = text(
    section('s', heading('h1', 1, 'Introduction'), p('a', 'x'), p('b', 'y')),
    section('t', heading('h2', 1, 'Work'), heading('h3', 2, 'Officers'), p('c', 'z')),
    annex('x', heading('h4', 1, 'Agenda'), paragraph({ id: 'd', kind: 'plain' }, 'w')),
  )
  expect(outlineOf(doc)).toEqual([
    { id: 'h1', label: 'I.', title: 'Introduction', level: 1, paragraphs: ['1.', '2.'] },
    { id: 'h2', label: 'II.', title: 'Work', level: 1, paragraphs: null },
    { id: 'h3', label: 'A.', title: 'Officers', level: 2, paragraphs: ['3.', '3.'] },
    { id: 'h4', label: 'Annex', title: 'Agenda', level: 1, paragraphs: null },
  ])
})

it('reads no section again that was not touched, while the numbers stay the same', () => {
  const untouched = section('s', heading('h1', 1, 'Introduction'), p('a', 'x'))
  const before = outlineOf(text(untouched, section('t', heading('h2', 1, 'Work'))))
  const after = outlineOf(text(untouched, section('t', heading('h2', 1, 'Works'))))
  expect(after.map(({ title }) => title)).toEqual(['Introduction', 'Works'])
  expect(after[0]).toBe(before[0])
})

it('reads a section anew whose numbers have become others', () => {
  const untouched = section('s', heading('h1', 1, 'Introduction'), p('a', 'x'))
  outlineOf(text(untouched))
  const [, after] = outlineOf(text(section('r', heading('h0', 1, 'Opening')), untouched))
  expect(after).toMatchObject({ label: 'II.', title: 'Introduction' })
})
