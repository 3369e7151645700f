import type { Node } from 'prosemirror-model'
import { DecorationSet } from 'prosemirror-view'
import { expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { heading, text } from '../../../shared/testing/build'
import { stateOf } from '../testing/room'
import { listedSymbolsPlugin } from './listed-symbols'

const cell = (words: string, type: 'cell' | 'header_cell' = 'cell') =>
  schema.node(type, null, words ? [schema.text(words)] : [])
const row = (...cells: Node[]) => schema.node('row', null, cells)

function doubtful(kind: string, ...symbols: string[]): readonly string[] {
  const rows = symbols.map((symbol) => row(cell(symbol), cell('Not a symbol either')))
  const head = row(cell('Symbol', 'header_cell'), cell('Title', 'header_cell'))
  const list = schema.node('annex', { id: 'x', kind }, [
    heading('h', 1, 'List of documents'),
    schema.node('table', { id: 't' }, [head, ...rows]),
  ])
  const plugin = listedSymbolsPlugin((key) => key)
  const state = stateOf(text(list), plugin)
  const set = plugin.props.decorations?.call(plugin, state)
  if (!(set instanceof DecorationSet)) throw new Error('The plugin decorates with a set')
  return set.find().map(({ from, to }) => state.doc.textBetween(from, to))
}

it('doubts what has not the form of a symbol, in the column of symbols alone', () => {
  const said = [
    'CCW/AP.II/CONF.7/1',
    'CCW CONF 7',
    '[symbol pending]',
    '',
    'CCW/AP.II/CONF.7/2/Rev.1',
  ]
  expect(doubtful('documents', ...said)).toEqual(['CCW CONF 7'])
})

it('leaves other annexes alone', () => {
  expect(doubtful('free', 'CCW CONF 7')).toEqual([])
})
