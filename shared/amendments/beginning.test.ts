import { expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { heading, paragraph, section, text } from '../testing/build'
import { emptyBlocks } from './beginning'

const doc = text(
  section(
    's',
    heading('h', 1, 'Work'),
    paragraph({ id: 'a', kind: 'preambular' }, 'Noting the report,'),
    paragraph({ id: 'b', kind: 'operative', level: 1 }, 'Decides'),
  ),
)
const kinds = (place: Parameters<typeof emptyBlocks>[1]) =>
  emptyBlocks(doc, place, () => 'new').map(({ type, attrs }) => [
    type.name,
    attrs.kind ?? null,
    attrs.level,
  ])
const after = (block: string) => ({ kind: 'after', block: block as BlockId }) as const

it('begins after a paragraph with another of its kind and level', () => {
  expect(kinds(after('b'))).toEqual([['paragraph', 'operative', 1]])
})

it('begins after a heading, and before all others, with one as the section has', () => {
  expect(kinds(after('h'))).toEqual([['paragraph', 'preambular', 0]])
  expect(kinds({ kind: 'first', within: 's' as BlockId })).toEqual([['paragraph', 'preambular', 0]])
})

it('begins a section with its heading', () => {
  const place = { kind: 'apart', after: 's' as BlockId, section: 'x' as BlockId } as const
  expect(kinds(place)).toEqual([
    ['heading', null, 1],
    ['paragraph', 'numbered', 0],
  ])
})
