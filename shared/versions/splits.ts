import type { Node } from 'prosemirror-model'
import type { Edit } from '../amendments/diff'
import type { Row } from './compare'

/** That a block was split from the one before it, or joined to it. */
export type Turn = 'split' | 'joined'

/**
 * Splits and joins, shown as such: the end of a block that became a block of its own is not struck
 * there and inserted here, and what a block took in from the one after it was not written anew.
 */
export function turning(rows: readonly Row[]): readonly Row[] {
  const out: Row[] = []
  for (const row of rows) {
    const before = out.at(-1)
    const turned = before && (splitOf(before, row) ?? joinOf(before, row))
    if (turned) out.splice(-1, 1, ...turned)
    else out.push(row)
  }
  return out
}

function splitOf(first: Row, second: Row): readonly Row[] | null {
  const tail = first.edits.at(-1)
  if (second.kind !== 'inserted' || !second.after || !first.before || !first.after || !tail) {
    return null
  }
  const took = first.before.content.size === tail.to && tail.fromB === tail.toB
  if (!took || !says(first.before, tail.from, tail.to, second.after)) return null
  return [without(first, tail), { ...second, turn: 'split' }]
}

function joinOf(first: Row, second: Row): readonly Row[] | null {
  const tail = first.edits.at(-1)
  if (second.kind !== 'deleted' || !second.before || !first.after || !tail) return null
  const took = first.after.content.size === tail.toB && tail.from === tail.to
  if (!took || !says(first.after, tail.fromB, tail.toB, second.before)) return null
  return [without(first, tail), { ...second, turn: 'joined' }]
}

/** Whether the words there are those of the other block, but for spaces at the ends. */
function says(block: Node, from: number, to: number, other: Node): boolean {
  const words = (node: Node, start: number, end: number) =>
    node.textBetween(start, end, ' ', ' ').trim()
  const said = words(other, 0, other.content.size)
  return said !== '' && words(block, from, to) === said
}

function without(row: Row, edit: Edit): Row {
  return { ...row, edits: row.edits.filter((each) => each !== edit) }
}
