// @vitest-environment jsdom
import '../testing/layout'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { afterEach, describe, expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { finalTable } from '../../../shared/exchange/table'
import { heading, p, section, text } from '../../../shared/testing/build'
import { idsPlugin } from '../shared-text/ids'
import { type Room, room, stateOf } from '../testing/room'
import { tabBackward, tabForward, tableAct, tableStateOf, tablesPlugin } from './tables'

const cell = (words: string) => schema.node('cell', null, words ? [schema.text(words)] : [])
const head = (words: string) => schema.node('header_cell', null, [schema.text(words)])
const row = (...cells: Node[]) => schema.node('row', null, cells)
const table = (...rows: Node[]) => schema.node('table', { id: 'tb', caption: 'Costs' }, rows)
const around = (made: Node) =>
  text(schema.node('masthead'), section('s', heading('h', 1, 'Work'), made, p('z', 'After')))

const four = around(
  table(
    row(head('Item'), head('Cost')),
    row(cell('Rooms'), cell('12')),
    row(cell('Paper'), cell('3')),
  ),
)
const start = (doc: Node = four) =>
  stateOf(
    doc,
    idsPlugin(() => 'id'),
    tablesPlugin(),
  )

/** Where the words of a cell begin. */
function placeOf(doc: Node, words: string): number {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (['cell', 'header_cell'].includes(node.type.name) && node.textContent === words)
      found ??= pos
  })
  if (found === null) throw new Error(`No cell says ${words}`)
  return found + 1
}

const inCell = (state: EditorState, words: string) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, placeOf(state.doc, words))))

const cells = (state: EditorState, first: string, last: string) =>
  state.apply(
    state.tr.setSelection(
      CellSelection.create(state.doc, placeOf(state.doc, first) - 1, placeOf(state.doc, last) - 1),
    ),
  )

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  next.doc.check()
  return next
}

/** Each row as its cells say it; what reaches over several places is told by its measures. */
const said = (doc: Node): string[] => {
  const rows: string[] = []
  doc.descendants((node) => {
    if (node.type.name !== 'row') return true
    rows.push(
      node.children
        .map((each) => {
          const { colspan, rowspan } = each.attrs
          const size = colspan > 1 || rowspan > 1 ? ` ${colspan}×${rowspan}` : ''
          const sign = each.type.name === 'header_cell' ? '#' : ''
          return sign + each.textBetween(0, each.content.size, '', '/') + size
        })
        .join(' | '),
    )
    return false
  })
  return rows
}

describe('rows and columns', () => {
  it.each([
    ['row-before', ['#Item | #Cost', ' | ', 'Rooms | 12', 'Paper | 3']],
    ['row-after', ['#Item | #Cost', 'Rooms | 12', ' | ', 'Paper | 3']],
    ['column-before', ['# | #Item | #Cost', ' | Rooms | 12', ' | Paper | 3']],
    ['column-after', ['#Item | # | #Cost', 'Rooms |  | 12', 'Paper |  | 3']],
    ['delete-row', ['#Item | #Cost', 'Paper | 3']],
    ['delete-column', ['#Cost', '12', '3']],
    ['header-row', ['Item | Cost', 'Rooms | 12', 'Paper | 3']],
    ['header-column', ['#Item | #Cost', '#Rooms | 12', '#Paper | 3']],
    ['delete-table', []],
  ] as const)('%s', (act, after) => {
    expect(said(run(inCell(start(), 'Rooms'), tableAct(act)).doc)).toEqual(after)
  })

  it('one act does nothing outside a table', () => {
    expect(tableAct('row-after')(start())).toBe(false)
    expect(tableStateOf(start())).toBeNull()
  })
})

describe('cells', () => {
  it('several become one, which keeps the words of each on a line of its own', () => {
    const merged = run(cells(start(), 'Rooms', '3'), tableAct('merge'))
    expect(said(merged.doc)).toEqual(['#Item | #Cost', 'Rooms/12/Paper/3 2×2', ''])
    expect(tableStateOf(merged)).toMatchObject({ canMerge: false, canSplit: true })
    const split = run(merged, tableAct('split'))
    expect(said(split.doc)).toEqual(['#Item | #Cost', 'Rooms/12/Paper/3 | ', ' | '])
  })

  it('words selected from one cell into another are the cells', () => {
    const state = start()
    const [from, to] = [placeOf(state.doc, 'Rooms'), placeOf(state.doc, '3') + 1]
    const selected = state.apply(
      state.tr.setSelection(TextSelection.create(state.doc, from, to)),
    ).selection
    expect(selected).toBeInstanceOf(CellSelection)
    const emptied = state.apply(state.tr.setSelection(selected).deleteSelection())
    expect(said(emptied.doc)).toEqual(['#Item | #Cost', ' | ', ' | '])
  })
})

