import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { footnote, p } from '../testing/build'
import { linesBetween } from './segments'

const said = (before: Node | null, after: Node | null) =>
  linesBetween(before ? [before] : [], after ? [after] : []).flatMap(({ segments }) =>
    segments.map(({ how, words }) => `${how}: ${words}`),
  )

it('shows what goes before what comes, and the rest as it is', () => {
  expect(said(p('a', 'The Conference noted it.'), p('a', 'The Conference welcomed it.'))).toEqual([
    'same: The Conference ',
    'out: noted',
    'in: welcomed',
    'same:  it.',
  ])
})

it('says all of a block that goes or comes, with the words of its notes', () => {
  const block = p('a', 'See it', footnote('f', 'Annex I.'), '.')
  expect(said(block, null)).toEqual(['out: See it* (Annex I.).'])
  expect(said(null, block)).toEqual(['in: See it* (Annex I.).'])
})

it('compares the words of a note with those that it had', () => {
  const note = (words: string) => p('a', 'See it', footnote('f', words), '.')
  expect(said(note('Annex I.'), note('Annex II.'))).toEqual([
    'same: See it',
    'same: * (',
    'same: Annex ',
    'out: I',
    'in: II',
    'same: .',
    'same: )',
    'same: .',
  ])
})

it('compares a table cell by cell, and whole rows where they come or go', () => {
  const cell = (words: string) => schema.node('cell', null, [schema.text(words)])
  const table = (...rows: readonly (readonly string[])[]) =>
    schema.node(
      'table',
      { id: 't' },
      rows.map((row) => schema.node('row', null, row.map(cell))),
    )
  expect(said(table(['States', '85']), table(['States', '86'], ['Others', '3']))).toEqual([
    'same: States',
    'same:  · ',
    'out: 85',
    'in: 86',
    'in:  · ',
    'in: Others',
    'in:  · ',
    'in: 3',
  ])
})
