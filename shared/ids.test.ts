import { expect, it } from 'vitest'
import { blockId, isId } from './ids'

it.each(['a', '7', 'block-1', '0-', 'a'.repeat(40), '5f2b8c1e9d3a4f60b7c8d9e0'])(
  'is an id: %s',
  (value) => {
    expect(isId(value)).toBe(true)
    expect(blockId(value)).toBe(value)
  },
)

it.each([
  '',
  '-a',
  'A',
  'a b',
  'a/b',
  'a.b',
  '..',
  'a\n',
  'é',
  '٣',
  'a\u0000',
  'a'.repeat(41),
  '__proto__',
])('is no id: %j', (value) => {
  expect(isId(value)).toBe(false)
  expect(() => blockId(value)).toThrow('Not the id of a block')
})

it.each([undefined, null, 7, {}, ['a'], { toString: () => 'a' }])(
  'is no id because it is no string: %j',
  (value) => expect(isId(value)).toBe(false),
)
