import type { Node } from 'prosemirror-model'
import { diff, type Edit } from '../amendments/diff'
import { longestCommon } from '../amendments/longest-common'

/** A row of a table in a comparison, `null` where it was not there or is gone; its cells likewise. */
export interface RowChange {
  readonly before: Node | null
  readonly after: Node | null
  readonly cells: readonly CellChange[]
}

export interface CellChange {
  readonly before: Node | null
  readonly after: Node | null
}

/** How the rows of a table came to be those of another, and within each the cells. */
export function rowChanges(before: Node, after: Node): readonly RowChange[] {
  return aligned(before.children, after.children).map(([was, is]) => ({
    before: was,
    after: is,
    cells: aligned(was?.children ?? [], is?.children ?? []).map(([old, now]) => ({
      before: old,
      after: now,
    })),
  }))
}

/**
 * Where two tables differ, cell by cell: a row or a cell that came or is gone as a whole, and in the
 * others the words. Offsets are into the content of each table.
 */
export function tableEdits(before: Node, after: Node): readonly Edit[] {
  const edits: Edit[] = []
  let [at, atB] = [0, 0]
  const gone = ({ nodeSize }: Node) => {
    edits.push({ from: at, to: at + nodeSize, fromB: atB, toB: atB })
    at += nodeSize
  }
  const come = ({ nodeSize }: Node) => {
    edits.push({ from: at, to: at, fromB: atB, toB: atB + nodeSize })
    atB += nodeSize
  }
  for (const { before: row, after: rowB, cells } of rowChanges(before, after)) {
    if (row && rowB) {
      const [end, endB] = [at + row.nodeSize, atB + rowB.nodeSize]
      at++
      atB++
      for (const { before: was, after: is } of cells) {
        if (was && is) {
          edits.push(...shifted(diff(was, is), at + 1, atB + 1))
          at += was.nodeSize
          atB += is.nodeSize
        } else if (was) gone(was)
        else if (is) come(is)
      }
      at = end
      atB = endB
    } else if (row) gone(row)
    else if (rowB) come(rowB)
  }
  return edits
}

function shifted(edits: readonly Edit[], by: number, byB: number): readonly Edit[] {
  return edits.map(({ from, to, fromB, toB }) => ({
    from: from + by,
    to: to + by,
    fromB: fromB + byB,
    toB: toB + byB,
  }))
}

type Pair = readonly [Node, Node] | readonly [Node, null] | readonly [null, Node]

/** Those that say the same are one; between them, as many as on the other side in their order, or the most alike. */
function aligned(a: readonly Node[], b: readonly Node[]): readonly Pair[] {
  const codes = new Map<string, number>()
  const codeOf = (node: Node) => {
    const said = JSON.stringify(node)
    const known = codes.get(said) ?? codes.size
    codes.set(said, known)
    return known
  }
  const [one, other] = [Int32Array.from(a, codeOf), Int32Array.from(b, codeOf)]
  const pairs: Pair[] = []
  let [at, atB] = [0, 0]
  const upTo = (end: number, endB: number) => {
    pairs.push(...between(a.slice(at, end), b.slice(atB, endB)))
    at = end
    atB = endB
  }
  longestCommon(one, other, codes.size, (same, sameB) => {
    upTo(same, sameB)
    const [was, is] = [a[same], b[sameB]]
    if (was && is) pairs.push([was, is])
    at++
    atB++
  })
  upTo(a.length, b.length)
  return pairs
}

/** Pairs that are looked at for how alike they are; beyond that they are taken in their order. */
const mostLookedAt = 10_000

function between(a: readonly Node[], b: readonly Node[]): readonly Pair[] {
  if (a.length === b.length || a.length * b.length > mostLookedAt) return inOrderOf(a, b)
  // For each of both ends, how alike the best pairs before it are.
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1))
  const [words, wordsB] = [a.map(wordsIn), b.map(wordsIn)]
  const valueAt = (i: number, j: number) => best[i]?.[j] ?? 0
  const likeness = (i: number, j: number) => alike(words[i] ?? none, wordsB[j] ?? none)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const both = valueAt(i - 1, j - 1) + likeness(i - 1, j - 1)
      const row = best[i]
      if (row) row[j] = Math.max(both, valueAt(i - 1, j), valueAt(i, j - 1))
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [a.length, b.length]
  while (i > 0 || j > 0) {
    const [was, is] = [a[i - 1], b[j - 1]]
    const isPair =
      was &&
      is &&
      likeness(i - 1, j - 1) > 0 &&
      valueAt(i, j) === valueAt(i - 1, j - 1) + likeness(i - 1, j - 1)
    if (isPair) {
      pairs.push([was, is])
      i--
      j--
    } else if (is && (i === 0 || valueAt(i, j) === valueAt(i, j - 1))) {
      pairs.push([null, is])
      j--
    } else if (was) {
      pairs.push([was, null])
      i--
    }
  }
  return pairs.reverse()
}

function inOrderOf(a: readonly Node[], b: readonly Node[]): readonly Pair[] {
  const count = Math.min(a.length, b.length)
  return [
    ...a.slice(0, count).flatMap((was, at): Pair[] => {
      const is = b[at]
      return is ? [[was, is]] : []
    }),
    ...a.slice(count).map((was): Pair => [was, null]),
    ...b.slice(count).map((is): Pair => [null, is]),
  ]
}

const none: ReadonlySet<string> = new Set()

function wordsIn(node: Node): ReadonlySet<string> {
  return new Set(node.textBetween(0, node.content.size, ' ', '*').split(/\s+/).filter(Boolean))
}

/** From 0 to 1: the part of the words of both that both have. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.size + b.size
  if (all === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return (2 * shared) / all
}
