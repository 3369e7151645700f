import { mostCells } from '../../document/schema'
import type { FinalCell, FinalRow, FinalTable, Id, Inlines, TableNote } from '../final-document'
import { child, childElements, textOf, type XmlElement } from '../xml/read'
import { revisionOf } from './revisions'

type ReadInlines = (line: XmlElement) => Inlines

/** A table with its caption and the notes beneath it, as we write them. */
export function readTableIn(element: XmlElement, id: Id, inlines: ReadInlines): FinalTable {
  const content = child(element, 'akn:content') ?? element
  const lines = childElements(content).filter(({ name }) => name === 'akn:p')
  const called = (name: string) => lines.filter((line) => line.attributes.get('class') === name)
  const notes = called('note').map((line): TableNote => {
    const runs = inlines(line).filter((each) => each.kind === 'text')
    return { sign: line.attributes.get('rap:sign') ?? '', content: runs }
  })
  const table = child(content, 'akn:table') ?? { ...content, children: [] }
  const read = readTable(table, id, notes, inlines)
  const [caption] = called('caption')
  return caption ? { ...read, caption: textOf(caption) } : read
}

export function readTable(
  table: XmlElement,
  id: Id,
  notes: readonly TableNote[],
  inlines: ReadInlines,
): FinalTable {
  const caption = child(table, 'akn:caption')
  const lines = childElements(table).filter(({ name }) => name === 'akn:tr')
  const isHead = (line: XmlElement) => line.attributes.get('class') === 'head'
  const head = lines.filter(isHead).map((line) => readRow(line, inlines))
  const rows = lines.filter((line) => !isHead(line)).map((line) => readRow(line, inlines))
  const shares = table.attributes.get('rap:columns')?.split(' ').filter(Boolean).map(Number)
  const widths = [...head, ...rows].map(({ cells }) =>
    cells.reduce((sum, cell) => sum + cell.colspan, 0),
  )
  const width = Math.max(0, ...widths)
  return {
    kind: 'table',
    id,
    caption: caption ? textOf(caption) : '',
    columns: shares ?? Array.from({ length: width }, () => 1 / width),
    head,
    rows,
    notes,
  }
}

function readRow(line: XmlElement, inlines: ReadInlines): FinalRow {
  const revision = revisionOf(line)
  const revised = revision && { revision }
  // A row of none is written with a cell that is not there.
  if (line.attributes.get('class') === 'covered') return { cells: [], ...revised }
  return { cells: childElements(line).map((cell) => readCell(cell, inlines)), ...revised }
}

function readCell(cell: XmlElement, inlines: ReadInlines): FinalCell {
  const span = (name: string) => {
    const said = Math.trunc(Number(cell.attributes.get(name) ?? 1)) || 1
    return Math.min(mostCells, Math.max(1, said))
  }
  // Cells of ours hold one line; of others', the lines of a cell are parted by breaks.
  const lines = childElements(cell).map(inlines)
  return {
    header: cell.name === 'akn:th',
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    content: lines.flatMap((line, at): Inlines => (at > 0 ? [{ kind: 'break' }, ...line] : line)),
  }
}
