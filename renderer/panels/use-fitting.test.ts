import { expect, it } from 'vitest'
import { fitting } from './use-fitting'

it.each([
  ['all, and no room is kept for the others', [100, 100, 100], 300, 3],
  ['those before the room that stands in for the others', [100, 100, 100], 290, 2],
  ['none where only that has room', [100, 100], 120, 0],
  ['none of nothing', [], 0, 0],
])('%s', (_what, widths, whole, count) => {
  expect(fitting(widths, whole, 80)).toBe(count)
})
