import { expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { changeOf, json } from '../testing/amendments'
import { annex, p, section, text } from '../testing/build'
import type { Change, Place } from './change'
import { applyChange } from './judge'
import { undoing } from './undoing'

const block = (id: string) => id as BlockId
const [a, b, c] = [p('a', 'It noted.'), p('b', 'It rose.'), p('c', 'It sat.')]
const fresh = p('n', 'It slept.')
const opening = text(
  section('s', a, b, c),
  section('t', p('e', 'It closed.')),
  annex('x', p('d', 'Agenda.')),
)
const behind = (id: string): Place => ({ kind: 'after', block: block(id) })

it.each<[string, Change]>([
  ['words of several blocks', changeOf([a, b], p('a', 'It welcomed.'), p('b', 'It stood.'))],
  ['a deletion', changeOf([b])],
  ['a deletion at the beginning', changeOf([a, b])],
  ['a deletion of the last block of a section', changeOf([p('e', 'It closed.')])],
  ['one block in the place of two', changeOf([a, b], p('a', 'It welcomed and rose.'))],
  ['an insertion', { place: behind('a'), base: [], proposed: [json(fresh)] }],
  ['a move', { place: behind('c'), base: [json(a), json(b)], proposed: [json(a), json(b)] }],
  ['a move into an annex', { place: behind('d'), base: [json(c)], proposed: [json(c)] }],
  [
    'a new proposal',
    {
      place: { kind: 'apart', after: block('s'), section: block('q') },
      base: [],
      proposed: [json(fresh)],
    },
  ],
])('[A19] is taken back: %s', (_what, change) => {
  const applied = applyChange(opening, change)
  if (!('text' in applied)) throw new Error(applied.kind)
  expect(applied.text.eq(opening)).toBe(false)
  const undo = undoing(opening, change, applied.edits)
  const back = undo && applyChange(applied.text, undo)
  if (!back || !('text' in back)) throw new Error(back?.kind)
  const kinds = (on: typeof opening) => on.children.map((top) => top.children.map(String))
  expect(kinds(back.text)).toEqual(kinds(opening))
})

it('[A19] is taken back where others have changed other words since', () => {
  const change = changeOf(p('a', 'It noted the report.'), p('a', 'It welcomed the report.'))
  const before = text(section('s', p('a', 'It noted the report.')))
  const applied = applyChange(before, change)
  if (!('text' in applied)) throw new Error(applied.kind)
  const undo = undoing(before, change, applied.edits)
  const since = text(section('s', p('a', 'It welcomed the report of the Chair.')))
  const back = undo && applyChange(since, undo)
  expect(back && 'text' in back && back.text.textContent).toBe('It noted the report of the Chair.')
})

it('[A19] is for a person to take back where an annex would have to come again', () => {
  const change = changeOf([p('d', 'Agenda.')])
  const applied = applyChange(opening, change)
  expect('text' in applied && undoing(opening, change, applied.edits)).toBeNull()
})

it.each<[string, Change]>([
  ['a join', changeOf([a, b], p('a', 'It noted. It rose.'))],
  ['a deletion', changeOf([a, b])],
])('[A19] is taken back on both sides of what others had put in between: %s', (_what, change) => {
  const before = text(section('s', p('z', 'It met.'), a, fresh, b, c))
  const applied = applyChange(before, change)
  if (!('text' in applied)) throw new Error(applied.kind)
  const undo = undoing(before, change, applied.edits)
  const back = undo && applyChange(applied.text, undo)
  expect(back && 'text' in back && back.text.toString()).toBe(before.toString())
})

it('[A19] a join of paragraphs that stood in two sections by then cannot be taken back', () => {
  const before = text(section('s', p('z', 'It met.'), b), section('t', a))
  const change = changeOf([a, b], p('a', 'It noted. It rose.'))
  const applied = applyChange(before, change)
  if (!('text' in applied)) throw new Error(applied.kind)
  expect(undoing(before, change, applied.edits)).toBeNull()
})
