import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { expect, it } from 'vitest'
import type { BlockJSON } from '../../../shared/amendments/change'
import { findBlock } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import { heading, p, paragraph, section, text } from '../../../shared/testing/build'
import type { OpenDraft } from '../contract'
import { placeBetween, placeBeyond } from './draft-moving'
import { sayDraftPlace } from './draft-place-said'
import { movedBy } from './whole-blocks'

type Standing = Pick<OpenDraft, 'place' | 'base' | 'amends'>

const opening = text(
  section(
    's',
    heading('h', 1, 'One'),
    p('a', 'First.'),
    p('b', 'Second:'),
    paragraph({ id: 'b1', level: 1 }, 'under it;'),
    paragraph({ id: 'b2', level: 1 }, 'and this.'),
    p('c', 'Third.'),
  ),
  section('t', heading('i', 1, 'Two'), p('d', 'Fourth.'), p('e', 'Fifth.')),
)

const node = (id: string): Node => {
  const found = findBlock(opening, id as BlockId)
  if (!found) throw new Error(`No ${id}`)
  return found.node
}
const of = (...ids: string[]): Standing => ({
  place: { kind: 'there' },
  base: ids.map((id) => node(id).toJSON() as BlockJSON),
  amends: null,
})
const after = (block: string) => ({ kind: 'after', block: block as BlockId }) as const

function stepped(draft: Standing, blocks: readonly Node[], steps: number): Standing {
  let now = draft
  for (let left = Math.abs(steps); left > 0; left--) {
    const place = placeBeyond(opening, now, blocks, steps > 0 ? 1 : -1)
    if (place && place.kind !== 'apart') now = { ...now, place }
  }
  return now
}

it('goes on from where it stands, and comes back to where its words are', () => {
  const blocks = [node('a')]
  const places = [1, 2, 3, 4].map((steps) => stepped(of('a'), blocks, steps).place)
  expect(places).toEqual([after('b2'), after('c'), after('i'), after('d')])
  const there = stepped(stepped(of('a'), blocks, 3), blocks, -3)
  expect(there.place).toEqual({ kind: 'there' })
})

it('goes step by step to where one key that is held takes it', () => {
  const lots = [['a'], ['b', 'b1', 'b2'], ['c'], ['d'], ['e'], ['b1'], ['b2']]
  fc.assert(
    fc.property(fc.constantFrom(...lots), fc.integer({ min: -6, max: 6 }), (ids, steps) => {
      const first = findBlock(opening, ids[0] as BlockId)
      if (!first) throw new Error('It is in the text')
      const selection = TextSelection.near(opening.resolve(first.pos + 1))
      const held = movedBy({ doc: opening, selection }, steps)
      if (!held) return
      const draft = stepped(of(...ids), ids.map(node), steps)
      expect(draft.place).toEqual(held.place)
    }),
    { seed: 20261126, numRuns: 300 },
  )
})

it('moves what is new as well', () => {
  const added: Standing = { place: after('a'), base: [], amends: null }
  const blocks = [p('new', 'It rose.')]
  expect(stepped(added, blocks, 1).place).toEqual(after('b2'))
  expect(stepped(added, blocks, -1).place).toEqual(after('h'))
})

it('leaves a paragraph with its sub-paragraphs, and what is not of the text', () => {
  expect(placeBeyond(opening, of('b'), [node('b')], 1)).toBeNull()
  const amending = { ...of('a'), amends: { beside: null } }
  expect(placeBeyond(opening, amending, [node('a')], 1)).toBeNull()
  const lost = { ...of('a'), base: [p('gone', 'No more.').toJSON() as BlockJSON] }
  expect(placeBeyond(opening, lost, [node('a')], 1)).toBeNull()
})

it('is let go between two blocks, and nowhere that it may not stand', () => {
  const s = opening.child(0)
  const between = (index: number) => ({ start: 1, parent: s, index })
  const moved = { ...of('c'), place: after('d') }
  const drop = (index: number) => placeBetween(opening, moved, [node('c')], between(index))
  expect(drop(2)).toEqual(after('a'))
  expect(drop(3)).toBeNull()
  expect(drop(0)).toBeNull()
  expect(drop(5)).toEqual({ kind: 'there' })
  expect(drop(6)).toEqual({ kind: 'there' })
})

it('is said by the number or the first words of what it would stand after', () => {
  const say = (place: OpenDraft['place'] | null) =>
    sayDraftPlace(opening, place, (key, values) => `${key} ${Object.values(values ?? {})}`)
  expect(say(after('c'))).toBe('page.draft.moved.after 3')
  expect(say(after('b2'))).toBe('page.draft.moved.after (b)')
  expect(say(after('i'))).toBe('page.draft.moved.after-words Two')
  expect(say({ kind: 'first', within: 't' as BlockId })).toBe('page.draft.moved.first ')
  expect(say({ kind: 'there' })).toBe('page.draft.moved.back ')
  expect(say(null)).toBe('page.draft.moved.no-further ')
})
