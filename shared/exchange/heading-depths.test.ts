import { expect, it } from 'vitest'
import { HeadingDepths } from './heading-depths'

it.each([
  [
    [1, 2, 3, 2, 1],
    [1, 2, 3, 2, 1],
  ],
  [
    [2, 2, 3, 2],
    [1, 1, 2, 1],
  ],
  [
    [3, 1, 4, 4, 2],
    [1, 1, 2, 2, 2],
  ],
])('leaves out no level, and sets those of one level at one depth: %j', (levels, depths) => {
  const headings = new HeadingDepths()
  expect(levels.map((level) => headings.of(level))).toEqual(depths)
})

it('begins anew', () => {
  const headings = new HeadingDepths()
  headings.of(1)
  headings.begin()
  expect(headings.of(2)).toBe(1)
})
