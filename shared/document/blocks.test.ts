import { expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { annex, footnote, heading, p, section, text } from '../testing/build'
import { eachBlock, findBlock, idOf } from './blocks'
import { schema } from './schema'

const title = schema.node('title', { id: 't' }, schema.text('Report'))
const of = text(
  schema.node('masthead'),
  title,
  section('s', heading('h', 1, 'Work'), p('a', 'One', footnote('n', 'note'))),
  annex('x', p('b', 'Two')),
)

it('visits titles and blocks in reading order, and nothing inside them', () => {
  const seen: unknown[] = []
  eachBlock(of, ({ node }, container) => seen.push([idOf(node), idOf(container)]))
  expect(seen).toEqual([
    ['t', null],
    ['h', 's'],
    ['a', 's'],
    ['b', 'x'],
  ])
})

it('finds every block at its own position', () => {
  eachBlock(of, ({ node }) => {
    const found = findBlock(of, idOf(node) as BlockId)
    expect(of.nodeAt(found?.pos ?? -1)).toBe(node)
  })
})

it('finds neither sections nor footnotes nor what is not there', () => {
  const absent = ['s', 'x', 'n', 'nowhere'] as BlockId[]
  expect(absent.map((id) => findBlock(of, id))).toEqual([null, null, null, null])
})

it('means the first of two blocks with one id', () => {
  const twice = text(section('s', p('a', 'first'), p('a', 'second')))
  expect(findBlock(twice, 'a' as BlockId)?.node.textContent).toBe('first')
})

it('skips blocks that have no id yet', () => {
  const without = text(section('s', schema.node('paragraph'), p('a', 'x')))
  expect(findBlock(without, 'a' as BlockId)?.pos).toBe(3)
})
