import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import { changeOf, json } from '../testing/amendments'
import { annex, p, paragraph, section, text } from '../testing/build'
import { words } from '../testing/meeting'
import type { Change, Place } from './change'
import { applyChange, judge, type Verdict } from './judge'

const block = (id: string) => id as BlockId
const [a, b, c] = [p('a', 'It noted.'), p('b', 'It rose.'), p('c', 'It sat.')]
const opening = text(section('s', a, b, c), annex('x', p('d', 'Agenda.')))
const behind = (id: string): Place => ({ kind: 'after', block: block(id) })
const put = (place: Place, ...proposed: readonly Node[]): Change => ({
  place,
  base: [],
  proposed: proposed.map(json),
})
const move = (place: Place, ...blocks: readonly Node[]): Change => ({
  place,
  base: blocks.map(json),
  proposed: blocks.map(json),
})
const fresh = p('n', 'It slept.')

/** The words of each block, where the change can be adopted; else the verdict. */
function becomes(on: Node, change: Change): readonly string[] | Verdict {
  const applied = applyChange(on, change)
  if (!('text' in applied)) return applied.kind
  applied.text.check()
  return words(applied.text)
}

describe('[A26] [A27] blocks where they stand', () => {
  it('several are changed, and others between them stay', () => {
    const change = changeOf([a, b], p('a', 'It welcomed.'), p('b', 'It stood.'))
    const between = text(section('s', a, fresh, b))
    expect(becomes(opening, change)).toEqual(['It welcomed.', 'It stood.', 'It sat.', 'Agenda.'])
    expect(becomes(between, change)).toEqual(['It welcomed.', 'It slept.', 'It stood.'])
  })

  it('new ones follow the one that they followed, or come before all', () => {
    expect(becomes(opening, changeOf([a, b], a, fresh, b))).toEqual([
      'It noted.',
      'It slept.',
      'It rose.',
      'It sat.',
      'Agenda.',
    ])
    expect(becomes(opening, changeOf([b], fresh, b))).toEqual([
      'It noted.',
      'It slept.',
      'It rose.',
      'It sat.',
      'Agenda.',
    ])
  })

  it('collide as a whole when one of them does', () => {
    const change = changeOf([a, b], p('a', 'It welcomed.'), p('b', 'It stood.'))
    const elsewhere = text(section('s', a, p('b', 'It walked.')))
    expect(judge(elsewhere, change)).toEqual({ kind: 'collides', edits: [] })
  })

  it('have lost their target when one that is changed is gone, and not when it only stands by', () => {
    const change = changeOf([a, b], a, p('b', 'It stood.'))
    expect(becomes(text(section('s', a)), change)).toBe('target-gone')
    expect(becomes(text(section('s', b)), change)).toEqual(['It stood.'])
  })

  it('are reworded when other words of one of them were changed', () => {
    const base = p('a', 'The Conference noted the report of the Chair.')
    const change = changeOf([base], p('a', 'The Conference noted the report of the President.'))
    const now = text(section('s', p('a', 'The Conference welcomed the report of the Chair.')))
    expect(judge(now, change).kind).toBe('reworded')
    expect(becomes(now, change)).toEqual(['The Conference welcomed the report of the President.'])
  })

  it('[A36] a block keeps its kind, and takes the addressee', () => {
    const asks = (addressee: string, level = 0) =>
      paragraph(
        { id: 'a', level, recommendation: { addressee, kind: '', deadline: null } },
        'It asks.',
      )
    const applied = applyChange(
      text(section('s', asks('All', 1))),
      changeOf(asks('All'), asks('Some')),
    )
    expect('text' in applied && applied.text.child(0).child(0).attrs).toMatchObject({
      level: 1,
      recommendation: { addressee: 'Some' },
    })
    expect(becomes(text(section('s', asks('None'))), changeOf(asks('All'), asks('Some')))).toBe(
      'collides',
    )
    expect(becomes(text(section('s', asks('Some'))), changeOf(asks('All'), asks('Some')))).toBe(
      'moot',
    )
  })
})

