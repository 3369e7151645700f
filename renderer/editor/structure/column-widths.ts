import type { Node } from 'prosemirror-model'
import { type Command, Plugin, type Transaction } from 'prosemirror-state'
import { isInTable, selectedRect, TableMap } from 'prosemirror-tables'
import type { EditorView } from 'prosemirror-view'
import { columnShares, drawn, keepingShares } from '../../../shared/document/column-widths'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'

/** Pixels before the line between two columns, and after it, by which it is taken: words begin there. */
const reach = { before: 6, after: 1 } as const

/** By a key a column becomes so much of the table wider or narrower. */
const step = 0.05

/** The column of the caret becomes wider, at the cost of the next one, or narrower. */
export function widenColumn(by: 1 | -1): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart, right } = selectedRect(state)
    if (map.width < 2) return false
    const isLast = right === map.width
    const shares = sharesOf(table)
    const next = drawn(shares, isLast ? right - 2 : right - 1, isLast ? -by * step : by * step)
    return keep(state.tr, table, tableStart - 1, next, dispatch)
  }
}

/** As wide as one another again. */
export const evenColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { table, tableStart } = selectedRect(state)
  return keep(state.tr, table, tableStart - 1, null, dispatch)
}

export function hasWidths(table: Node): boolean {
  return columnShares(table, TableMap.get(table).width) !== null
}

function sharesOf(table: Node): readonly number[] {
  const { width } = TableMap.get(table)
  return columnShares(table, width) ?? Array.from({ length: width }, () => 1 / width)
}

function keep(
  tr: Transaction,
  table: Node,
  pos: number,
  shares: readonly number[] | null,
  dispatch?: (tr: Transaction) => void,
): boolean {
  const changed = keepingShares(table, TableMap.get(table).width, shares)
  if (changed.length === 0) return false
  for (const { offset, widths } of changed)
    tr.setNodeAttribute(pos + 1 + offset, 'colwidth', widths)
  dispatch?.(tr)
  return true
}

/** The columns of a table as they stand in the text. */
export function showColumns(group: HTMLElement, table: Node): void {
  drawColumns(group, columnShares(table, TableMap.get(table).width))
}

/** None while nobody has said how wide they are: then the words in them decide. */
function drawColumns(group: HTMLElement, shares: readonly number[] | null): void {
  group.parentElement?.classList.toggle('table-drawn', shares !== null)
  const columns = (shares ?? []).map((share) => {
    const column = document.createElement('col')
    column.style.inlineSize = `${Math.round(share * 10_000) / 100}%`
    return column
  })
  group.replaceChildren(...columns)
}

/** The line between two columns of a table on the page. */
interface Line {
  readonly dom: HTMLTableElement
  /** Of the column before it. */
  readonly column: number
}

/** The lines between the columns of a table can be drawn with the mouse. */
export function columnWidthsPlugin(): Plugin {
  let over: HTMLTableElement | null = null
  const hover = (dom: HTMLTableElement | null) => {
    if (over !== dom) over?.classList.remove('table-line')
    over = dom
    dom?.classList.add('table-line')
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousemove(view, event) {
          if (event.buttons === 0) hover(lineAt(view, event)?.dom ?? null)
          return false
        },
        mouseleave() {
          hover(null)
          return false
        },
        mousedown(view, event) {
          const line = event.button === 0 ? lineAt(view, event) : null
          if (!line) return false
          event.preventDefault()
          drag(view, line, event.clientX)
          return true
        },
      },
    },
  })
}

function lineAt(view: EditorView, { target, clientX }: MouseEvent): Line | null {
  if (modeOf(view.state) !== 'write' || !(target instanceof Element)) return null
  const cell = target.closest<HTMLTableCellElement>('.table :is(td, th)')
  const dom = cell?.closest('table')
  if (!cell || !dom || !view.dom.contains(dom)) return null
  const { left, right } = cell.getBoundingClientRect()
  const isMirrored = getComputedStyle(dom).direction === 'rtl'
  const nearEnd = Math.abs(clientX - (isMirrored ? left : right)) <= reach.before
  const nearStart = Math.abs(clientX - (isMirrored ? right : left)) <= reach.after
  if (!nearEnd && !nearStart) return null
  const at = view.state.doc.resolve(view.posAtDOM(cell, 0))
  const [table, pos] = [at.node(at.depth - 2), at.before(at.depth - 2)]
  const map = TableMap.get(table)
  const rect = map.findCell(at.before() - pos - 1)
  const column = nearEnd ? rect.right - 1 : rect.left - 1
  return column >= 0 && column < map.width - 1 ? { dom, column } : null
}

interface Found {
  readonly table: Node
  readonly pos: number
}

/** The table as it is now, whatever colleagues have written in it and before it. */
function tableOf(view: EditorView, dom: HTMLTableElement): Found | null {
  const body = dom.tBodies[0]
  if (view.isDestroyed || !body || !view.dom.contains(body)) return null
  const at = view.state.doc.resolve(view.posAtDOM(body, 0))
  return at.parent.type.spec.tableRole === 'table' ? { table: at.parent, pos: at.before() } : null
}

/** Drawn on the page at once, and put into the text when it is let go. */
function drag(view: EditorView, { dom, column }: Line, from: number): void {
  const group = dom.querySelector('colgroup')
  const begun = tableOf(view, dom)?.table
  if (!group || !begun) return
  const { width } = TableMap.get(begun)
  const sign = getComputedStyle(dom).direction === 'rtl' ? -1 : 1
  const shares = columnShares(begun, width) ?? sharesOnPage(dom, begun)
  let now = shares
  const over = new AbortController()
  const end = (isKept: boolean) => {
    over.abort()
    const found = tableOf(view, dom)
    if (!found) return
    const { table, pos } = found
    const mayKeep = isKept && now !== shares && modeOf(view.state) === 'write'
    if (!mayKeep || TableMap.get(table).width !== width) return showColumns(group, table)
    apart((state, dispatch) => keep(state.tr, table, pos, now, dispatch))(
      view.state,
      view.dispatch,
      view,
    )
  }
  const { signal } = over
  window.addEventListener(
    'mousemove',
    ({ clientX }) => {
      now = drawn(shares, column, (sign * (clientX - from)) / dom.offsetWidth)
      drawColumns(group, now)
    },
    { signal },
  )
  window.addEventListener('mouseup', () => end(true), { signal })
  window.addEventListener('blur', () => end(false), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    },
    { signal, capture: true },
  )
}

/** What the browser has made of them by the words in them. */
function sharesOnPage(dom: HTMLTableElement, table: Node): readonly number[] {
  const { width } = TableMap.get(table)
  const row = [...dom.rows].find(({ cells }) => cells.length === width)
  if (!row) return sharesOf(table)
  const widths = [...row.cells].map((cell) => cell.getBoundingClientRect().width)
  const sum = widths.reduce((total, each) => total + each, 0)
  return sum > 0 ? widths.map((each) => each / sum) : sharesOf(table)
}