describe('Tab', () => {
  it('goes through the cells, and from the last one adds a row', () => {
    const next = run(inCell(start(), '12'), tabForward)
    expect(next.selection.$from.parent.textContent).toBe('Paper')
    expect(run(next, tabBackward).selection.$from.parent.textContent).toBe('12')
    const more = run(inCell(start(), '3'), tabForward)
    expect(said(more.doc)).toEqual(['#Item | #Cost', 'Rooms | 12', 'Paper | 3', ' | '])
    expect(more.selection.$from.parent.content.size).toBe(0)
    expect(more.selection.$from.index(-2)).toBe(3)
  })
})

describe('two people in one table', () => {
  let open: Room | null = null
  afterEach(() => open?.close())

  const put = (view: EditorView, words: string) =>
    view.dispatch(
      view.state.tr.setSelection(
        TextSelection.create(view.state.doc, placeOf(view.state.doc, words)),
      ),
    )

  function apart(one: Parameters<typeof tableAct>[0], other: Parameters<typeof tableAct>[0]) {
    open = room(four, ['write', 'write'])
    const [ana, ben] = open.people
    if (!ana || !ben) throw new Error('Two were asked for')
    for (const each of open.people) each.hold()
    put(ana.view, 'Rooms')
    tableAct(one)(ana.view.state, ana.view.dispatch)
    put(ben.view, '12')
    tableAct(other)(ben.view.state, ben.view.dispatch)
    put(ben.view, '3')
    ben.type('0')
    for (const each of open.people) each.letGo()
    return { ana, ben, text: open.said() }
  }

  it('a row and a column at once leave a row that is short, and no window writes to mend it', () => {
    const { ana, ben, text: after } = apart('row-after', 'column-after')
    expect(said(after)).toEqual(['#Item | #Cost | #', 'Rooms | 12 | ', ' | ', 'Paper | 03 | '])
    const sent = [ana, ben].map(({ sent }) => sent.length)
    ana.put('h', 0)
    ben.put('z', 0)
    expect([ana, ben].map(({ sent }) => sent.length)).toEqual(sent)
    let printed: Node | null = null
    after.descendants((node) => {
      if (node.type.name === 'table') printed = node
    })
    if (!printed) throw new Error('The table is there')
    const { rows } = finalTable(printed, () => [])
    expect(rows.map((each) => each.cells.length)).toEqual([3, 3, 3])
  })

  it('the next who works on it fills the row and then counts right', () => {
    const { ana } = apart('row-after', 'column-after')
    put(ana.view, 'Paper')
    tableAct('column-before')(ana.view.state, ana.view.dispatch)
    expect(said(open?.said() ?? four)).toEqual([
      '# | #Item | #Cost | #',
      ' | Rooms | 12 | ',
      ' |  |  | ',
      ' | Paper | 03 | ',
    ])
  })

  it('two columns at once are both there in every row', () => {
    const { text: after } = apart('column-after', 'column-after')
    expect(said(after).map((line) => line.split(' | ').length)).toEqual([4, 4, 4])
  })

  it('a row that one deletes is gone, and what the other added stays', () => {
    const { text: after } = apart('delete-row', 'row-after')
    expect(said(after)).toEqual(['#Item | #Cost', ' | ', 'Paper | 03'])
  })

  it('whatever three do apart, all see one table that can be printed', () => {
    const acts = [
      'row-before',
      'row-after',
      'column-before',
      'column-after',
      'delete-row',
      'delete-column',
      'header-row',
      'header-column',
      'merge',
      'split',
    ] as const
    const deed = fc.record({
      who: fc.nat(2),
      where: fc.nat(20),
      to: fc.nat(20),
      act: fc.constantFrom(...acts),
      meets: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 14 }), (deeds) => {
        const at = room(four, ['write', 'write', 'write'])
        for (const each of at.people) each.hold()
        for (const { who, where, to, act, meets } of deeds) {
          const person = at.people[who]
          if (!person) throw new Error('Three were asked for')
          choose(person.view, where, act === 'merge' ? to : where)
          tableAct(act)(person.view.state, person.view.dispatch)
          if (!meets) continue
          for (const each of at.people) each.letGo()
          for (const each of at.people) each.hold()
        }
        for (const each of at.people) each.letGo()
        const after = at.said()
        after.check()
        after.descendants((node) => {
          if (node.type.name !== 'table') return true
          const { head, rows, columns } = finalTable(node, () => [])
          const all = [...head, ...rows]
          const area = all
            .flatMap(({ cells }) => cells)
            .reduce((sum, { colspan, rowspan }) => sum + colspan * rowspan, 0)
          expect(area).toBe(columns.length * all.length)
          return false
        })
        at.close()
      }),
      { numRuns: 40, seed: 20051123 },
    )
  })

  /** The caret in one cell, or the cells from there to another. */
  function choose(view: EditorView, first: number, last: number): void {
    const places: number[] = []
    view.state.doc.descendants((node, pos) => {
      if (['cell', 'header_cell'].includes(node.type.name)) places.push(pos)
    })
    const [from, to] = [places[first % places.length], places[last % places.length]]
    if (from === undefined || to === undefined) return
    const { doc, tr } = view.state
    const selection =
      from === to ? TextSelection.create(doc, from + 1) : CellSelection.create(doc, from, to)
    view.dispatch(tr.setSelection(selection))
  }
})
