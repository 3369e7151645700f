import type { Node } from 'prosemirror-model'
import {
  type Command,
  EditorState,
  Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  cellAround,
  columnIsHeader,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  goToNextCell,
  inSameTable,
  isInTable,
  rowIsHeader,
  selectedRect,
  splitCell,
  tableEditing,
  toggleHeader,
} from 'prosemirror-tables'
import { schema } from '../../../shared/document/schema'
import type { TableAct, TableState } from '../contract'
import { apart } from '../shared-text/history'
import { evenColumns, hasWidths, widenColumn } from './column-widths'

const { cell, header_cell } = schema.nodes
const lineBreak = schema.nodes.break

/**
 * Several cells can be selected, with the mouse or with Shift and the arrows. What the library adds
 * beside, to put every table right after every change, is left out: each window would write that
 * into the shared document, and two would write it twice. A table is put right by the next person
 * who works on its rows and columns, and is shown and printed as it is until then. Words selected
 * from one cell into another are those cells: to delete them as one text would take the walls along.
 */
export function tablesPlugin(): Plugin {
  return new Plugin({
    ...tableEditing().spec,
    appendTransaction(_transactions, _before, state) {
      const { selection } = state
      if (!(selection instanceof TextSelection)) return null
      const [from, to] = [cellAround(selection.$anchor), cellAround(selection.$head)]
      if (!from || !to || from.pos === to.pos || !inSameTable(from, to)) return null
      return state.tr.setSelection(new CellSelection(from, to))
    },
  })
}

const acts: Readonly<Record<TableAct, Command>> = {
  'row-before': addRowBefore,
  'row-after': addRowAfter,
  'column-before': addColumnBefore,
  'column-after': addColumnAfter,
  'delete-row': deleteRow,
  'delete-column': deleteColumn,
  'header-row': toggleHeader('row'),
  'header-column': toggleHeader('column'),
  'column-wider': widenColumn(1),
  'column-narrower': widenColumn(-1),
  'columns-even': evenColumns,
  merge: mergeCells,
  split: splitCell,
  'delete-table': deleteTable,
}

export function tableAct(act: TableAct): Command {
  return apart((state, dispatch, view) => repaired(acts[act])(state, dispatch, view))
}

/** Tab: the next cell; from the last one, a row more. */
export const tabForward: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch, view)) return true
  return tableAct('row-after')(state, (tr) => {
    // The caret was in the last cell, and goes on into the first one of the new row.
    const moved = EditorState.create({ doc: tr.doc, selection: tr.selection })
    goToNextCell(1)(moved, ({ selection }) => {
      tr.setSelection(TextSelection.create(tr.doc, selection.from, selection.to))
    })
    dispatch?.(tr.scrollIntoView())
  })
}

export const tabBackward: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false
  goToNextCell(-1)(state, dispatch, view)
  return true
}

/** What can be done to the table of the caret; `null` where there is none. */
export function tableStateOf(state: EditorState): TableState | null {
  if (!isInTable(state)) return null
  const { map, table, top, bottom, left, right } = selectedRect(state)
  const one = map.map[top * map.width + left]
  const only = one === undefined ? null : table.nodeAt(one)
  return {
    headerRow: rowIsHeader(map, table, 0),
    headerColumn: columnIsHeader(map, table, 0),
    canMerge: state.selection instanceof CellSelection && (right - left > 1 || bottom - top > 1),
    canSplit:
      only !== null &&
      isCell(only) &&
      (Number(only.attrs.colspan) > 1 || Number(only.attrs.rowspan) > 1),
    lastRow: map.height <= 1,
    lastColumn: map.width <= 1,
    hasWidths: hasWidths(table),
  }
}

function isCell({ type }: Node): boolean {
  return type === cell || type === header_cell
}

/**
 * Two people who add a row and a column at once leave a row that is a cell short. It is filled
 * first, and then the command counts right; both are one change.
 */
function repaired(command: Command): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const bare = EditorState.create({ doc: state.doc, selection: state.selection })
    const repair = fixTables(bare)
    const whole = repair ? bare.apply(repair) : bare
    if (!dispatch) return command(whole)
    const tr = state.tr
    for (const step of repair?.steps ?? []) tr.step(step)
    return command(whole, (made) => {
      for (const step of made.steps) tr.step(step)
      tr.setSelection(Selection.fromJSON(tr.doc, made.selection.toJSON()))
      dispatch(tr.scrollIntoView())
    })
  }
}

/** One cell in the place of several: the words of each on a line of its own. */
function mergeCells(state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const { selection, tr } = state
  if (!(selection instanceof CellSelection)) return false
  const { map, table, tableStart, top, bottom, left, right } = selectedRect(state)
  if (right - left < 2 && bottom - top < 2) return false
  const places = map.cellsInRect({ top, bottom, left, right })
  const rects = places.map((place) => map.findCell(place))
  const within = rects.every(
    (rect) => rect.top >= top && rect.bottom <= bottom && rect.left >= left && rect.right <= right,
  )
  const [first, ...rest] = places
  const kept = first === undefined ? null : table.nodeAt(first)
  if (!within || first === undefined || !kept) return false
  if (!dispatch) return true
  const words = rest.flatMap((place) => {
    const content = table.nodeAt(place)?.content
    return content && content.size > 0 ? [content] : []
  })
  for (const place of rest.toReversed()) {
    const from = tableStart + place
    tr.delete(from, from + (table.nodeAt(place)?.nodeSize ?? 0))
  }
  const at = tableStart + first
  tr.setNodeMarkup(at, null, {
    ...kept.attrs,
    colspan: right - left,
    rowspan: bottom - top,
    colwidth: null,
  })
  let end = at + 1 + kept.content.size
  for (const content of words) {
    if (end > at + 1) tr.insert(end++, lineBreak.create())
    tr.insert(end, content)
    end += content.size
  }
  tr.setSelection(TextSelection.create(tr.doc, end))
  dispatch(tr)
  return true
}
