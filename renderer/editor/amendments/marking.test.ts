import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type { Piece } from '../../../shared/amendments/change'
import type { BlockId } from '../../../shared/ids'
import { json } from '../../../shared/testing/amendments'
import { p } from '../../../shared/testing/build'
import { marking } from './marking'

const change = (base: Node, ...proposed: readonly Node[]): Piece => ({
  target: 'a' as BlockId,
  base: json(base),
  proposed: proposed.map(json),
})
const base = p('a', 'The Conference noted the report')

it('marks the words that would change', () => {
  const marks = marking(change(base, p('a', 'The Conference welcomed the report')), base)
  expect(marks?.edits).toEqual([{ from: 15, to: 20, fromB: 15, toB: 23 }])
})

it('marks them where they stand now when others have reworded the rest', () => {
  const now = p('a', 'The Seventh Annual Conference noted the report')
  const marks = marking(change(base, p('a', 'The Conference welcomed the report')), now)
  expect(marks?.words.textContent).toBe('The Seventh Annual Conference welcomed the report')
  expect(marks?.edits).toEqual([{ from: 30, to: 35, fromB: 30, toB: 38 }])
})

it('marks nothing where others have changed the same words', () => {
  const now = p('a', 'The Conference took note of the report')
  expect(marking(change(base, p('a', 'The Conference welcomed the report')), now)).toBeNull()
})

it('marks nothing where the text already says it', () => {
  const proposed = p('a', 'The Conference welcomed the report')
  expect(marking(change(base, proposed), proposed)).toBeNull()
})

it('strikes the whole block that an amendment deletes', () => {
  expect(marking(change(base), base)?.edits).toEqual([{ from: 0, to: 31, fromB: 0, toB: 0 }])
})

it('has the new blocks that would follow', () => {
  const marks = marking(change(base, base, p('n', 'It also thanked')), base)
  expect([marks?.edits, marks?.blocks.map((block) => block.textContent)]).toEqual([
    [],
    ['It also thanked'],
  ])
})
