import type { Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { schema } from '../../../shared/document/schema'
import { languageOf } from '../language'
import { longestRising } from '../longest-rising'
import { apart } from '../shared-text/history'

const { annex, paragraph, table, header_cell } = schema.nodes

/** Lines of one parent that can change places: its children from one index up to another. */
interface Lines {
  /** Before the parent's first child. */
  readonly start: number
  readonly parent: Node
  readonly from: number
  readonly to: number
}

/**
 * Puts the States of the annex of the caret into the order of the language of the text: the lines
 * beneath its lead-in, or the rows of its table. Only those that stand out of order are moved, so
 * that whoever writes in another does not notice.
 */
export const sortStates: Command = apart((state, dispatch) => {
  const { doc, selection } = state
  const index = selection.$from.index(0)
  const around = doc.maybeChild(index)
  if (around?.type !== annex) return false
  const { compare } = new Intl.Collator(languageOf(doc).lang)
  const tr = state.tr
  // From the last: what is moved within one lot leaves the ones before it where they are.
  for (const lines of lotsIn(around, selection.$from.posAtIndex(index, 0)).toReversed()) {
    sort(tr, lines, compare)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
})

function lotsIn(container: Node, pos: number): readonly Lines[] {
  const lots: Lines[] = []
  container.forEach((block, offset, index) => {
    if (block.type === table && hangsNowhere(block)) {
      const start = pos + 2 + offset
      lots.push({ start, parent: block, from: headRows(block), to: block.childCount })
    }
    if (block.type !== paragraph || block.attrs.level === 0) return
    const last = lots.at(-1)
    const goesOn = last?.parent === container && last.to === index
    const from = goesOn ? last.from : index
    if (goesOn) lots.pop()
    lots.push({ start: pos + 1, parent: container, from, to: index + 1 })
  })
  return lots
}

/** Rows that hang together by a cell do not change places. */
function hangsNowhere(rows: Node): boolean {
  return rows.children.every((row) => row.children.every((cell) => cell.attrs.rowspan === 1))
}

function headRows(rows: Node): number {
  const first = rows.children.findIndex((row) =>
    row.children.some((cell) => cell.type !== header_cell),
  )
  return first < 0 ? rows.childCount : first
}

function sort(tr: Transaction, lines: Lines, compare: (a: string, b: string) => number): void {
  const { start, parent, from, to } = lines
  const all = parent.children.slice(from, to)
  const nameOf = (node: Node | undefined) =>
    (node?.type === paragraph ? node : node?.firstChild)?.textContent.trim() ?? ''
  const sorted = [...all].sort((one, other) => compare(nameOf(one), nameOf(other)))
  const stay = longestRising(sorted.map((node) => all.indexOf(node)))
  const staying = new Set(stay.map((at) => all[at]))
  const order = [...all]
  const first = start + sizeOf(parent.children.slice(0, from))
  sorted.forEach((node, place) => {
    if (staying.has(node)) return
    const was = order.indexOf(node)
    const pos = first + sizeOf(order.slice(0, was))
    tr.delete(pos, pos + node.nodeSize)
    order.splice(was, 1)
    const before = sorted[place - 1]
    const now = before ? order.indexOf(before) + 1 : 0
    tr.insert(first + sizeOf(order.slice(0, now)), node)
    order.splice(now, 0, node)
  })
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}