describe('[A27] a table', () => {
  const cell = (said: string) => schema.node('cell', null, [schema.text(said)])
  const table = (...rows: readonly string[][]) =>
    schema.node(
      'table',
      { id: 't' },
      rows.map((row) => schema.node('row', null, row.map(cell))),
    )
  const change = changeOf(
    table(['one', 'two'], ['three', 'four']),
    table(['one', '2'], ['three', 'four']),
  )
  const on = (now: Node) => becomes(text(section('s', now)), change)

  it('is merged cell by cell', () => {
    expect(on(table(['one', 'two'], ['three', 'five']))).toEqual(['one2threefive'])
    expect(on(table(['one', 'two'], ['three', 'four']))).toEqual(['one2threefour'])
  })
  it('collides in one cell, and in another shape', () => {
    expect(on(table(['one', 'zwei'], ['three', 'four']))).toBe('collides')
    expect(on(table(['one', 'two']))).toBe('collides')
  })
  it('is moot where the cell says it', () => {
    expect(on(table(['uno', '2'], ['three', 'four']))).toBe('moot')
  })
})

describe('[A28] what comes and goes', () => {
  it('a deletion', () => {
    expect(becomes(opening, changeOf([a, b]))).toEqual(['It sat.', 'Agenda.'])
    expect(becomes(text(section('s', b)), changeOf([a]))).toBe('moot')
    expect(becomes(text(section('s', p('a', 'It welcomed.'))), changeOf([a]))).toBe('collides')
  })

  it('[A36] the last block of a section takes the section with it', () => {
    const applied = applyChange(opening, changeOf(p('d', 'Agenda.')))
    expect('text' in applied && applied.text.childCount).toBe(1)
  })

  it('an insertion', () => {
    const change = put(behind('b'), fresh)
    expect(becomes(opening, change)).toEqual([
      'It noted.',
      'It rose.',
      'It slept.',
      'It sat.',
      'Agenda.',
    ])
    expect(becomes(text(section('s', a)), change)).toBe('target-gone')
    expect(becomes(text(section('s', b, p('other', 'It slept.'))), change)).toBe('moot')
    expect(becomes(opening, put({ kind: 'first', within: block('x') }, fresh))).toEqual([
      'It noted.',
      'It rose.',
      'It sat.',
      'It slept.',
      'Agenda.',
    ])
    expect(becomes(opening, put({ kind: 'first', within: block('gone') }, fresh))).toBe(
      'target-gone',
    )
  })

  it('an insertion of what others have moved since collides', () => {
    const moved = text(section('s', fresh, a, b, c))
    expect(judge(moved, put(behind('b'), fresh)).kind).toBe('collides')
  })

  it('[A3] a new proposal stands in a section of its own', () => {
    const place: Place = { kind: 'apart', after: block('s'), section: block('new') }
    const applied = applyChange(opening, put(place, fresh))
    const tops = 'text' in applied ? applied.text.children.map(({ attrs }) => attrs.id) : []
    expect(tops).toEqual(['s', 'new', 'x'])
    expect('text' in applied && judge(applied.text, put(place, fresh)).kind).toBe('moot')
  })

  it('a move takes the words along as they are', () => {
    const change = move(behind('c'), a)
    expect(becomes(opening, change)).toEqual(['It rose.', 'It sat.', 'It noted.', 'Agenda.'])
    const reworded = text(section('s', p('a', 'It welcomed.'), b, c))
    expect(becomes(reworded, change)).toEqual(['It rose.', 'It sat.', 'It welcomed.'])
    expect(becomes(text(section('s', b, c, a)), change)).toBe('moot')
    expect(becomes(text(section('s', b, c)), change)).toBe('target-gone')
  })
})
