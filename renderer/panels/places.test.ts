import { expect, it } from 'vitest'
import { blockId } from '../../shared/ids'
import { annex, heading, p, paragraph, section, text } from '../../shared/testing/build'
import { spotsIn } from './places'

const sub = (id: string, level: number) => paragraph({ id, level }, 'words')

it('says where a paragraph stands with the ones above it', () => {
  const spots = spotsIn(
    text(section('s1', heading('h1', 1, 'Introduction'), p('b1', 'x'), sub('b2', 1), sub('b3', 2))),
  )
  const labels = ['h1', 'b1', 'b2', 'b3'].map((id) => spots.get(blockId(id))?.label)
  expect(labels).toEqual(['I', '1', '1 (a)', '1 (a) (i)'])
  expect(spots.get(blockId('b3'))?.under).toBe('h1')
})

it('names the annex of what stands in one', () => {
  const spots = spotsIn(
    text(
      section('s1', p('b1', 'x')),
      annex('a1', heading('h1', 1, 'Agenda'), p('b2', 'y')),
      annex('a2', heading('h2', 1, 'Appeal'), p('b3', 'z')),
    ),
  )
  expect(spots.get(blockId('b2'))).toEqual({
    kind: 'paragraph',
    label: '1',
    annex: 'Annex I',
    under: 'h1',
    order: 2,
  })
  expect(spots.get(blockId('b3'))?.annex).toBe('Annex II')
})

it('does not carry a letter over to the next paragraph', () => {
  const spots = spotsIn(text(section('s1', p('b1', 'x'), sub('b2', 1), p('b3', 'y'), sub('b4', 1))))
  expect(spots.get(blockId('b4'))?.label).toBe('2 (a)')
})

it('names the head of a section by its first block, and has it come before that', () => {
  const spots = spotsIn(text(section('s', p('a', 'It met.'), p('b', 'It rose.'))))
  expect(spots.get(blockId('s'))).toEqual({ ...spots.get(blockId('a')), order: -0.5 })
})
