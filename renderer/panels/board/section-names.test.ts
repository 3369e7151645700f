import { expect, it } from 'vitest'
import { annex, heading, p, section, text } from '../../../shared/testing/build'
import { outlineOf } from '../../editor/structure/outline'
import { sectionNames } from './section-names'

const namesIn = (...given: Parameters<typeof text>) => [
  ...sectionNames(outlineOf(text(...given))).values(),
]

it('is the number and the words of a heading', () => {
  const names = namesIn(
    section('s', heading('a', 1, 'Opening')),
    section('t', heading('b', 1, 'Work')),
  )
  expect(new Set(names).size).toBe(2)
  expect(names[0]).toContain('Opening')
  expect(names[0]).not.toContain('in ')
})

it('says of those that are called alike in which they are', () => {
  const names = namesIn(
    section('s', heading('one', 1, 'Opening'), heading('a', 2, 'Scope'), p('p', 'It met.')),
    section('t', heading('two', 1, 'Work'), heading('b', 2, 'Scope'), p('q', 'It rose.')),
    annex('u', heading('x', 1, 'Rules'), heading('c', 2, 'Scope'), p('r', 'It sat.')),
  )
  const alike = names.filter((name) => name.includes('Scope'))
  expect(new Set(alike).size).toBe(3)
  expect(alike[0]).toMatch(/Scope, in .*Opening/)
  expect(alike[1]).toMatch(/Scope, in .*Work/)
})

it('tells those apart that are in the same', () => {
  const names = namesIn(
    section(
      's',
      heading('one', 1, 'Work'),
      heading('a', 2, ''),
      heading('b', 2, ''),
      heading('c', 2, ''),
    ),
  )
  expect(new Set(names).size).toBe(4)
})
