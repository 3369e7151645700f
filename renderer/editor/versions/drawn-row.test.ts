// @vitest-environment jsdom
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { compare } from '../../../shared/versions/compare'
import { drawRow } from './drawn-row'

const words = { out: '-', in: '+', turns: { split: '/', joined: '\\' } }
const of = (...blocks: Node[]) => text(section('s', ...blocks))

/** Each row as it is read out: what goes after a minus, what comes after a plus. */
function drawn(before: Node | readonly Node[], after: Node | readonly Node[]): readonly string[] {
  return compare(of(...[before].flat()), of(...[after].flat())).rows.map((row) => {
    const place = drawRow(row.drawn, words)
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

it('shows a footnote that was changed behind its sign, word by word', () => {
  const before = p('one', 'It met.', footnote('f', 'In Geneva.'))
  const after = p('one', 'It met.', footnote('f', 'In Vienna.'))
  expect(drawn(before, after)).toEqual(['It met.* (In - Geneva|+ Vienna|.)'])
})

it('shows a table cell by cell, and rows and cells that came or are gone as such', () => {
  expect(drawn(table(['a', 'b']), table(['a', 'c']))).toEqual(['a- b|+ c|'])
  expect(drawn(table(['a', 'b']), table(['a']))).toEqual(['a- b|'])
  expect(drawn(table(['a', 'b'], ['c', 'd']), table(['x', 'y'], ['a', 'b'], ['c', 'e']))).toEqual([
    '+ x|+ y|abc- d|+ e|',
  ])
})

it('has a sign where a paragraph was divided or two were joined, and strikes none of their words', () => {
  const both = p('a', 'It noted the report. It rose at noon.')
  const halves = [p('a', 'It noted the report.'), p('n', 'It rose at one.')]
  expect(drawn(both, halves)).toEqual(['It noted the report./¶|', 'It rose at - noon|+ one|.'])
  expect(drawn(halves, both)).toEqual(['It noted the report.\\¶|', 'It rose at - one|+ noon|.'])
})
