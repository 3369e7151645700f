import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import { changeOf, json } from '../testing/amendments'
import { footnote, heading, p, paragraph } from '../testing/build'
import { type Change, type ChangeKind, kindOf, type Place, piecesOf, targetOf } from './change'

const cell = (words: string) => schema.node('cell', null, words ? [schema.text(words)] : [])
const table = (...words: string[]) =>
  schema.node('table', { id: 't' }, [schema.node('row', null, words.map(cell))])
const addressed = (addressee: string) =>
  paragraph({ id: 'a', recommendation: { addressee, kind: '', deadline: null } }, 'It asks.')
const block = (id: string) => id as BlockId
const at = (place: Place, base: readonly Node[], ...proposed: readonly Node[]): Change => ({
  place,
  base: base.map(json),
  proposed: proposed.map(json),
})
const beside: Place = { kind: 'after', block: block('z') }
const [a, b] = [p('a', 'It noted.'), p('b', 'It rose.')]

describe('[A1] the kind of a change follows from what it would do', () => {
  const note = (words: string) => p('a', 'It noted', footnote('f', words), '.')
  it.each<[ChangeKind, Change]>([
    ['words', changeOf(a, p('a', 'It welcomed.'))],
    ['words', changeOf([a, b], p('a', 'It welcomed.'), p('b', 'It sat.'))],
    ['words', changeOf([a, b], p('a', 'It welcomed.'))],
    ['words', changeOf(a, a, p('n', 'It also rose.'))],
    ['heading', changeOf(heading('h', 1, 'Notes'), heading('h', 1, 'Conclusions'))],
    ['footnote', changeOf(note('See annex I.'), note('See annex II.'))],
    ['words', changeOf(note('See annex I.'), p('a', 'It noted.'))],
    ['table-cell', changeOf(table('1', '2'), table('1', '3'))],
    ['addressee', changeOf(addressed('States'), addressed('Secretary-General'))],
    ['words', changeOf([addressed('States'), b], addressed('All'), p('b', 'It sat.'))],
    ['insert', at(beside, [], a)],
    ['delete', changeOf([a, b])],
    ['move', at(beside, [a], a)],
    ['move', at(beside, [a], p('a', 'It welcomed.'))],
    ['proposal', at({ kind: 'apart', after: null, section: block('s') }, [], a)],
  ])('%s', (kind, change) => expect(kindOf(change)).toBe(kind))
})

it('is shown beside the block that it changes, or after which it comes', () => {
  expect(targetOf(changeOf([a, b]))).toBe('a')
  expect(targetOf(at(beside, [], a))).toBe('z')
  expect(targetOf(at({ kind: 'first', within: block('s') }, [], a))).toBe('s')
})

it('is cut into what becomes of each block', () => {
  const [fresh, other] = [p('n', 'New.'), p('m', 'Newer.')]
  const change = changeOf([a, b], p('a', 'It sat.'), fresh, other)
  expect(piecesOf(change)).toEqual([
    { target: 'a', base: json(a), proposed: [p('a', 'It sat.'), fresh, other].map(json) },
    { target: 'b', base: json(b), proposed: [] },
  ])
})
