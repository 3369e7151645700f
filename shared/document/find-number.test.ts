import { expect, it } from 'vitest'
import { annex, heading, p, paragraph, part, section, text } from '../testing/build'
import { blockByNumber } from './find-number'

const doc = text(
  section('one', heading('h1', 1, 'Introduction'), p('p1', 'First')),
  section(
    'two',
    heading('h2', 1, 'Work'),
    heading('h2a', 2, 'Agenda'),
    p('p2', 'Second'),
    paragraph({ id: 'p2a', level: 1 }, 'a'),
    paragraph({ id: 'p2ai', level: 2 }, 'i'),
    paragraph({ id: 'p2b', level: 1 }, 'b'),
  ),
  annex('x1', heading('x1h', 1, 'Agenda'), p('x1p1', 'Item')),
  annex('x2', heading('x2h', 1, 'States'), p('x2p1', 'One'), p('x2p2', 'Two')),
)

it('finds what shares a number, and headings by their part', () => {
  const version = (id: string, style: string) =>
    paragraph({ id, alternative: { set: 'v', style } }, 'Version')
  const parts = text(
    part('part1', 'Report'),
    section('s1', heading('i', 1, 'One'), version('a', 'bis'), version('b', 'bis')),
    part('part2', 'Declaration'),
    section('s2', heading('ii', 1, 'One'), version('c', 'alt'), version('d', 'alt')),
    annex('x', p('e')),
  )
  const found = ['1 bis', '2 Alt 2', 'section I', 'Part II', 'part II, section I', 'annex']
  expect(found.map((typed) => blockByNumber(parts, typed))).toEqual([
    'b',
    'd',
    'i',
    'part2',
    'ii',
    'x',
  ])
})

it.each([
  ['1', 'p1'],
  ['paragraph 2', 'p2'],
  ['2.', 'p2'],
  ['2 (a)', 'p2a'],
  ['2a', 'p2a'],
  ['2(a)(i)', 'p2ai'],
  ['2 B', 'p2b'],
  ['٢', 'p2'],
  ['II', 'h2'],
  ['ii.a', 'h2a'],
  ['Annex II', 'x2h'],
  ['annex ii 2', 'x2p2'],
  ['Annex I, para. 1', 'x1p1'],
  ['3', null],
  ['', null],
])('finds %s', (typed, block) => {
  expect(blockByNumber(doc, typed)).toBe(block)
})
