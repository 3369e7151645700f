import type { Node } from 'prosemirror-model'
import { schema } from '../document/schema'
import { diff, type Edit } from './diff'
import { pair } from './pairing'

/** A row of a table before and after; one of them alone where it comes or goes as a whole. */
export type RowPair =
  | { readonly was: Node; readonly is: Node }
  | { readonly was: Node; readonly is: null }
  | { readonly was: null; readonly is: Node }

/** The rows of both, in the order of reading. One of which the columns are others is written anew. */
export function rowPairs(base: Node, other: Node): readonly RowPair[] {
  const [was, is] = [base.children, other.children]
  const continued = was.length === is.length && was.every((row, at) => isLike(row, is[at]))
  const toOther = continued ? was.map((_, at) => at) : inOrder(was, is)
  const pairs: RowPair[] = []
  let next = 0
  const come = (upTo: number) => {
    for (const row of is.slice(next, upTo)) pairs.push({ was: null, is: row })
    next = upTo
  }
  for (const [at, row] of was.entries()) {
    const found = toOther[at] ?? -1
    const now = is[found]
    if (now && isLike(row, now)) {
      come(found)
      pairs.push({ was: row, is: now })
      next = found + 1
    } else {
      pairs.push({ was: row, is: null })
    }
  }
  come(is.length)
  return pairs
}

/**
 * How one table becomes another: words in its cells, and whole rows that come or go. Offsets are in
 * the content of the tables.
 */
export function tableEdits(base: Node, other: Node): readonly Edit[] {
  const edits: Edit[] = []
  let [from, fromB] = [0, 0]
  for (const { was, is } of rowPairs(base, other)) {
    const [to, toB] = [from + (was?.nodeSize ?? 0), fromB + (is?.nodeSize ?? 0)]
    if (was && is) edits.push(...cellEdits(was, is, from + 1, fromB + 1))
    else edits.push({ from, to, fromB, toB })
    from = to
    fromB = toB
  }
  return edits
}

function cellEdits(row: Node, other: Node, start: number, startB: number): readonly Edit[] {
  const edits: Edit[] = []
  let [from, fromB] = [start + 1, startB + 1]
  for (const [at, cell] of row.children.entries()) {
    const now = other.child(at)
    for (const edit of diff(cell, now)) {
      edits.push({
        from: from + edit.from,
        to: from + edit.to,
        fromB: fromB + edit.fromB,
        toB: fromB + edit.toB,
      })
    }
    from += cell.nodeSize
    fromB += now.nodeSize
  }
  return edits
}

/** Rows stand under columns: one that has others continues none. */
function isLike(row: Node, other: Node | undefined): boolean {
  return (
    other?.type === row.type &&
    other.childCount === row.childCount &&
    row.children.every((cell, at) => isLikeCell(cell, other.child(at)))
  )
}

/** However wide it is laid out. */
function isLikeCell(cell: Node, other: Node): boolean {
  return (
    cell.type === other.type &&
    cell.attrs.colspan === other.attrs.colspan &&
    cell.attrs.rowspan === other.attrs.rowspan
  )
}

/** Which row each has become, or -1: by what most of its words are, or by its first cell. */
function inOrder(was: readonly Node[], is: readonly Node[]): readonly number[] {
  const { toOther } = pair(was.map(inOneLine), is.map(inOneLine))
  let next = 0
  return toOther.map((found, at) => {
    const end = toOther.slice(at).find((each) => each >= 0) ?? is.length
    const own = found >= 0 ? found : next + is.slice(next, end).findIndex(isHeadedAs(was[at]))
    if (own < next) return -1
    next = own + 1
    return own
  })
}

function isHeadedAs(row: Node | undefined): (other: Node) => boolean {
  const head = row?.firstChild?.content
  return ({ firstChild }) =>
    head !== undefined && head.size > 0 && firstChild?.content.eq(head) === true
}

/** Cells one after another, as a paragraph would have them. */
function inOneLine(row: Node): Node {
  const words = row.children.flatMap((cell) => [...cell.children, schema.text(' ')])
  return schema.nodes.paragraph.create(null, words)
}
