// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { afterEach, expect, it } from 'vitest'
import { columnShares } from '../../../shared/document/column-widths'
import { schema } from '../../../shared/document/schema'
import { p, section, text } from '../../../shared/testing/build'
import { undo } from '../shared-text/history'
import { type Person, type Room, room } from '../testing/room'
import { tableAct, tableStateOf } from './tables'

const cell = (words: string) => schema.node('cell', null, [schema.text(words)])
const row = (...words: string[]) => schema.node('row', null, words.map(cell))
const given = text(
  section('s', p('a', 'Before'), schema.node('table', { id: 't' }, [row('A', 'B'), row('C', 'D')])),
)

let open: Room | null = null
afterEach(() => {
  open?.close()
  open = null
})

function meet(...modes: Parameters<typeof room>[1]): readonly Person[] {
  open = room(given, modes)
  return open.people
}

function put(view: EditorView, words: string): void {
  const { doc, tr } = view.state
  let at = 0
  doc.descendants((node, pos) => {
    if (node.isText && node.text === words) at = pos
  })
  view.dispatch(tr.setSelection(TextSelection.create(doc, at)))
}

function act({ view }: Person, words: string, what: Parameters<typeof tableAct>[0]): void {
  put(view, words)
  tableAct(what)(view.state, view.dispatch, view)
}

const shares = (of: Node | undefined) => {
  const table = of?.firstChild?.lastChild
  return table?.type.name === 'table'
    ? columnShares(table, table.firstChild?.childCount ?? 0)
    : null
}
const columns = ({ view }: Person) =>
  [...view.dom.querySelectorAll('col')].map((each) => each.style.inlineSize)

it('a column becomes wider at the cost of the next, the last one of the one before', () => {
  const [ana] = meet('write')
  if (!ana) throw new Error('One was asked in')
  expect([columns(ana), tableStateOf(ana.view.state)]).toEqual([[], null])
  act(ana, 'C', 'column-wider')
  expect(shares(open?.said())).toEqual([0.55, 0.45])
  expect(columns(ana)).toEqual(['55%', '45%'])
  act(ana, 'D', 'column-wider')
  act(ana, 'D', 'column-wider')
  expect(shares(open?.said())).toEqual([0.45, 0.55])
  act(ana, 'A', 'columns-even')
  expect([shares(open?.said()), columns(ana)]).toEqual([null, []])
  undo(ana.view.state, ana.view.dispatch)
  expect(shares(open?.said())).toEqual([0.45, 0.55])
})

it('is drawn by one while another writes in it and adds a column, and all of it stays', () => {
  const [ana, ben] = meet('write', 'write')
  if (!ana || !ben) throw new Error('Two were asked in')
  for (const each of [ana, ben]) each.hold()
  act(ana, 'A', 'column-wider')
  put(ben.view, 'B')
  ben.type('now ')
  act(ben, 'D', 'column-after')
  for (const each of [ana, ben]) each.letGo()
  const said = open?.said()
  expect(said?.textContent).toBe('BeforeAnow BCD')
  expect(shares(said)?.map((each) => Math.round(each * 1000) / 1000)).toEqual([0.367, 0.3, 0.333])
  expect(columns(ben)).toHaveLength(3)
})
