// @vitest-environment jsdom
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { compare } from '../../../shared/versions/compare'
import { drawRow } from './drawn-row'

const words = { out: '-', in: '+', note: 'Note:' }
const of = (...blocks: Node[]) => text(section('s', ...blocks))

/** Each row as it is read out: what goes after a minus, what comes after a plus. */
function drawn(before: Node, after: Node): readonly string[] {
  return compare(of(before), of(after)).rows.map((row) => {
    const place = document.createElement('div')
    place.append(drawRow(row, words))
    for (const mark of place.querySelectorAll('ins, del')) mark.append('|')
    return place.textContent
  })
}

const cell = (said: string) => schema.node('cell', null, said === '' ? [] : [schema.text(said)])
const table = (...rows: readonly (readonly string[])[]) =>
  schema.node(
    'table',
    { id: 't' },
    rows.map((row) => schema.node('row', null, row.map(cell))),
  )

it('strikes what goes and underlines what comes, in its place', () => {
  const now = p('one', 'It welcomed the report.')
  expect(drawn(p('one', 'It noted the report.'), now)).toEqual([
    'It - noted|+ welcomed| the report.',
  ])
})

it('shows a footnote that was changed beneath its block, word by word', () => {
  const before = p('one', 'It met.', footnote('f', 'In Geneva.'))
  const after = p('one', 'It met.', footnote('f', 'In Vienna.'))
  expect(drawn(before, after)).toEqual(['It met.- *|+ *|Note: In - Geneva|+ Vienna|.'])
})

it('shows a table cell by cell, and rows and cells that came or are gone as such', () => {
  expect(drawn(table(['a', 'b']), table(['a', 'c']))).toEqual(['a- b|+ c|'])
  expect(drawn(table(['a', 'b']), table(['a']))).toEqual(['a- b|'])
  expect(drawn(table(['a', 'b'], ['c', 'd']), table(['x', 'y'], ['a', 'b'], ['c', 'e']))).toEqual([
    '+ x|+ y|abc- d|+ e|',
  ])
})
